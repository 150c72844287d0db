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
import narratives.calls.SafetyCalls;
import narratives.json.CuratedJson;
import narratives.safety.Curated;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The narratives that people have picked to be shown where nothing better can be relied on. */
@Path("/v1/curated")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Safety")
class CuratedResource {
    private final Tenancy tenancy;
    private final SafetyCalls calls;

    CuratedResource(Tenancy tenancy, Calls calls) {
        this.tenancy = tenancy;
        this.calls = calls.safety();
    }

    @GET
    @Operation(operationId = "getCurated", summary = "Get the curated list in force")
    @APIResponse(
            responseCode = "200",
            description = "In force.",
            content = @Content(schema = @Schema(implementation = CuratedJson.class)))
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response get(
            @Parameter(ref = "ifNoneMatch") @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return Representations.answer(CuratedJson.from(calls.curated(tenancy.caller())), ifNoneMatch);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putCurated",
            summary = "Put the curated list in force",
            description =
                    "The same one again keeps its version. `version`, if given, must be the one in force. Every narrative must exist; whether it may be shown is looked at again in every list.")
    @APIResponse(
            responseCode = "200",
            description = "In force.",
            content = @Content(schema = @Schema(implementation = CuratedJson.class)))
    @APIResponse(
            responseCode = "201",
            description = "In force, the first one.",
            content = @Content(schema = @Schema(implementation = CuratedJson.class)))
    @APIResponse(responseCode = "412", ref = "Precondition")
    public Response put(
            @Parameter(ref = "ifMatch") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true) CuratedJson body) {
        DocumentCalls.Put<Curated> put = calls.put(
                tenancy.caller(),
                body.toCurated(),
                Optional.ofNullable(body.version()),
                present -> Representations.requireMatch(ifMatch, present.map(CuratedJson::from)));
        return Response.status(put.created() ? Response.Status.CREATED : Response.Status.OK)
                .entity(CuratedJson.from(put.inForce()))
                .build();
    }
}
