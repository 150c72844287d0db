package narratives.cli.evaluating;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import narratives.cli.importing.Refusal;
import narratives.evaluation.Course;
import narratives.evaluation.Fold;
import narratives.evaluation.ListSettings;
import narratives.evaluation.Metrics;
import narratives.evaluation.Prequential;
import narratives.evaluation.RatedSet;
import narratives.evaluation.Split.Setting;
import narratives.evaluation.Strategy;
import narratives.evaluation.Stretch;
import narratives.model.TrainingSet.TrainingRating;

/** Ratings foretold and then learned from, in the order of time, by each way that the model can keep up. */
public final class InTime {
    /** The name of the split. */
    public static final String SPLIT = "prequential";

    private final RatedSet ratings;
    private final LongSupplier nanos;
    private final PrintWriter progress;

    /** @throws Refusal if not every rating has a time */
    public InTime(RatedSet ratings, LongSupplier nanos, PrintWriter progress) {
        if (!ratings.isTimed()) {
            throw new Refusal("--split " + SPLIT + " cannot be made: not every rating has a time.");
        }
        this.ratings = ratings;
        this.nanos = nanos;
        this.progress = progress;
    }

    /** Measures every strategy. */
    public MeasureReport report(long seed, long rejected) {
        List<TrainingRating> all = ratings.set().ratings();
        List<TrainingRating> inTime = IntStream.range(0, all.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(e -> ratings.times()[e])
                        .thenComparing(Comparator.naturalOrder()))
                .map(all::get)
                .toList();
        Map<String, MeasureReport.Algorithm> found = new LinkedHashMap<>();
        for (Strategy strategy : Strategy.values()) {
            long begun = nanos.getAsLong();
            Course course = course(strategy, inTime);
            found.put(
                    strategy.key(),
                    new MeasureReport.Algorithm(metrics(course), 0, (nanos.getAsLong() - begun) / 1e9, 0));
        }
        int begin = (int) (inTime.size() * Prequential.Settings.DEFAULT.start());
        Setting held = new Setting(
                "",
                List.of(new Fold(
                        ratings.set().withRatings(inTime.subList(0, begin)), inTime.subList(begin, inTime.size()))));
        return new MeasureReport(
                MeasureReport.VERSION,
                MeasureReport.Data.of(ratings, rejected),
                new MeasureReport.How(
                        SPLIT,
                        new TreeMap<>(Map.of("", held.hash())),
                        seed,
                        ListSettings.USUAL.k(),
                        null,
                        "",
                        1,
                        0,
                        0,
                        Runtime.version().toString(),
                        Runtime.getRuntime().availableProcessors()),
                found,
                List.of());
    }

    private Course course(Strategy strategy, List<TrainingRating> inTime) {
        try {
            return Prequential.run(
                            ratings.set(),
                            inTime,
                            List.of(strategy),
                            Prequential.Settings.DEFAULT,
                            (of, foretold, ratingsInAll) -> {
                                progress.println(
                                        String.format(Locale.ROOT, "%s: %,d of %,d", of.key(), foretold, ratingsInAll));
                                progress.flush();
                            })
                    .getFirst();
        } catch (IllegalArgumentException tooFew) {
            throw new Refusal("--split " + SPLIT + " cannot be made: " + tooFew.getMessage() + ".");
        }
    }

    private static SortedMap<String, MeasureReport.Figure> metrics(Course course) {
        SortedMap<String, MeasureReport.Figure> metrics = new TreeMap<>();
        put(metrics, course.total(), "");
        for (Stretch window : course.windows()) {
            put(metrics, window, Metrics.AFTER + window.from());
        }
        metrics.put("sweeps", MeasureReport.Figure.exact(course.sweeps()));
        metrics.put("refits", MeasureReport.Figure.exact(course.refits()));
        return metrics;
    }

    private static void put(SortedMap<String, MeasureReport.Figure> metrics, Stretch stretch, String suffix) {
        metrics.put(Metrics.RMSE + suffix, MeasureReport.Figure.exact(stretch.rmse()));
        metrics.put(Metrics.MAE + suffix, MeasureReport.Figure.exact(stretch.mae()));
        metrics.put(Metrics.LOG_SCORE + suffix, MeasureReport.Figure.exact(stretch.logScore()));
        metrics.put("surprise" + suffix, MeasureReport.Figure.exact(stretch.surprise()));
    }
}
