package narratives.model.engagement;

import java.util.ArrayList;
import java.util.List;
import narratives.model.Method;
import narratives.model.TrainingSet;

/**
 * Learns what people turn to, and how much it should count in a list beside what they are expected to answer. How the
 * heads are learned, and the weights, are chosen on parts of the training set alone; then everything is learned anew
 * from all of it. The same training set and seed give the same bits, however many threads.
 */
public record EngagementTrainer(EngagementSettings settings, Lanes lanes) {
    /** After the choice, factors are swept so often. */
    private static final int SWEEPS = 12;

    /** @param ratings what foretells ratings; learns from the rest of the training set, to find the weights */
    public EngagementModel train(TrainingSet set, Method ratings) {
        List<Validation> validations = Validation.of(set, settings.helpful(), settings.seed());
        EncodedFeatures features = EncodedFeatures.of(set);
        HeadSettings chosen = new HeadChoice(validations, features, lanes, settings).choose();
        List<BlendChoice.Learned> learned = new ArrayList<>();
        for (Validation validation : validations) {
            TrainingSet rest = validation.rest();
            learned.add(new BlendChoice.Learned(
                    validation, ratings.fit(rest), Heads.learn(rest, features, chosen, settings.portable(), lanes)));
        }
        Blend blend =
                BlendChoice.of(learned, features, lanes, settings.mostWeight()).choose();
        return model(set, features, chosen.withSweeps(SWEEPS), blend);
    }

    /** The same heads with the same weights, learned from what is known by now; a fraction of the time. */
    public EngagementModel relearn(TrainingSet set, EngagementModel before) {
        return model(set, EncodedFeatures.of(set), before.settings(), before.blend());
    }

    private EngagementModel model(TrainingSet set, EncodedFeatures features, HeadSettings chosen, Blend blend) {
        return EngagementModel.of(
                set,
                features,
                blend,
                Heads.learn(set, features, chosen, blend.weights().keySet(), settings.portable(), lanes));
    }
}
