package narratives.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.json.EntityTag;
import narratives.json.Json;
import org.jspecify.annotations.Nullable;

/** What can be kept by a reader and asked after: its tag changes with any of its bytes. */
final class Representations {
    private Representations() {}

    /** The value, or word that the reader has it already. */
    static Response answer(Object value, @Nullable String ifNoneMatch) {
        byte[] bytes = Json.writeBytes(value);
        String tag = EntityTag.of(bytes);
        Response.ResponseBuilder answer = ifNoneMatch != null && names(ifNoneMatch, tag, true)
                ? Response.notModified()
                : Response.ok(bytes, MediaType.APPLICATION_JSON_TYPE);
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    /**
     * Refuses a change that was made from another state than the present one.
     *
     * @param present what is there now; empty if nothing is
     * @return whether anything was asked of the present state
     * @throws RecommenderException {@code VERSION_CONFLICT}
     */
    static boolean requireMatch(@Nullable String ifMatch, Optional<?> present) {
        boolean matches = ifMatch == null
                || present.map(value -> names(ifMatch, EntityTag.of(value), false))
                        .orElse(false);
        if (!matches) {
            throw new RecommenderException(
                    ErrorCode.VERSION_CONFLICT, "Read it again; its ETag is not the one in If-Match.");
        }
        return ifMatch != null;
    }

    /** Whether a list of tags names one; a weak one does if that is enough. */
    private static boolean names(String header, String tag, boolean weakly) {
        return header.trim().equals("*")
                || Arrays.stream(header.split(",", -1))
                        .map(String::trim)
                        .anyMatch(one -> one.equals(tag) || (weakly && one.equals("W/" + tag)));
    }
}
