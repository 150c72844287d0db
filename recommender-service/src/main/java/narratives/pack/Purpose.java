package narratives.pack;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Narrative;

/**
 * What a pack is for. It decides what may be in it, what comes first, how many narratives there are and how unlike each
 * other. The numbers are chosen by us, from what clinicians said they would use such lists for; no study has compared
 * them.
 */
public enum Purpose {
    /** For somebody new to all this: a few short pieces. */
    EARLY_INTERVENTION(5, 0.3),
    /** For somebody on a ward: very few, and only what is known to carry no warning. */
    INPATIENT(3, 0.2),
    /** To take home: what can be opened again later. */
    DISCHARGE(5, 0.3),
    /** For somebody who does not get on: few, and each another way of seeing it. */
    STUCK(4, 0.6),
    /** For people who learn to help: as unlike each other as can be, and for no reader in particular. */
    STAFF_TRAINING(8, 0.7);

    /** A piece that somebody can take in while tired: ten minutes, in seconds. */
    private static final int SHORT = 600;

    private final int count;
    private final double variety;

    Purpose(int count, double variety) {
        this.count = count;
        this.variety = variety;
    }

    /** The name on the wire. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Purpose> of(String key) {
        return Arrays.stream(values()).filter(value -> value.key().equals(key)).findFirst();
    }

    /** How many narratives, unless somebody wants another number. */
    public int count() {
        return count;
    }

    /** The least weight of being unlike what stands before. */
    double variety() {
        return variety;
    }

    /** Whether it can be for one person. */
    public boolean isForSomebody() {
        return this != STAFF_TRAINING;
    }

    /** Whether a narrative may be suggested. What people put in by hand is their own decision. */
    boolean takes(Narrative narrative) {
        return switch (this) {
            case EARLY_INTERVENTION, STUCK, STAFF_TRAINING -> true;
            case INPATIENT ->
                switch (narrative.contentWarnings()) {
                    case ContentWarnings.Unknown() -> false;
                    case ContentWarnings.Known(var keys) -> keys.isEmpty();
                };
            case DISCHARGE ->
                narrative.presentation().contentUri().isPresent()
                        || narrative.presentation().transcriptUri().isPresent();
        };
    }

    /** Whether a narrative comes before others that may be suggested. */
    boolean prefers(Narrative narrative) {
        return switch (this) {
            case EARLY_INTERVENTION, INPATIENT ->
                narrative.presentation().durationSeconds().isPresent()
                        && narrative.presentation().durationSeconds().getAsInt() <= SHORT;
            case DISCHARGE, STUCK, STAFF_TRAINING -> true;
        };
    }
}
