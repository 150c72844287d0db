package narratives.safety;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.contract.LogPosition;

/**
 * How many readers each narrative left worse, and what follows from it. A pure function of what people say now, of the
 * narratives' warnings, of reviews and of the policy: what is given back counts as never said. One writer at a time.
 *
 * <p>The rate of a narrative is a beta distribution. Its prior is the rate of all narratives with the same content
 * warning (of several, the highest; unknown is a warning of its own), itself shrunk to that of the whole catalogue, which
 * is shrunk to {@value #USUAL_RATE}; the narrative's own readers are left out of it.
 */
public final class HarmLedger {
    /** What is expected where nothing is known: about one rating in ten was below "no change" in a trial. */
    static final double USUAL_RATE = .1;

    /** As many readers as the prior of a narrative, and of a group, is worth; chosen by us. */
    static final double STRENGTH = 10;

    /** What a reader's signs of harm count, at most 1 a reader. */
    public static final double WORSE = 1;

    /** To leave within the first tenth may have other reasons than harm. */
    public static final double ABANDONED = .25;

    private static final String UNKNOWN = "?";

    /** Readers who said something, and what of it was harm; sums of multiples of 1/4, so their order does not matter. */
    private record Tally(int readers, double harmed) {
        static final Tally NONE = new Tally(0, 0);

        Tally plus(int more, double worse) {
            return new Tally(readers + more, harmed + worse);
        }

        Tally minus(Tally other) {
            return new Tally(readers - other.readers, harmed - other.harmed);
        }
    }

    /**
     * What one reader says of a narrative.
     *
     * @param harm how much it did, 0 to 1
     * @param last where the last of it stands in the log
     */
    public record Sign(double harm, LogPosition last) {}

    /** A review, and what was said behind it. */
    private record Reviewed(Review review, LogPosition position, Tally since) {
        boolean counts(Sign sign) {
            return sign.last().compareTo(position) > 0;
        }
    }

    private final SortedMap<NarrativeId, Tally> tallies;
    private final Map<NarrativeId, SortedSet<String>> warnings;
    private final Map<String, Tally> groups;
    private final SortedMap<NarrativeId, Reviewed> reviews;
    private Tally all;

    public HarmLedger() {
        tallies = new TreeMap<>();
        warnings = new HashMap<>();
        groups = new HashMap<>();
        reviews = new TreeMap<>();
        all = Tally.NONE;
    }

    /** Another one that knows the same and goes its own way. */
    public HarmLedger(HarmLedger other) {
        tallies = new TreeMap<>(other.tallies);
        warnings = new HashMap<>(other.warnings);
        groups = new HashMap<>(other.groups);
        reviews = new TreeMap<>(other.reviews);
        all = other.all;
    }

    /** A narrative as it now is. */
    public void put(Narrative narrative) {
        SortedSet<String> keys = switch (narrative.contentWarnings()) {
            case ContentWarnings.Unknown() -> new TreeSet<>(List.of(UNKNOWN));
            case ContentWarnings.Known(var known) -> known;
        };
        Tally own = tally(narrative.id());
        addToGroups(narrative.id(), -own.readers(), -own.harmed());
        warnings.put(narrative.id(), keys);
        addToGroups(narrative.id(), own.readers(), own.harmed());
    }

    private void addToGroups(NarrativeId narrative, int readers, double harmed) {
        for (String key : keys(narrative)) {
            groups.merge(key, new Tally(readers, harmed), (one, other) -> one.plus(other.readers(), other.harmed()));
        }
    }

    private SortedSet<String> keys(NarrativeId narrative) {
        return warnings.getOrDefault(narrative, Collections.emptySortedSet());
    }

    private Tally tally(NarrativeId narrative) {
        return tallies.getOrDefault(narrative, Tally.NONE);
    }

    /**
     * What one reader says of a narrative has changed.
     *
     * @param before what it was; empty if they had said nothing
     * @param after what it is now
     */
    public void change(NarrativeId narrative, Optional<Sign> before, Optional<Sign> after) {
        Tally change = difference(before, after);
        tallies.put(narrative, tally(narrative).plus(change.readers(), change.harmed()));
        all = all.plus(change.readers(), change.harmed());
        addToGroups(narrative, change.readers(), change.harmed());
        reviews.computeIfPresent(narrative, (id, reviewed) -> {
            Tally since = difference(before.filter(reviewed::counts), after.filter(reviewed::counts));
            return new Reviewed(
                    reviewed.review(), reviewed.position(), reviewed.since().plus(since.readers(), since.harmed()));
        });
    }

    private static Tally difference(Optional<Sign> before, Optional<Sign> after) {
        return new Tally(
                (after.isPresent() ? 1 : 0) - (before.isPresent() ? 1 : 0),
                after.map(Sign::harm).orElse(0.0) - before.map(Sign::harm).orElse(0.0));
    }

    /** Nobody has said anything; reviews stay. */
    public void forgetReaders() {
        tallies.clear();
        groups.clear();
        all = Tally.NONE;
        reviews.replaceAll((narrative, reviewed) -> new Reviewed(reviewed.review(), reviewed.position(), Tally.NONE));
    }

    /** Somebody looked at a narrative; what stands before this position in the log counts no more. */
    public void review(Review review, LogPosition position) {
        reviews.put(review.narrative(), new Reviewed(review, position, Tally.NONE));
    }

    /** What is known of the harm that a narrative does; only what was said since it was cleared counts. */
    public Beta rate(NarrativeId narrative) {
        Tally counted = counted(narrative);
        double expected = expected(narrative);
        return new Beta(
                STRENGTH * expected + counted.harmed(),
                STRENGTH * (1 - expected) + counted.readers() - counted.harmed());
    }

    private Tally counted(NarrativeId narrative) {
        Reviewed reviewed = reviews.get(narrative);
        return reviewed == null ? tally(narrative) : reviewed.since();
    }

    private double expected(NarrativeId narrative) {
        Tally own = tally(narrative);
        double whole = shrunk(all.minus(own), USUAL_RATE);
        return keys(narrative).stream()
                .mapToDouble(key -> shrunk(groups.getOrDefault(key, Tally.NONE).minus(own), whole))
                .max()
                .orElse(whole);
    }

    private static double shrunk(Tally tally, double towards) {
        return (tally.harmed() + STRENGTH * towards) / (tally.readers() + STRENGTH);
    }

    /** The narratives about which something is done, or was decided, in catalogue order. */
    public List<HarmFlag> flags(HarmPolicy policy) {
        SortedSet<NarrativeId> candidates = new TreeSet<>(reviews.keySet());
        tallies.forEach((narrative, tally) -> {
            if (tally.harmed() > 0) {
                candidates.add(narrative);
            }
        });
        List<HarmFlag> flags = new ArrayList<>();
        for (NarrativeId narrative : candidates) {
            Tally counted = counted(narrative);
            Optional<Review> review =
                    Optional.ofNullable(reviews.get(narrative)).map(Reviewed::review);
            Beta rate = rate(narrative);
            HarmLevel level = review.filter(made -> made.decision() == Review.Decision.SUSPEND)
                    .map(made -> HarmLevel.SUSPENDED)
                    .orElseGet(() -> policy.level(rate, counted.readers()));
            if (level != HarmLevel.NONE || review.isPresent()) {
                flags.add(new HarmFlag(
                        narrative, level, counted.readers(), counted.harmed(), expected(narrative), rate, review));
            }
        }
        return flags;
    }
}
