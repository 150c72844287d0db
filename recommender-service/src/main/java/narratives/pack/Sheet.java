package narratives.pack;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import narratives.catalog.Narrative;
import narratives.recommend.Recommendation;
import narratives.safety.Support;

/**
 * What a reader is shown of a pack. It says nothing about the person whom it is for.
 *
 * @param title empty: the usual one for its purpose
 * @param items those that may be shown, in the order of the pack
 * @param help where somebody finds it
 */
public record Sheet(
        Purpose purpose, Optional<String> title, Locale language, List<Item> items, Recommendation.Help help) {
    /** @param note what somebody wrote beside it, for the reader */
    public record Item(Narrative narrative, Optional<String> note) {
        /** Where it can be opened. */
        public Optional<String> address() {
            return narrative
                    .presentation()
                    .contentUri()
                    .or(() -> narrative.presentation().transcriptUri());
        }
    }

    /** What is shown in the place of a list that is no longer there. */
    public static Sheet gone(Locale language) {
        return new Sheet(
                Purpose.DISCHARGE,
                Optional.of(PackWords.in(language).say(PackWords.Fixed.GONE)),
                language,
                List.of(),
                new Recommendation.Help(Support.UNSET.in(language), List.of()));
    }

    public Sheet {
        items = List.copyOf(items);
    }
}
