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
import narratives.catalog.Catalog;
import narratives.catalog.Instrument;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.contract.Versioned;
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
    private final Catalog catalog;

    /** The instrument in force, and which narratives no longer agree with it. */
    @Schema(name = "InstrumentWritten", requiredProperties = "revalidation")
    record InstrumentWrittenJson(@JsonUnwrapped InstrumentJson instrument, RevalidationJson revalidation) {}

    InstrumentResource(Tenancy tenancy, Catalog catalog) {
        this.tenancy = tenancy;
        this.catalog = catalog;
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
        Versioned<Instrument> instrument = catalog.instrument(tenancy.current())
                .orElseThrow(() ->
                        new RecommenderException(ErrorCode.INSTRUMENT_UNKNOWN, ErrorCode.INSTRUMENT_UNKNOWN.title()));
        return Representations.answer(InstrumentJson.from(instrument), ifNoneMatch);
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
        TenantId tenant = tenancy.current();
        Instrument instrument = body.toInstrument();
        Optional<Versioned<Instrument>> before = catalog.instrument(tenant);
        Representations.requireMatch(ifMatch, before.map(InstrumentJson::from));
        Optional<Integer> expected =
                ifMatch == null ? Optional.ofNullable(body.version()) : before.map(Versioned::version);
        Versioned<Instrument> inForce = catalog.putInstrument(tenant, instrument, expected);
        return Response.status(before.isEmpty() ? Response.Status.CREATED : Response.Status.OK)
                .entity(new InstrumentWrittenJson(
                        InstrumentJson.from(inForce), RevalidationJson.of(catalog, tenant, inForce.value())))
                .build();
    }
}
