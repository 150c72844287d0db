package narratives.json;

import java.time.Duration;
import narratives.access.Policy;
import narratives.access.TokenIssuer;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;
import narratives.people.UserId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whose browser a token is for. */
@Schema(
        name = "TokenRequest",
        requiredProperties = {"userId"})
public record TokenRequestJson(
        @Schema(description = "The only person that the token can act for.", examples = "u-17") @Nullable String userId,

        @Schema(
                description = "How long it lives; cut to what the tenant allows.",
                minimum = "60",
                maximum = "3600",
                defaultValue = "900")
        @Nullable Long expiresInSeconds) {
    private static final long SHORTEST_SECONDS = 60;

    /** @throws RecommenderException if there is none, or it is no id */
    public UserId person() {
        if (userId == null) {
            throw RecommenderException.invalid("userId", FieldError.REQUIRED, "Whose token it is has to be said.");
        }
        return new UserId(userId);
    }

    /** @throws RecommenderException if it is out of range */
    public Duration lifetime() {
        if (expiresInSeconds == null) {
            return TokenIssuer.USUAL_LIFETIME;
        }
        long longest = Policy.LONGEST_TOKEN.toSeconds();
        if (expiresInSeconds < SHORTEST_SECONDS || expiresInSeconds > longest) {
            throw RecommenderException.invalid(
                    "expiresInSeconds",
                    FieldError.OUT_OF_RANGE,
                    "Must be within " + SHORTEST_SECONDS + ".." + longest + ".");
        }
        return Duration.ofSeconds(expiresInSeconds);
    }

    /** Nothing about a person is printed. */
    @Override
    public String toString() {
        return "TokenRequestJson[…]";
    }
}
