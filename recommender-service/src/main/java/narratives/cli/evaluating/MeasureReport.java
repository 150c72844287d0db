package narratives.cli.evaluating;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import narratives.evaluation.Difference;
import narratives.evaluation.RatedSet;
import narratives.evaluation.measure.ClusterBootstrap.Interval;
import narratives.model.TrainingSet;
import org.jspecify.annotations.Nullable;

/**
 * What was measured, as {@code report.json} has it. Errors in units of the scale, shares from 0 to 1, times in seconds.
 *
 * @param algorithms by name, in the order asked for
 * @param differences of the first algorithm and each other one, with p-values corrected for all of them
 */
public record MeasureReport(
        int version, Data data, How how, Map<String, Algorithm> algorithms, List<Comparison> differences) {
    /** The version of this form. */
    public static final int VERSION = 1;

    /**
     * The ratings, of all of them or of the first draw.
     *
     * @param repeated ratings that were followed by another of the same person and narrative, and did not count
     * @param questions of the characterisation
     * @param profileQuestions that somebody answered
     */
    public record Data(
            int people,
            int narratives,
            int ratings,
            int repeated,
            long rejectedLines,
            double minimum,
            double maximum,
            double step,
            int questions,
            int profileQuestions) {
        static Data of(RatedSet ratings, long rejected) {
            TrainingSet set = ratings.set();
            Set<String> profile = new TreeSet<>();
            set.people().forEach(answers -> profile.addAll(answers.keySet()));
            return new Data(
                    set.people().size(),
                    set.narratives().size(),
                    set.ratings().size(),
                    ratings.repeated(),
                    rejected,
                    set.scale().minimum(),
                    set.scale().maximum(),
                    set.scale().step(),
                    set.instrument().questions().size(),
                    profile.size());
        }
    }

    /**
     * How it was measured.
     *
     * @param splitSha256 of what was held out, by the suffix of its metrics; of several draws, of the first
     * @param relevantFrom the least rating that a list should have found; absent if every rating is such
     * @param shape of the samples; empty if none were drawn
     * @param tested how many people were asked about, once for each fold
     * @param withoutRelevant of them, those without a list that could be right
     */
    public record How(
            String split,
            SortedMap<String, String> splitSha256,
            long seed,
            int k,
            @Nullable Double relevantFrom,
            String shape,
            int draws,
            int tested,
            int withoutRelevant,
            String java,
            int processors) {}

    /** What one algorithm did. */
    public record Algorithm(
            SortedMap<String, Figure> metrics, double fitSeconds, double testSeconds, double peakMegabytes) {
        public Algorithm {
            metrics = new TreeMap<>(metrics);
        }

        /** A metric's mean; empty if it was not measured. */
        public OptionalDouble mean(String metric) {
            Figure figure = metrics.get(metric);
            return figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure.mean());
        }
    }

    /** A figure with its 95 % interval; both ends are the figure itself where there is none. */
    public record Figure(double mean, double low, double high) {
        static Figure exact(double value) {
            return new Figure(value, value, value);
        }

        static Figure of(Interval interval) {
            return new Figure(interval.mean(), interval.low(), interval.high());
        }
    }

    /** The first algorithm minus another one. */
    public record Comparison(
            String first, String other, String metric, double difference, double low, double high, double p) {
        static Comparison of(Difference found) {
            return new Comparison(
                    found.method(),
                    found.other(),
                    found.metric(),
                    found.interval().mean(),
                    found.interval().low(),
                    found.interval().high(),
                    found.p());
        }
    }

    public MeasureReport {
        algorithms = new LinkedHashMap<>(algorithms);
        differences = List.copyOf(differences);
    }
}
