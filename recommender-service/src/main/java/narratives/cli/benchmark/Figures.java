package narratives.cli.benchmark;

import java.util.List;

/**
 * What was measured, and where. Written as it stands by {@code --json}.
 *
 * @param seconds how long each of the two calls was measured in a cell
 * @param warmUpSeconds how long each of them was called before
 * @param payload what a list was asked with
 */
public record Figures(
        Surroundings surroundings,
        long seed,
        int people,
        String payload,
        double seconds,
        double warmUpSeconds,
        List<Size> sizes) {
    private static final double P50 = 0.50;
    private static final double P99 = 0.99;

    public Figures {
        sizes = List.copyOf(sizes);
    }

    /**
     * One catalogue.
     *
     * @param importSeconds writing it into an empty database by {@code recommender import}, with a first training
     * @param readySeconds from the start of the service until it was ready
     * @param trainingSeconds one training beside serving
     * @param tier by which the lists were served
     */
    public record Size(
            int narratives,
            int ratings,
            double importSeconds,
            double readySeconds,
            double trainingSeconds,
            String modelVersion,
            String tier,
            List<Cell> cells) {
        public Size {
            cells = List.copyOf(cells);
        }
    }

    /**
     * One catalogue and one number of connections.
     *
     * @param modelMillis mean time in the model for one list, by the service's own clock
     * @param unrecorded lists that could not be recorded, because more waited for it than may wait
     * @param timesAtP50 how many times as long as the no-op a list takes, at the median
     * @param timesInThroughput how many times as many no-ops as lists are answered in a second
     */
    public record Cell(
            int connections,
            Call noOp,
            Call lists,
            double modelMillis,
            long unrecorded,
            double timesAtP50,
            double timesInThroughput) {
        static Cell of(int connections, Call noOp, Call lists, ModelTime inModel) {
            return new Cell(
                    connections,
                    noOp,
                    lists,
                    inModel.meanMillis(),
                    Math.round(inModel.unrecorded()),
                    lists.p50Millis() / noOp.p50Millis(),
                    noOp.perSecond() / lists.perSecond());
        }
    }

    /**
     * One call, over and over.
     *
     * @param failed answered by anything but 200; not in the other figures
     */
    public record Call(
            int answered, long failed, double perSecond, double p50Millis, double p99Millis, double longestMillis) {
        static Call of(Sample sample) {
            return new Call(
                    sample.answered(),
                    sample.failed(),
                    sample.perSecond(),
                    sample.millis(P50),
                    sample.millis(P99),
                    sample.millis(1));
        }
    }

    /** Whether every call was answered by 200. */
    public boolean allAnswered() {
        return sizes.stream()
                .flatMap(size -> size.cells().stream())
                .allMatch(cell -> cell.noOp().failed() == 0 && cell.lists().failed() == 0);
    }
}
