package narratives.evaluation;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** The names of metrics, which reports have and {@code docs/evaluation.md} defines. */
public final class Metrics {
    public static final String RMSE = "rmse";
    public static final String MAE = "mae";
    public static final String LOG_SCORE = "log_score";
    public static final String COVERAGE = "coverage";
    public static final String CALIBRATION_ERROR = "calibration_error";
    public static final String NDCG = "ndcg";
    public static final String PRECISION = "precision";
    public static final String RECALL = "recall";
    public static final String MAP = "map";
    public static final String MRR = "mrr";
    public static final String ILD = "ild";
    public static final String NOVELTY = "novelty";
    public static final String GINI = "gini";
    public static final String CATALOGUE_COVERAGE = "catalogue_coverage";
    public static final String USER_COVERAGE = "user_coverage";
    public static final String MACRO = "_macro";

    /** What stands between the name of a metric and how many of a person's ratings were known. */
    public static final String KNOWN = ":known-";

    /** What stands between the name of a metric and how many ratings had been given before, in the order of time. */
    public static final String AFTER = ":after-";

    /** Where one part of the learning curve ends and the next begins. */
    private static final int[] KNOWN_FROM = {0, 1, 2, 3, 4, 6, 11, 21, 51, 101};

    private Metrics() {}

    /** The nominal coverages, in percent, of the central intervals that calibration is judged by. */
    public static List<Integer> levels() {
        return IntStream.rangeClosed(1, 9).map(tenth -> 10 * tenth).boxed().toList();
    }

    /** Such as {@code ndcg@10}. */
    public static String at(String metric, int k) {
        return metric + "@" + k;
    }

    /** The part of the learning curve for so many known ratings: such as {@code rmse:known-4}, which has 4 and 5. */
    static String known(String metric, int known) {
        int from = 0;
        for (int bound : KNOWN_FROM) {
            from = known >= bound ? bound : from;
        }
        return metric + KNOWN + from;
    }

    /** Whether the root of the quotient is the metric. */
    static boolean isRoot(String metric) {
        return metric.equals(RMSE) || metric.startsWith(RMSE + ":");
    }

    static DoubleUnaryOperator shape(String metric) {
        return isRoot(metric) ? Math::sqrt : DoubleUnaryOperator.identity();
    }

    /** The metrics in which methods are compared pair by pair. */
    public static List<String> compared(int k) {
        return List.of(RMSE, MAE, at(NDCG, k), at(RECALL, 2 * k));
    }
}
