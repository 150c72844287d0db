package narratives.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import narratives.calls.Calls;
import narratives.calls.DocumentCalls;
import narratives.feedback.Questionnaire;
import narratives.json.QuestionnaireJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The questions asked after a narrative. */
@Path("/v1/questionnaire")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Instrument and questionnaire")
class QuestionnaireResource {
    private final Tenancy tenancy;
    private final DocumentCalls calls;

    QuestionnaireResource(Tenancy tenancy, Calls calls) {
        this.tenancy = tenancy;
        this.calls = calls.documents();
    }

    @GET
    @Operation(operationId = "getQuestionnaire", summary = "Get the questionnaire in force")
    @APIResponse(
            responseCode = "200",
            description = "The questionnaire.",
            content = @Content(schema = @Schema(implementation = QuestionnaireJson.class)))
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response get(
            @Parameter(ref = "ifNoneMatch") @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return Representations.answer(QuestionnaireJson.from(calls.questionnaire(tenancy.caller())), ifNoneMatch);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putQuestionnaire",
            summary = "Put a questionnaire in force",
            description =
                    "The same one again keeps its version. `version`, if given, must be the one in force. One that"
                            + " cannot hold the stored ratings is refused.")
    @APIResponse(
            responseCode = "200",
            description = "In force.",
            content = @Content(schema = @Schema(implementation = QuestionnaireJson.class)))
    @APIResponse(
            responseCode = "201",
            description = "In force, the first one.",
            content = @Content(schema = @Schema(implementation = QuestionnaireJson.class)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Precondition")
    public Response put(
            @Parameter(ref = "ifMatch") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true) QuestionnaireJson body) {
        DocumentCalls.Put<Questionnaire> put = calls.put(
                tenancy.caller(),
                body.toQuestionnaire(),
                Optional.ofNullable(body.version()),
                present -> Representations.requireMatch(ifMatch, present.map(QuestionnaireJson::from)));
        return Response.status(put.created() ? Response.Status.CREATED : Response.Status.OK)
                .entity(QuestionnaireJson.from(put.inForce()))
                .build();
    }
}
