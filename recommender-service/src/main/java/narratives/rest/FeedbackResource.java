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
import narratives.calls.Calls;
import narratives.calls.FeedbackCalls;
import narratives.calls.Query;
import narratives.feedback.FeedbackLog;
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
    private final FeedbackCalls calls;

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

    FeedbackResource(Tenancy tenancy, Calls calls) {
        this.tenancy = tenancy;
        this.calls = calls.feedback();
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
    @APIResponse(responseCode = "410", ref = "Gone")
    @APIResponse(responseCode = "422", ref = "Reused")
    public Response give(
            @Parameter(ref = CREATE_USER) @QueryParam(CREATE_USER) @Nullable String createUser,
            @RequestBody(required = true) FeedbackJson body) {
        boolean create = creates(createUser);
        FeedbackLog.Stored stored = calls.give(tenancy.caller(), body.toFeedback(), create);
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
    @APIResponse(responseCode = "410", ref = "Gone")
    @APIResponse(responseCode = "422", ref = "Reused")
    public BatchWrittenJson batch(
            @Parameter(ref = CREATE_USER) @QueryParam(CREATE_USER) @Nullable String createUser,
            @RequestBody(required = true) FeedbackBatchJson body) {
        boolean create = creates(createUser);
        FeedbackCalls.Batch stored =
                calls.giveAll(tenancy.caller(), check -> body.read(json -> check.of(json.toFeedback())), create);
        return new BatchWrittenJson(
                stored.accepted(), stored.duplicates(), stored.last().toString());
    }

    @POST
    @Path("/feedback:import")
    @Consumes(Lines.MEDIA_TYPE)
    @Operation(
            operationId = "importFeedback",
            summary = "Give feedback line by line, as much as there is",
            description = "NDJSON: one event a line, at most 256 KB a line and 512 MB in all. What is wrong with a line"
                    + " is answered and does not stop the others. The same import again changes nothing.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = Lines.MEDIA_TYPE, schema = @Schema(implementation = FeedbackJson.class)))
    @APIResponse(
            responseCode = "200",
            description = "What became of the lines.",
            content = @Content(schema = @Schema(implementation = ImportJson.class)))
    public ImportJson load(
            @Parameter(ref = CREATE_USER) @QueryParam(CREATE_USER) @Nullable String createUser, InputStream body) {
        return ImportJson.from(calls.load(
                tenancy.caller(),
                Lines.of(body, line -> Json.read(line, FeedbackJson.class).toFeedback()),
                creates(createUser)));
    }

    private static boolean creates(@Nullable String createUser) {
        return createUser != null && Query.flag(CREATE_USER, createUser);
    }
}
