package narratives.rest;

import narratives.json.Json;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a custom method that takes nothing: it may be left out, and has no fields. */
@Schema(name = "Nothing", description = "An object without fields.", additionalProperties = Schema.False.class)
record NoBody() {
    /** @throws narratives.contract.RecommenderException if there is a body that is not an empty object */
    static void check(byte[] body) {
        if (body.length > 0) {
            Json.read(body, NoBody.class);
        }
    }
}
