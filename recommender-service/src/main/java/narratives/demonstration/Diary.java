package narratives.demonstration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import narratives.catalog.Answer;
import narratives.catalog.Narrative;
import narratives.feedback.EventId;
import narratives.feedback.Feedback;
import narratives.people.UserId;

/** Everything one reader tells, written down as it happens. Not thread-safe. */
final class Diary {
    /** How long a narrative of unknown duration takes, chosen by us. */
    private static final int USUAL_SECONDS = 300;

    /** How long it takes to answer the questions at most, chosen by us. */
    private static final int MOST_SECONDS_TO_ANSWER = 90;

    private final Member member;
    private final Habits habits;
    private final Rater rater;
    private final Chance chance;
    private final List<Feedback> events = new ArrayList<>();

    Diary(Member member, Habits habits, Rater rater, Chance chance) {
        this.member = member;
        this.habits = habits;
        this.rater = rater;
        this.chance = chance;
    }

    List<Feedback> events() {
        return List.copyOf(events);
    }

    /** A narrative is opened, perhaps taken in to the end, perhaps rated. */
    void meet(Narrative narrative, Truth truth, Instant opened, boolean rated) {
        double hope = truth.felt() + truth.noiseSd() * chance.normal() - truth.level();
        int rating = Rater.rating(truth.level() + hope);
        Instant closed = takeIn(narrative, opened, hope, rated);
        Instant answered = closed.plusSeconds(1 + (long) (MOST_SECONDS_TO_ANSWER * chance.uniform()));
        if (rated) {
            events.add(new Feedback.Rating(
                    header(answered), narrative.id(), rater.answers(member, narrative, rating, hope, chance)));
        }
        int place = rating - TrueModel.LEAST;
        if (chance.happens(habits.acting().bookmark().get(place))) {
            events.add(new Feedback.Bookmark(header(answered.plusSeconds(2)), narrative.id(), true));
        }
        if (chance.happens(habits.acting().hide().get(place))) {
            events.add(new Feedback.Hide(header(answered.plusSeconds(3)), narrative.id(), true));
        }
        if (chance.happens(upset(narrative, rating))) {
            int severity = 1
                    + chance.pick(habits.upset().severities().stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray());
            events.add(new Feedback.Distress(header(answered.plusSeconds(4)), narrative.id(), severity));
        }
    }

    private Instant takeIn(Narrative narrative, Instant opened, double hope, boolean rated) {
        Habits.Telling telling = habits.telling();
        double finishes =
                rated ? telling.finishesWhatIsRated() : telling.finishes() + telling.finishesPerPoint() * hope;
        boolean finished = chance.happens(finishes);
        double position = finished ? 1 : hundredths(0.05 + 0.9 * chance.uniform());
        double pace = 0.8 + 0.5 * chance.uniform();
        long seconds = 1 + (long) (narrative.presentation().durationSeconds().orElse(USUAL_SECONDS) * position * pace);
        Instant closed = opened.plusSeconds(seconds);
        boolean told = chance.happens(telling.views());
        Feedback.Progress progress =
                new Feedback.Progress(OptionalDouble.of(position), OptionalDouble.of((double) seconds));
        if (told && finished) {
            events.add(new Feedback.View(header(opened), narrative.id(), Feedback.Progress.UNKNOWN));
            events.add(new Feedback.Completion(header(closed), narrative.id(), progress));
        } else if (told) {
            events.add(new Feedback.View(header(closed), narrative.id(), progress));
        }
        return closed;
    }

    private double upset(Narrative narrative, int rating) {
        Habits.Upset upset = habits.upset();
        double probability = upset.base() * (rating == TrueModel.LEAST ? upset.ifLessHopeful() : 1);
        if (!(narrative.characterisation().answers().get("difficulty-intensity") instanceof Answer.Text(var how))) {
            return probability;
        }
        return switch (how) {
            case "strong" -> probability * upset.ifStrong();
            case "very-strong" -> probability * upset.ifVeryStrong();
            default -> probability;
        };
    }

    private Feedback.Header header(Instant at) {
        UserId reader = member.person().id();
        String number = String.valueOf(1000 + events.size() + 1).substring(1);
        return new Feedback.Header(
                new EventId(reader.value() + "-" + number), reader, Optional.of(at), Optional.empty());
    }

    /** Moments of a stay, in order. */
    static List<Instant> moments(int count, Instant from, Duration stay, Chance chance) {
        List<Instant> moments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            moments.add(from.plusSeconds((long) (stay.toSeconds() * chance.uniform())));
        }
        moments.sort(null);
        return moments;
    }

    private static double hundredths(double value) {
        return Math.rint(value * 100) / 100;
    }
}
