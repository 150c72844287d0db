package narratives.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import narratives.calls.Calls;
import narratives.calls.ModelCalls;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Long work. */
@Path("/v1/operations/{operationId}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
class OperationResource {
    private final Tenancy tenancy;
    private final ModelCalls calls;

    OperationResource(Tenancy tenancy, Calls calls) {
        this.tenancy = tenancy;
        this.calls = calls.model();
    }

    @GET
    @Operation(operationId = "getOperation", summary = "See how long work is getting on")
    @APIResponseSchema(value = OperationJson.class, responseDescription = "The operation.", responseCode = "200")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public OperationJson get(
            @Parameter(description = "As given by the call that began it.") @PathParam("operationId") String id) {
        return OperationJson.from(calls.operation(tenancy.caller(), id));
    }
}
