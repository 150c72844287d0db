package narratives.pack;

import java.util.Optional;
import narratives.catalog.NarrativeId;

/**
 * A narrative in a pack.
 *
 * @param note what somebody wrote beside it, for the reader
 * @param kept whether it stays when the pack is filled anew
 */
public record PackItem(NarrativeId narrative, Optional<String> note, boolean kept) {
    static PackItem suggested(NarrativeId narrative) {
        return new PackItem(narrative, Optional.empty(), false);
    }
}
