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
}
