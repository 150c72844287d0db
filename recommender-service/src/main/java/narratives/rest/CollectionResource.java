package narratives.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import narratives.calls.Calls;
import narratives.calls.CollectionCalls;
import narratives.calls.PackCalls;
import narratives.json.CollectionReportJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The collection as a whole. */
@Path("/v1/collection")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Narratives")
class CollectionResource {
    private final Tenancy tenancy;
    private final CollectionCalls calls;

    CollectionResource(Tenancy tenancy, Calls calls) {
        this.tenancy = tenancy;
        this.calls = calls.collection();
    }

    @GET
    @Path("/report")
    @Operation(
            operationId = "getCollectionReport",
            summary = "Ask what the collection has and lacks, against its instrument and its readers",
            description = "Counted at this moment, from everything that is stored.")
    @APIResponse(
            responseCode = "200",
            description = "The report.",
            content = @Content(schema = @Schema(implementation = CollectionReportJson.class)))
    public CollectionReportJson get() {
        return CollectionReportJson.from(calls.report(tenancy.caller()));
    }

    @GET
    @Path("/report/page")
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            operationId = "printCollectionReport",
            summary = "Read the report of the collection as a page with plots",
            description = "In one piece; it needs nothing from elsewhere.")
    @APIResponse(responseCode = "200", description = "The page.", content = @Content(mediaType = MediaType.TEXT_HTML))
    public Response page() {
        return Documents.answer(Response.Status.OK, PackCalls.Form.HTML, calls.page(tenancy.caller()));
    }
}
