package narratives.json;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import narratives.access.BrowserToken;
import narratives.access.Scope;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A token for one person's browser. */
@Schema(
        name = "Token",
        requiredProperties = {"token", "expiresAt", "scopes"})
@JsonPropertyOrder({"token", "expiresAt", "scopes"})
public record TokenJson(
        @Schema(description = "For the header Authorization: Bearer …")
        String token,

        @Schema(examples = "2026-11-23T09:45:00Z") String expiresAt,
        @Schema(examples = "[\"feedback\", \"serve\"]") List<String> scopes) {
    public static TokenJson from(BrowserToken token) {
        return new TokenJson(
                token.text(),
                token.expiresAt().toString(),
                token.scopes().stream().map(Scope::key).sorted().toList());
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "TokenJson[…]";
    }
}
