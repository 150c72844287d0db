package narratives.model;

/**
 * How a model is trained.
 *
 * @param components the most content components, 0 to 20; fewer where narratives differ in fewer directions
 * @param mostSweeps the most passes over the ratings, 1 to 10,000
 * @param tolerance the relative change of the learned variances at which training ends
 */
public record TrainingSettings(int components, int mostSweeps, double tolerance) {
    /**
     * 5 components: what paid on sparse ratings with content; 60 sweeps: what the reference runs were measured with.
     */
    public static final TrainingSettings DEFAULT = new TrainingSettings(5, 60, 1e-6);

    /** @throws IllegalArgumentException if a number is out of its range */
    public TrainingSettings {
        if (components < 0 || components > 20) {
            throw new IllegalArgumentException("components is " + components + "; must be within 0..20");
        }
        if (mostSweeps < 1 || mostSweeps > 10_000) {
            throw new IllegalArgumentException("mostSweeps is " + mostSweeps + "; must be within 1..10000");
        }
        if (!(tolerance >= 0 && tolerance < 1)) {
            throw new IllegalArgumentException("tolerance is " + tolerance + "; must be within 0..1");
        }
    }
}
