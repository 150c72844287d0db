package narratives.demonstration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.Status;
import narratives.people.Preferences;

/** Who meets which narrative and when. Nobody meets what may not be shown to them, and nobody meets anything twice. */
final class Meetings {
    /** What is left of a stay for the last narrative and what is said about it. */
    private static final Duration LAST = Duration.ofHours(2);

    /**
     * A narrative is opened.
     *
     * @param narrative its place in the list
     */
    record Moment(int narrative, Instant at, boolean rated) {}

    private final List<Narrative> narratives;
    private final Habits habits;
    private final double[] weights;

    Meetings(List<Narrative> narratives, Hopefulness hopefulness, Habits habits, Chance chance) {
        this.narratives = narratives;
        this.habits = habits;
        Habits.Meeting meeting = habits.meeting();
        double follows = meeting.popularityFollowsQuality();
        weights = new double[narratives.size()];
        for (int i = 0; i < weights.length; i++) {
            double z = follows * hopefulness.quality(i) + StrictMath.sqrt(1 - follows * follows) * chance.normal();
            boolean english = narratives
                    .get(i)
                    .presentation()
                    .language()
                    .filter("en"::equals)
                    .isPresent();
            weights[i] = StrictMath.exp(meeting.popularitySpread() * z) * (english ? 1 : meeting.otherLanguage());
        }
    }

    List<Moment> draw(Preferences preferences, Chance chance) {
        Habits.Meeting meeting = habits.meeting();
        int rated = chance.pick(
                meeting.ratings().stream().mapToDouble(Double::doubleValue).toArray());
        int unrated = 0;
        while (chance.happens(meeting.unratedEach() / (1 + meeting.unratedEach()))) {
            unrated++;
        }
        List<Moment> met = new ArrayList<>();
        Set<Integer> known = new TreeSet<>();
        int left = rated;
        for (Instant at : moments(rated + unrated, chance)) {
            double[] possible = possible(preferences, at, known);
            if (isEmpty(possible)) {
                continue;
            }
            int narrative = chance.pick(possible);
            known.add(narrative);
            boolean rates = chance.happens((double) left / (rated + unrated - met.size()));
            left -= rates ? 1 : 0;
            met.add(new Moment(narrative, at, rates));
        }
        return met;
    }

    private List<Instant> moments(int count, Chance chance) {
        Habits.Period period = habits.period();
        Duration free = period.length().minus(period.stay());
        Instant joined = period.start().plusSeconds((long) (free.toSeconds() * chance.uniform()));
        return Diary.moments(count, joined, period.stay().minus(LAST), chance);
    }

    private double[] possible(Preferences preferences, Instant at, Set<Integer> known) {
        double[] possible = weights.clone();
        for (int i = 0; i < possible.length; i++) {
            if (known.contains(i) || !mayMeet(preferences, narratives.get(i), at)) {
                possible[i] = 0;
            }
        }
        return possible;
    }

    private static boolean mayMeet(Preferences preferences, Narrative narrative, Instant at) {
        NarrativeFilter wanted = new NarrativeFilter(
                preferences.modalities(),
                preferences.languages(),
                preferences.maxDurationSeconds(),
                NarrativeFilter.ALL.characteristics());
        return narrative.status() == Status.PUBLISHED
                && narrative.availability().contains(at)
                && wanted.accepts(narrative)
                && !narrative.contentWarnings().forbid(preferences.excludedWarnings())
                && !preferences.hidden().contains(narrative.id());
    }

    private static boolean isEmpty(double[] weights) {
        for (double weight : weights) {
            if (weight > 0) {
                return false;
            }
        }
        return true;
    }
}
