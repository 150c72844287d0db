package narratives.cli.benchmark;

/**
 * What the service itself says about the lists it made, up to a moment.
 *
 * @param lists how many were made
 * @param seconds time in the model for all of them
 * @param unrecorded how many could not be recorded
 */
record ModelTime(double lists, double seconds, double unrecorded) {
    static final ModelTime NONE = new ModelTime(0, 0, 0);

    private static final double MILLIS = 1000;

    /** Read from {@code /q/metrics}, over all tags. */
    static ModelTime read(String metrics) {
        return new ModelTime(
                sum(metrics, "recommender_lists_seconds_count"),
                sum(metrics, "recommender_lists_seconds_sum"),
                sum(metrics, "recommender_exposures_dropped_total"));
    }

    ModelTime since(ModelTime before) {
        return new ModelTime(lists - before.lists, seconds - before.seconds, unrecorded - before.unrecorded);
    }

    ModelTime plus(ModelTime other) {
        return new ModelTime(lists + other.lists, seconds + other.seconds, unrecorded + other.unrecorded);
    }

    double meanMillis() {
        return lists == 0 ? 0 : seconds / lists * MILLIS;
    }

    private static double sum(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
