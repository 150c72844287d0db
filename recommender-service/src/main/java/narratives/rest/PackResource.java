package narratives.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import narratives.calls.Calls;
import narratives.calls.PackCalls;
import narratives.calls.Query;
import narratives.json.Json;
import narratives.json.PackEditJson;
import narratives.json.PackJson;
import narratives.json.PackListJson;
import narratives.json.PackRequestJson;
import narratives.json.RefillJson;
import narratives.json.ShareJson;
import narratives.json.SharedJson;
import narratives.pack.PackId;
import narratives.people.UserId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shortlists that people make for people. */
@Path("/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Packs")
class PackResource {
    private static final String ID = "/packs/{packId: [^/:]+}";

    private final Tenancy tenancy;
    private final PackCalls calls;

    PackResource(Tenancy tenancy, Calls calls) {
        this.tenancy = tenancy;
        this.calls = calls.packs();
    }

    @POST
    @Path("/packs")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createPack",
            summary = "Make a shortlist for a purpose",
            description =
                    "It is filled with what the recommender suggests to the person, or to people who are described,"
                            + " and fits the purpose. It is a draft until it is frozen.")
    @APIResponse(
            responseCode = "201",
            description = "Made.",
            content = @Content(schema = @Schema(implementation = PackJson.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "410", ref = "Gone")
    public Response create(@RequestBody(required = true) PackRequestJson body) {
        PackJson pack = PackJson.from(calls.create(tenancy.caller(), body.toWish()));
        return Response.created(URI.create("/v1/packs/" + pack.packId()))
                .entity(pack)
                .build();
    }

    @GET
    @Path("/packs")
    @Operation(operationId = "listPacks", summary = "List packs in the order in which they were made")
    @APIResponse(
            responseCode = "200",
            description = "Some packs.",
            content = @Content(schema = @Schema(implementation = PackListJson.class)))
    public PackListJson list(
            @Parameter(description = "Only those for this person.") @QueryParam("userId") @Nullable String userId,
            @Parameter(description = "1 to 1000; 100 if left out.") @QueryParam("pageSize") @Nullable String pageSize,
            @Parameter(description = "The nextPageToken of the page before.") @QueryParam("pageToken") @Nullable String pageToken) {
        int size =
                pageSize == null ? PackCalls.USUAL_PAGE : Query.whole("pageSize", pageSize, 1, PackCalls.LONGEST_PAGE);
        return PackListJson.from(calls.list(
                tenancy.caller(), Optional.ofNullable(userId).map(UserId::new), size, Optional.ofNullable(pageToken)));
    }

    @GET
    @Path(ID)
    @Operation(
            operationId = "getPack",
            summary = "Get a pack, with what is withheld from its reader at this moment",
            description =
                    "A narrative that was withdrawn, or that may no longer be shown to the reader, stays in the pack"
                            + " and is not shown.")
    @APIResponse(
            responseCode = "200",
            description = "The pack.",
            content = @Content(schema = @Schema(implementation = PackJson.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public PackJson get(@Parameter(ref = "packId") @PathParam("packId") String id) {
        return PackJson.from(calls.get(tenancy.caller(), new PackId(id)));
    }

    @PUT
    @Path(ID)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "editPack",
            summary = "Edit a pack by hand: keep, drop, put in, reorder, write beside",
            description = "The whole content is given. What is new in it must exist and may be shown to the reader.")
    @APIResponse(
            responseCode = "200",
            description = "Edited.",
            content = @Content(schema = @Schema(implementation = PackJson.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Precondition")
    public PackJson edit(
            @Parameter(ref = "packId") @PathParam("packId") String id,
            @RequestBody(required = true) PackEditJson body) {
        return PackJson.from(
                calls.edit(tenancy.caller(), new PackId(id), body.toContent(), Optional.ofNullable(body.version())));
    }

    @POST
    @Path(ID + ":refill")
    @Operation(
            operationId = "refillPack",
            summary = "Fill a pack anew",
            description =
                    "What is kept stays, everything else is chosen again; what was dropped by hand does not come back.")
    @APIResponse(
            responseCode = "200",
            description = "Filled.",
            content = @Content(schema = @Schema(implementation = PackJson.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Precondition")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RefillJson.class)))
    public PackJson refill(@Parameter(ref = "packId") @PathParam("packId") String id, byte[] body) {
        RefillJson wanted = body.length == 0 ? new RefillJson(null) : Json.read(body, RefillJson.class);
        return PackJson.from(calls.refill(tenancy.caller(), new PackId(id), wanted.wanted()));
    }

    @POST
    @Path(ID + ":freeze")
    @Operation(operationId = "freezePack", summary = "Freeze a pack; from then on nothing in it is changed")
    @APIResponse(
            responseCode = "200",
            description = "Frozen, now or before.",
            content = @Content(schema = @Schema(implementation = PackJson.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @RequestBody(
            required = false,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NoBody.class)))
    public PackJson freeze(@Parameter(ref = "packId") @PathParam("packId") String id, byte[] body) {
        NoBody.check(body);
        return PackJson.from(calls.freeze(tenancy.caller(), new PackId(id)));
    }

    @POST
    @Path(ID + ":share")
    @Operation(
            operationId = "sharePack",
            summary = "Give out a link to a frozen pack",
            description = "Whoever holds it can read the pack until it ends, without a key. It is told this once.")
    @APIResponse(
            responseCode = "201",
            description = "The link.",
            content = @Content(schema = @Schema(implementation = SharedJson.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ShareJson.class)))
    public Response share(@Parameter(ref = "packId") @PathParam("packId") String id, byte[] body) {
        ShareJson wanted = body.length == 0 ? new ShareJson(null) : Json.read(body, ShareJson.class);
        return Response.status(Response.Status.CREATED)
                .entity(SharedJson.from(calls.share(tenancy.caller(), new PackId(id), wanted.lifetime())))
                .build();
    }

    @POST
    @Path(ID + ":unshare")
    @Operation(operationId = "unsharePack", summary = "End every link to a pack, at once")
    @APIResponse(
            responseCode = "200",
            description = "No link opens it any more.",
            content = @Content(schema = @Schema(implementation = PackJson.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @RequestBody(
            required = false,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NoBody.class)))
    public PackJson unshare(@Parameter(ref = "packId") @PathParam("packId") String id, byte[] body) {
        NoBody.check(body);
        return PackJson.from(calls.unshare(tenancy.caller(), new PackId(id)));
    }

    @GET
    @Path(ID + "/print")
    @Produces({MediaType.TEXT_HTML, Documents.PDF})
    @Operation(
            operationId = "printPack",
            summary = "Print a pack",
            description =
                    "As a page in one piece, or as a tagged PDF with codes that a camera reads. Narratives are opened"
                            + " where they lie.")
    @APIResponse(
            responseCode = "200",
            description = "The document.",
            content = {@Content(mediaType = MediaType.TEXT_HTML), @Content(mediaType = Documents.PDF)})
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response print(
            @Parameter(ref = "packId") @PathParam("packId") String id,
            @Parameter(description = "html or pdf; html if left out.") @QueryParam("format") @Nullable String format) {
        PackCalls.Form form = PackCalls.Form.read(Optional.ofNullable(format));
        return Documents.answer(Response.Status.OK, form, calls.print(tenancy.caller(), new PackId(id), form));
    }

    @DELETE
    @Path(ID)
    @Operation(operationId = "deletePack", summary = "Delete a pack and every link to it")
    @APIResponse(responseCode = "204", description = "Deleted.")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public void delete(@Parameter(ref = "packId") @PathParam("packId") String id) {
        calls.delete(tenancy.caller(), new PackId(id));
    }
}
