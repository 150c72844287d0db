package narratives.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog;
import narratives.feedback.Questionnaire;
import narratives.json.FeedbackBatchJson;
import narratives.json.FeedbackJson;
import narratives.json.Json;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people tell. */
@Path("/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Feedback")
class FeedbackResource {
    private static final String CREATE_USER = "createUser";
    private static final String REPLAYED = "Idempotent-Replayed";

    private final Tenancy tenancy;
    private final FeedbackIntake intake;

    /** Where an event stands. */
    @Schema(
            name = "FeedbackWritten",
            requiredProperties = {"eventId", "logPosition"})
    record WrittenJson(
            @Schema(examples = "e-1") String eventId,
            @Schema(examples = "1-7042-318") String logPosition) {}

    /** What became of a batch. */
    @Schema(
            name = "FeedbackBatchWritten",
            requiredProperties = {"accepted", "duplicates", "logPosition"})
    record BatchWrittenJson(
            @Schema(description = "Stored by this call.") int accepted,

            @Schema(description = "Stored before, with the same payload.")
            int duplicates,

            @Schema(description = "The last entry of the batch.", examples = "1-7042-318")
            String logPosition) {}

    FeedbackResource(Tenancy tenancy, FeedbackIntake intake) {
        this.tenancy = tenancy;
        this.intake = intake;
    }

    @POST
    @Path("/feedback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "giveFeedback",
            summary = "Give feedback",
            description = "eventId is the idempotency key: the same event again is answered as the first time, with"
                    + " status 200 and Idempotent-Replayed: true. What is answered is stored.")
    @APIResponse(
            responseCode = "200",
            description = "Stored before.",
            headers = @Header(name = REPLAYED, description = "true", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = WrittenJson.class)))
    @APIResponse(
            responseCode = "201",
            description = "Stored.",
            content = @Content(schema = @Schema(implementation = WrittenJson.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "422", ref = "Reused")
    public Response give(
            @Parameter(ref = CREATE_USER) @QueryParam(CREATE_USER) @Nullable String createUser,
            @RequestBody(required = true) FeedbackJson body) {
        TenantId tenant = tenancy.current();
        boolean create = Query.flag(CREATE_USER, createUser);
        Feedback event = checked(tenant, body.toFeedback());
        FeedbackLog.Stored stored =
                intake.append(tenant, List.of(event), create).getFirst();
        WrittenJson written =
                new WrittenJson(stored.eventId().value(), stored.position().toString());
        return stored.replayed()
                ? Response.ok(written).header(REPLAYED, "true").build()
                : Response.status(Response.Status.CREATED).entity(written).build();
    }

    @POST
    @Path("/feedback:batchCreate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "giveFeedbackInBulk",
            summary = "Give feedback in bulk: all of it or none",
            description = "1 to 500 events. If any of them is wrong, errors tells which and why, and none is stored.")
    @APIResponse(
            responseCode = "200",
            description = "All stored.",
            content = @Content(schema = @Schema(implementation = BatchWrittenJson.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "422", ref = "Reused")
    public BatchWrittenJson batch(
            @Parameter(ref = CREATE_USER) @QueryParam(CREATE_USER) @Nullable String createUser,
            @RequestBody(required = true) FeedbackBatchJson body) {
        TenantId tenant = tenancy.current();
        boolean create = Query.flag(CREATE_USER, createUser);
        Optional<Questionnaire> questionnaire = intake.questionnaire(tenant);
        List<Feedback> events = body.read(json -> FeedbackIntake.checked(json.toFeedback(), questionnaire));
        LineImport.Stored stored = counted(intake.append(tenant, events, create));
        return new BatchWrittenJson(
                stored.accepted(), stored.duplicates(), stored.last().toString());
    }

    @POST
    @Path("/feedback:import")
    @Consumes(LineImport.MEDIA_TYPE)
    @Operation(
            operationId = "importFeedback",
            summary = "Give feedback line by line, as much as there is",
            description = "NDJSON: one event a line, at most 256 KB a line and 512 MB in all. What is wrong with a line"
                    + " is answered and does not stop the others. The same import again changes nothing.")
    @RequestBody(
            required = true,
            content =
                    @Content(mediaType = LineImport.MEDIA_TYPE, schema = @Schema(implementation = FeedbackJson.class)))
    @APIResponse(
            responseCode = "200",
            description = "What became of the lines.",
            content = @Content(schema = @Schema(implementation = ImportJson.class)))
    public ImportJson load(
            @Parameter(ref = CREATE_USER) @QueryParam(CREATE_USER) @Nullable String createUser, InputStream body) {
        TenantId tenant = tenancy.current();
        boolean create = Query.flag(CREATE_USER, createUser);
        Optional<Questionnaire> questionnaire = intake.questionnaire(tenant);
        return new LineImport<Feedback>(
                        line -> FeedbackIntake.checked(
                                Json.read(line, FeedbackJson.class).toFeedback(), questionnaire),
                        events -> counted(intake.append(tenant, events, create)))
                .load(body);
    }

    private Feedback checked(TenantId tenant, Feedback event) {
        return event instanceof Feedback.Rating ? FeedbackIntake.checked(event, intake.questionnaire(tenant)) : event;
    }

    private static LineImport.Stored counted(List<FeedbackLog.Stored> stored) {
        int duplicates =
                (int) stored.stream().filter(FeedbackLog.Stored::replayed).count();
        LogPosition last = stored.stream()
                .map(FeedbackLog.Stored::position)
                .max(LogPosition::compareTo)
                .orElse(LogPosition.START);
        return new LineImport.Stored(stored.size() - duplicates, duplicates, last);
    }
}
