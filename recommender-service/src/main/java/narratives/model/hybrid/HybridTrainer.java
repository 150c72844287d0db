package narratives.model.hybrid;

import java.util.Optional;
import narratives.model.ModelOfRatings;
import narratives.model.RatingModel;
import narratives.model.RatingModelTrainer;
import narratives.model.TrainingSet;
import narratives.model.TrainingSettings;
import narratives.model.engagement.EngagementModel;
import narratives.model.engagement.EngagementSettings;
import narratives.model.engagement.EngagementTrainer;
import narratives.model.engagement.Lanes;

/** Trains the model whole. The same training set and the same seed give the same bits. Holds no state. */
public final class HybridTrainer {
    private final TrainingSettings settings;
    private final RatingModelTrainer ratings;
    private final Optional<EngagementTrainer> engagement;

    /** @param engaging how engagement is learned; empty for not at all */
    public HybridTrainer(TrainingSettings settings, Optional<EngagementSettings> engaging) {
        this.settings = settings;
        this.ratings = new RatingModelTrainer(settings);
        this.engagement = engaging.map(bounds -> new EngagementTrainer(bounds, Lanes.ONE));
    }

    /** Everything learned and chosen anew. */
    public HybridModel train(TrainingSet set) {
        return new HybridModel(
                ratings.train(set), engagement.map(trainer -> trainer.train(set, ModelOfRatings.brief(settings))));
    }

    /**
     * A few sweeps of the model of ratings, see {@link RatingModelTrainer#sweep}; and engagement learned from what is known by
     * now, as it was chosen.
     *
     * @param gathered the model of ratings with what narratives have gathered by now
     * @param before the model of engagement that serves
     */
    public HybridModel sweep(RatingModel gathered, Optional<EngagementModel> before, TrainingSet set, int sweeps) {
        return new HybridModel(
                ratings.sweep(gathered, set, sweeps),
                engagement.flatMap(trainer -> before.map(model -> trainer.relearn(set, model))));
    }
}
