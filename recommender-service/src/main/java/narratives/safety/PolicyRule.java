package narratives.safety;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Narrative;
import narratives.people.Profile;

/**
 * That certain people are not shown certain narratives.
 *
 * @param key names it in answers and reports
 * @param description one sentence for people; it is shown to whoever asks why not
 * @param when all must hold of the person's profile; a question that is not answered does not hold; empty: everybody
 * @param contentWarnings a narrative with any of these is excluded
 * @param characteristics a narrative of which any of these holds is excluded
 * @param unknown what becomes of a narrative of which it is not known whether the rule excludes it
 */
public record PolicyRule(
        String key,
        String description,
        List<Condition> when,
        SortedSet<String> contentWarnings,
        List<Condition> characteristics,
        Unknown unknown) {
    /** What becomes of narratives of which too little is known. */
    public enum Unknown {
        /** They are excluded too; what is not said is the safe thing. */
        EXCLUDE,
        /** They are shown. */
        SHOW;

        /** The name on the wire. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Unknown> of(String key) {
            return Arrays.stream(values())
                    .filter(value -> value.key().equals(key))
                    .findFirst();
        }
    }

    /** @throws IllegalArgumentException if nothing is excluded by it */
    public PolicyRule {
        when = List.copyOf(when);
        contentWarnings = Collections.unmodifiableSortedSet(new TreeSet<>(contentWarnings));
        characteristics = List.copyOf(characteristics);
        if (contentWarnings.isEmpty() && characteristics.isEmpty()) {
            throw new IllegalArgumentException("rule " + key + " excludes nothing");
        }
    }

    /** Whether it is about somebody who has told this of themselves. */
    public boolean isAbout(Profile profile) {
        return when.stream()
                .allMatch(condition -> condition.holds(profile.answers()).orElse(false));
    }

    /** Whether it keeps a narrative from those whom it is about. */
    public boolean excludes(Narrative narrative) {
        return isWarnedAgainst(narrative.contentWarnings())
                || characteristics.stream()
                        .anyMatch(condition -> condition
                                .holds(narrative.characterisation().answers())
                                .orElse(unknown == Unknown.EXCLUDE));
    }

    private boolean isWarnedAgainst(ContentWarnings warnings) {
        if (contentWarnings.isEmpty()) {
            return false;
        }
        return switch (warnings) {
            case ContentWarnings.Unknown() -> unknown == Unknown.EXCLUDE;
            case ContentWarnings.Known(var keys) -> keys.stream().anyMatch(contentWarnings::contains);
        };
    }
}
