package narratives.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import narratives.catalog.NarrativeId;
import narratives.demonstration.Cohort;
import narratives.demonstration.Truth;
import narratives.feedback.EventId;
import narratives.feedback.Feedback;
import narratives.recommend.Recommendation;

/**
 * Readers who come, are shown lists, open narratives, and tell of it, day after day. The same readers with the same luck for
 * every arm.
 */
final class Simulation {
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final Collection collection;
    private final Cohort history;
    private final List<SimulatedReader> readers;
    private final int days;
    private final Luck luck;

    Simulation(int readers, int days, long seed) {
        collection = Collection.shipped();
        history = Cohort.draw(collection.narratives(), Cohort.SEED);
        this.readers = SimulatedReader.draw(collection.narratives(), readers, seed);
        this.days = days;
        luck = new Luck(seed);
    }

    int narratives() {
        return collection.narratives().size();
    }

    int readers() {
        return readers.size();
    }

    /** Everything that readers were shown under an arm, in the order in which it was. */
    List<Sight> run(Arm arm) {
        return new Course(arm).run();
    }

    /** One arm, from the first day to the last. */
    private final class Course {
        private final SimulatedService service;
        private final List<Sight> sights = new ArrayList<>();
        private final Map<Integer, Set<NarrativeId>> shown = new HashMap<>();
        private final Map<Integer, Set<NarrativeId>> met = new HashMap<>();
        private final Map<Integer, Integer> harmedOn = new HashMap<>();
        private long events;

        private Course(Arm arm) {
            service = new SimulatedService(arm, collection, history, START);
        }

        private List<Sight> run() {
            for (int day = 0; day < days; day++) {
                Duration between = DAY.dividedBy(readers.size() + 1L);
                for (SimulatedReader reader : readers) {
                    service.at(START.plus(DAY.multipliedBy(day)).plus(between.multipliedBy(reader.number())));
                    if (arrival(reader) == day) {
                        service.welcome(reader.person());
                    }
                    if (comes(reader, day)) {
                        visit(reader, day);
                    }
                }
            }
            return sights;
        }

        private int arrival(SimulatedReader reader) {
            return (int) (luck.of("arrival", reader.number()) * Math.min(days, Habit.ARRIVAL_DAYS));
        }

        private boolean comes(SimulatedReader reader, int day) {
            int arrival = arrival(reader);
            boolean harmed = Optional.ofNullable(harmedOn.get(reader.number()))
                    .filter(then -> day - then <= Habit.DAYS_AFTER_HARM)
                    .isPresent();
            double returns = Habit.RETURNS * (harmed ? Habit.RETURNS_AFTER_HARM : 1);
            return day == arrival || (day > arrival && luck.of("comes", reader.number(), day) < returns);
        }

        private void visit(SimulatedReader reader, int day) {
            Recommendation list = service.list(
                    reader.person().id(), (long) (luck.of("list", reader.number(), day) * Integer.MAX_VALUE));
            Set<NarrativeId> before = shown.computeIfAbsent(reader.number(), unseen -> new HashSet<>());
            int open = 0;
            boolean leaves = false;
            List<Feedback> told = new ArrayList<>();
            for (Recommendation.Item item : list.items()) {
                boolean opens = !leaves && open < Habit.OPENED_AT_MOST && opens(reader, day, item.rank());
                Optional<Sight.Opened> opened =
                        opens ? Optional.of(open(reader, day, item.narrative(), told)) : Optional.empty();
                open += opens ? 1 : 0;
                leaves |= opened.filter(one -> one.hopefulness() < 0).isPresent();
                sights.add(new Sight(
                        reader.number(),
                        day,
                        item.narrative(),
                        !before.add(item.narrative()),
                        list.diversity().orElse(0),
                        opened));
            }
            if (leaves) {
                harmedOn.put(reader.number(), day);
            }
            if (!told.isEmpty()) {
                service.tell(told);
            }
        }

        private boolean opens(SimulatedReader reader, int day, int rank) {
            return luck.of("opens", reader.number(), day, rank)
                    < Habit.OPENS_FIRST * Math.pow(Habit.OPENS_NEXT, rank - 1.0);
        }

        private Sight.Opened open(SimulatedReader reader, int day, NarrativeId narrative, List<Feedback> told) {
            Truth truth = reader.truth(narrative);
            int which = narrative.value().hashCode();
            int hopefulness = rating(truth, luck.of("rating", reader.number(), which));
            boolean distressed = hopefulness < 0 && luck.of("distress", reader.number(), which) < Habit.TELLS_DISTRESS;
            if (luck.of("view", reader.number(), day, which) < Habit.TELLS_VIEW) {
                told.add(new Feedback.View(header(reader, day), narrative, progress(0)));
            }
            if (distressed) {
                told.add(new Feedback.Distress(header(reader, day), narrative, Habit.SEVERITY));
            } else if (hopefulness >= 0
                    && luck.of("completion", reader.number(), day, which) < Habit.TELLS_COMPLETION) {
                told.add(new Feedback.Completion(header(reader, day), narrative, progress(1)));
            }
            if (luck.of("tells", reader.number(), which) < Habit.TELLS_RATING) {
                told.add(new Feedback.Rating(
                        header(reader, day), narrative, new TreeMap<>(Map.of(primary(), (double) hopefulness))));
            }
            boolean first = met.computeIfAbsent(reader.number(), unseen -> new HashSet<>())
                    .add(narrative);
            return new Sight.Opened(hopefulness, truth.expected(), distressed, first);
        }

        private Feedback.Progress progress(double position) {
            return new Feedback.Progress(OptionalDouble.of(position), OptionalDouble.empty());
        }

        private Feedback.Header header(SimulatedReader reader, int day) {
            return new Feedback.Header(
                    new EventId("simulated-" + events++),
                    reader.person().id(),
                    Optional.of(START.plus(DAY.multipliedBy(day))),
                    Optional.empty());
        }

        private String primary() {
            return collection.questionnaire().primary().key();
        }
    }

    /** The rating below which so much of the probability lies. */
    static int rating(Truth truth, double luck) {
        double below = 0;
        for (int rating = -1; rating < 2; rating++) {
            below += truth.probability(rating);
            if (luck < below) {
                return rating;
            }
        }
        return 2;
    }
}
