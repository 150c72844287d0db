package narratives.model;

/**
 * Trains the model of ratings by variational Bayes with learned variances: closed-form steps, no learning rate. The
 * same training set and the same seed give the same bits. Holds no state.
 */
public final class RatingModelTrainer {
    private final TrainingSettings settings;

    public RatingModelTrainer(TrainingSettings settings) {
        this.settings = settings;
    }

    /** The model of a training set, which may be empty in every respect: then it is the prior. */
    public RatingModel train(TrainingSet set) {
        return train(set, FactorChoice.of(set, settings));
    }

    /** The model that begins with so many factors, whether the ratings bear them or not. */
    public RatingModel train(TrainingSet set, int factors) {
        VariationalFit fit = new VariationalFit(set, settings, factors);
        fit.sweeps();
        return fit.model();
    }

    /**
     * A model that was trained before, with so many sweeps over the ratings of now: a warm start in place of a new one. Its
     * encoders, components, mean and number of factors stay as they are, so that answers to questions that it does not
     * know, and factors that new ratings bear out, are found by {@link #train} only.
     *
     * @param from with what is known of narratives by now as its evidence, see {@link RatingModel#withEvidence}
     * @param sweeps 1 or more
     * @throws IllegalArgumentException if there are fewer sweeps, or the model is of another scale
     */
    public RatingModel sweep(RatingModel from, TrainingSet set, int sweeps) {
        if (sweeps < 1) {
            throw new IllegalArgumentException("sweeps is " + sweeps + "; must be at least 1");
        }
        if (!from.scale().equals(ModelScale.of(set.scale()))) {
            throw new IllegalArgumentException("the model is of another scale");
        }
        VariationalFit fit = new VariationalFit(set, settings, from);
        fit.warmSweeps(sweeps);
        return fit.model();
    }
}
