package narratives.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import narratives.calls.Calls;
import narratives.calls.PackCalls;
import narratives.catalog.NarrativeId;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.json.SharedPackJson;
import narratives.recommend.Sentences;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a link to a pack opens, for whoever holds it. */
@Path("/v1/shared-packs/{token: [^/:]+}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Packs")
class SharedPackResource {
    private static final String OF_TOKEN = "As it was given out with the link.";

    private final PackCalls calls;

    SharedPackResource(Calls calls) {
        this.calls = calls.packs();
    }

    @GET
    @Operation(
            operationId = "getSharedPack",
            summary = "Read a shared pack",
            description = "Needs no key. What was withdrawn, or may no longer be shown to the reader, is not in it.")
    @APIResponse(
            responseCode = "200",
            description = "What may be shown of it at this moment.",
            content = @Content(schema = @Schema(implementation = SharedPackJson.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "410", ref = "Gone")
    public Response get(@Parameter(description = OF_TOKEN) @PathParam("token") String token) {
        return Response.ok(SharedPackJson.from(calls.open(token)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("/print")
    @Produces({MediaType.TEXT_HTML, Documents.PDF})
    @Operation(
            operationId = "printSharedPack",
            summary = "Read a shared pack as a page, or print it",
            description =
                    "Needs no key. A page in one piece, or a tagged PDF. Narratives are opened through the link, so that"
                            + " one that is withdrawn is no longer opened from paper either. For a link that has ended the page says"
                            + " so in plain words, with the status of the error.")
    @APIResponse(
            responseCode = "200",
            description = "The document.",
            content = {@Content(mediaType = MediaType.TEXT_HTML), @Content(mediaType = Documents.PDF)})
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "410", ref = "Gone")
    public Response print(
            @Parameter(description = OF_TOKEN) @PathParam("token") String token,
            @Parameter(description = "html or pdf; html if left out.") @QueryParam("format") @Nullable String format,
            @Parameter(ref = "acceptLanguage") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accepted) {
        PackCalls.Form form = PackCalls.Form.read(Optional.ofNullable(format));
        try {
            return Documents.answer(Response.Status.OK, form, calls.print(token, form));
        } catch (RecommenderException closed) {
            return gone(closed, languages, accepted);
        }
    }

    @GET
    @Path("/narratives/{narrativeId}")
    @Operation(
            operationId = "openSharedNarrative",
            summary = "Open a narrative of a shared pack",
            description =
                    "Needs no key. Leads on to where the narrative lies, as long as it may be shown; what codes on"
                            + " paper point to.")
    @APIResponse(responseCode = "302", description = "Where it lies.")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "410", ref = "Gone")
    public Response open(
            @Parameter(description = OF_TOKEN) @PathParam("token") String token,
            @Parameter(ref = "narrativeId") @PathParam("narrativeId") String narrative,
            @Parameter(ref = "acceptLanguage") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accepted) {
        try {
            return calls.open(token, new NarrativeId(narrative))
                    .map(address -> Response.status(Response.Status.FOUND)
                            .location(URI.create(address))
                            .header(HttpHeaders.CACHE_CONTROL, "no-store")
                            .header("Referrer-Policy", "no-referrer")
                            .build())
                    .orElseGet(() -> gone(
                            new RecommenderException(ErrorCode.NARRATIVE_UNKNOWN, ErrorCode.NARRATIVE_UNKNOWN.title()),
                            languages,
                            accepted));
        } catch (RecommenderException closed) {
            return gone(closed, languages, accepted);
        }
    }

    /** A person who scanned a code or followed a link gets a page; a program gets the document of the error. */
    private Response gone(RecommenderException closed, @Nullable String languages, @Nullable String accepted) {
        ErrorCode.Kind kind = closed.code().kind();
        boolean byABrowser = accepted != null && accepted.contains(MediaType.TEXT_HTML);
        if (!byABrowser || (kind != ErrorCode.Kind.NOT_FOUND && kind != ErrorCode.Kind.GONE)) {
            throw closed;
        }
        Locale language =
                Optional.ofNullable(languages).flatMap(Sentences::preferred).orElse(Sentences.DEFAULT);
        return Documents.answer(
                Response.Status.fromStatusCode(Statuses.of(kind)), PackCalls.Form.HTML, calls.gone(language));
    }
}
