package narratives.json;

import java.util.OptionalInt;
import narratives.pack.Pack;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a pack is to be filled anew, on the wire. */
@Schema(name = "PackRefill")
public record RefillJson(
        @Schema(
                minimum = "1",
                maximum = "50",
                description = "How many narratives, those that are kept included; left out: as many as is usual for the"
                        + " purpose.")
        @Nullable Integer count) {
    /** @throws narratives.contract.RecommenderException if it is out of range */
    public OptionalInt wanted() {
        Fields fields = new Fields();
        OptionalInt most = fields.whole("count", count, 1, Pack.MOST);
        fields.check();
        return most;
    }
}
