package narratives.model;

/**
 * How a model is trained.
 *
 * @param components the most content components, 0 to 20; fewer where narratives differ in fewer directions
 * @param factors the most latent factors, 0 to 50; fewer, or none, where ratings do not support them, see
 *     {@link FactorChoice}
 * @param mostSweeps the most passes over the ratings, 1 to 10,000
 * @param tolerance the relative change of the learned variances at which training ends
 * @param seed of where the factors start
 */
public record TrainingSettings(int components, int factors, int mostSweeps, double tolerance, long seed) {
    /**
     * 5 components: what paid on sparse ratings with content; 10 factors: beyond 5 nothing was gained on films, and
     * those that are of no use switch themselves off; 60 sweeps: what the reference runs were measured with.
     */
    public static final TrainingSettings DEFAULT = new TrainingSettings(5, 10, 60, 1e-6, 0);

    /** @throws IllegalArgumentException if a number is out of its range */
    public TrainingSettings {
        if (components < 0 || components > 20) {
            throw new IllegalArgumentException("components is " + components + "; must be within 0..20");
        }
        if (factors < 0 || factors > 50) {
            throw new IllegalArgumentException("factors is " + factors + "; must be within 0..50");
        }
        if (mostSweeps < 1 || mostSweeps > 10_000) {
            throw new IllegalArgumentException("mostSweeps is " + mostSweeps + "; must be within 1..10000");
        }
        if (!(tolerance >= 0 && tolerance < 1)) {
            throw new IllegalArgumentException("tolerance is " + tolerance + "; must be within 0..1");
        }
    }

    /** With the default number of factors and the default seed. */
    public TrainingSettings(int components, int mostSweeps, double tolerance) {
        this(components, 10, mostSweeps, tolerance, 0);
    }

    /** The same with at most so many sweeps. */
    TrainingSettings withMostSweeps(int most) {
        return new TrainingSettings(components, factors, most, tolerance, seed);
    }

    /** The same with at most so many latent factors. */
    public TrainingSettings withFactors(int most) {
        return new TrainingSettings(components, most, mostSweeps, tolerance, seed);
    }
}
