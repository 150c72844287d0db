package narratives.json;

import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a pack is to be shared, on the wire. */
@Schema(name = "PackShare")
public record ShareJson(
        @Schema(
                minimum = "60",
                maximum = "63072000",
                defaultValue = "2592000",
                description = "How long the link opens the pack: 30 days, unless said otherwise; two years at most.")
        @Nullable Integer expiresInSeconds) {
    private static final Duration USUAL = Duration.ofDays(30);
    private static final int SHORTEST = 60;
    private static final int LONGEST = 63_072_000;

    /** @throws narratives.contract.RecommenderException if it is out of range */
    public Duration lifetime() {
        Fields fields = new Fields();
        var seconds = fields.whole("expiresInSeconds", expiresInSeconds, SHORTEST, LONGEST);
        fields.check();
        return seconds.isPresent() ? Duration.ofSeconds(seconds.getAsInt()) : USUAL;
    }
}
