package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import narratives.calls.PackCalls;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A link that was given out, on the wire. */
@Schema(
        name = "SharedLink",
        requiredProperties = {"token", "path", "expiresAt"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SharedJson(
        @Schema(description = "Opens the pack to whoever holds it. It is told this once.")
        String token,

        @Schema(description = "Where a reader opens it, below the address of this service.")
        String path,

        @Schema(description = "The same as a whole address, if the service was told under which one it is reached.")
        @Nullable String uri,

        @Schema(format = "date-time") String expiresAt) {
    public static SharedJson from(PackCalls.Shared shared) {
        return new SharedJson(
                shared.token().text(),
                "/v1/shared-packs/" + shared.token().text() + "/print",
                shared.address().orElse(null),
                Timestamps.write(shared.expiresAt()));
    }

    /** Without what opens the pack. */
    @Override
    public String toString() {
        return "SharedJson[…]";
    }
}
