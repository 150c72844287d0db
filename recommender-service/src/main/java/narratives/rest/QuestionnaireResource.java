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
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.contract.Versioned;
import narratives.feedback.FeedbackLog;
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
    private final FeedbackLog log;

    QuestionnaireResource(Tenancy tenancy, FeedbackLog log) {
        this.tenancy = tenancy;
        this.log = log;
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
        Versioned<Questionnaire> questionnaire = log.questionnaire(tenancy.current())
                .orElseThrow(() -> new RecommenderException(
                        ErrorCode.QUESTIONNAIRE_UNKNOWN, ErrorCode.QUESTIONNAIRE_UNKNOWN.title()));
        return Representations.answer(QuestionnaireJson.from(questionnaire), ifNoneMatch);
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
        TenantId tenant = tenancy.current();
        Questionnaire questionnaire = body.toQuestionnaire();
        Optional<Versioned<Questionnaire>> before = log.questionnaire(tenant);
        Representations.requireMatch(ifMatch, before.map(QuestionnaireJson::from));
        Optional<Integer> expected =
                ifMatch == null ? Optional.ofNullable(body.version()) : before.map(Versioned::version);
        Versioned<Questionnaire> inForce = log.putQuestionnaire(tenant, questionnaire, expected);
        return Response.status(before.isEmpty() ? Response.Status.CREATED : Response.Status.OK)
                .entity(QuestionnaireJson.from(inForce))
                .build();
    }
}
