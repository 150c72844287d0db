package narratives.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import narratives.access.Caller;
import narratives.calls.Calls;
import narratives.calls.GivenNarrative;
import narratives.calls.ListQuery;
import narratives.calls.NarrativeCalls;
import narratives.json.Json;
import narratives.json.NarrativeJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The narratives, all of them. */
@Path("/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Narratives")
class NarrativesResource {
    private final Tenancy tenancy;
    private final NarrativeCalls calls;

    NarrativesResource(Tenancy tenancy, Calls calls) {
        this.tenancy = tenancy;
        this.calls = calls.narratives();
    }

    @GET
    @Path("/narratives")
    @OpenQuery
    @Operation(
            operationId = "listNarratives",
            summary = "List narratives, by filter",
            description = "In the order of their ids. Besides the parameters named here, the key of every question of"
                    + " the instrument is one, such as `tone=mixed`; given more than once, any of the values will do."
                    + " Other parameters are refused.")
    @Parameter(
            name = "modality",
            in = ParameterIn.QUERY,
            description = "Any of these.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
            example = "video")
    @Parameter(
            name = "language",
            in = ParameterIn.QUERY,
            description = "Any of these BCP 47 tags.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
            example = "en")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"draft", "published", "withdrawn"}))
    @Parameter(
            name = "maxDurationSeconds",
            in = ParameterIn.QUERY,
            description = "In seconds, included.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
    @Parameter(
            name = "pageSize",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
    @Parameter(
            name = "pageToken",
            in = ParameterIn.QUERY,
            description = "The nextPageToken of the page before; goes with the same filter.",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page.",
            content = @Content(schema = @Schema(implementation = NarrativeListJson.class)))
    @APIResponse(responseCode = "304", ref = "NotModified")
    public Response list(
            @Context UriInfo uri,
            @Parameter(ref = "ifNoneMatch") @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        Caller caller = tenancy.caller();
        ListQuery query = ListQuery.read(uri.getQueryParameters(), () -> calls.instrument(caller));
        return Representations.answer(NarrativeListJson.from(calls.list(caller, query)), ifNoneMatch);
    }

    @POST
    @Path("/narratives:import")
    @Consumes(Lines.MEDIA_TYPE)
    @Operation(
            operationId = "importNarratives",
            summary = "Create or replace many narratives, one a line",
            description = "NDJSON: one narrative with its narrativeId a line, at most 256 KB a line and 512 MB in all."
                    + " What is wrong with a line is answered and does not stop the others.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = Lines.MEDIA_TYPE, schema = @Schema(implementation = NarrativeJson.class)))
    @APIResponse(
            responseCode = "200",
            description = "What became of the lines.",
            content = @Content(schema = @Schema(implementation = ImportJson.class)))
    public ImportJson load(InputStream body) {
        return ImportJson.from(calls.load(tenancy.caller(), Lines.of(body, line -> {
            NarrativeJson json = Json.read(line, NarrativeJson.class);
            return new GivenNarrative(json.toNarrative(), json.status() != null);
        })));
    }
}
