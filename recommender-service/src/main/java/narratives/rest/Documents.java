package narratives.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import narratives.calls.PackCalls;

/** Pages and papers as answers. Nobody keeps a copy on the way, and a page runs nothing and loads nothing. */
final class Documents {
    static final String PDF = "application/pdf";

    private Documents() {}

    static Response answer(Response.StatusType status, PackCalls.Form form, byte[] document) {
        String type = switch (form) {
            case HTML -> MediaType.TEXT_HTML + ";charset=UTF-8";
            case PDF -> PDF;
        };
        return Response.status(status)
                .entity(document)
                .type(type)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
