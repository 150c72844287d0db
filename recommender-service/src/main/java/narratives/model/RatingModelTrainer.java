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
        VariationalFit fit = new VariationalFit(set, settings, FactorChoice.of(set, settings));
        fit.sweeps();
        return fit.model();
    }
}
