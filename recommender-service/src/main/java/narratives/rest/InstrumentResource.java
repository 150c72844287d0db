package narratives.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import narratives.access.Caller;
import narratives.calls.Calls;
import narratives.calls.DocumentCalls;
import narratives.catalog.Instrument;
import narratives.json.InstrumentJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The questions by which narratives are characterised. */
@Path("/v1/instrument")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Instrument and questionnaire")
class InstrumentResource {
    private final Tenancy tenancy;
    private final DocumentCalls calls;

    /** The instrument in force, and which narratives no longer agree with it. */
    @Schema(name = "InstrumentWritten", requiredProperties = "revalidation")
    record InstrumentWrittenJson(@JsonUnwrapped InstrumentJson instrument, RevalidationJson revalidation) {}

    InstrumentResource(Tenancy tenancy, Calls calls) {
        this.tenancy = tenancy;
        this.calls = calls.documents();
    }

    @GET
    @Operation(operationId = "getInstrument", summary = "Get the instrument in force")
    @APIResponse(
            responseCode = "200",
            description = "The instrument.",
            content = @Content(schema = @Schema(implementation = InstrumentJson.class)))
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response get(
            @Parameter(ref = "ifNoneMatch") @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return Representations.answer(InstrumentJson.from(calls.instrument(tenancy.caller())), ifNoneMatch);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putInstrument",
            summary = "Put an instrument in force",
            description = "The same one again keeps its version. `version`, if given, must be the one in force. Stored"
                    + " narratives are checked against the new instrument and reported; they stay as they are.")
    @APIResponse(
            responseCode = "200",
            description = "In force.",
            content = @Content(schema = @Schema(implementation = InstrumentWrittenJson.class)))
    @APIResponse(
            responseCode = "201",
            description = "In force, the first one.",
            content = @Content(schema = @Schema(implementation = InstrumentWrittenJson.class)))
    @APIResponse(responseCode = "412", ref = "Precondition")
    public Response put(
            @Parameter(ref = "ifMatch") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true) InstrumentJson body) {
        Caller caller = tenancy.caller();
        DocumentCalls.Put<Instrument> put = calls.put(
                caller,
                body.toInstrument(),
                Optional.ofNullable(body.version()),
                present -> Representations.requireMatch(ifMatch, present.map(InstrumentJson::from)));
        return Response.status(put.created() ? Response.Status.CREATED : Response.Status.OK)
                .entity(new InstrumentWrittenJson(
                        InstrumentJson.from(put.inForce()),
                        RevalidationJson.from(
                                calls.revalidate(caller, put.inForce().value()))))
                .build();
    }
}
