package narratives.model.engagement;

import java.util.ArrayList;
import java.util.List;
import narratives.model.Method;
import narratives.model.TrainingSet;

/**
 * Learns what people turn to, and how much it should count in a list beside what they are expected to answer. How the
 * heads are learned, and the weights, are chosen on parts of the training set alone; then everything is learned anew
 * from all of it. The same training set and seed give the same bits, however many threads.
 *
 * @param seed of what is kept to choose by, and of where factors start
 */
public record EngagementTrainer(long seed, Lanes lanes) {
    /** After the choice, factors are swept so often. */
    private static final int SWEEPS = 12;

    /**
     * @param ratings what foretells ratings; learns from the rest of the training set, to find the weights
     * @param set all interactions of which are ratings
     */
    public EngagementModel train(TrainingSet set, Method ratings) {
        List<Validation> validations = Validation.of(set, seed);
        EncodedFeatures features = EncodedFeatures.of(set);
        HeadSettings chosen = new HeadChoice(validations, features, lanes, seed).choose();
        List<BlendChoice.Learned> learned = new ArrayList<>();
        for (Validation validation : validations) {
            TrainingSet rest = validation.rest();
            learned.add(
                    new BlendChoice.Learned(validation, ratings.fit(rest), Heads.learn(rest, features, chosen, lanes)));
        }
        Blend blend = BlendChoice.of(learned, features, lanes).choose();
        HeadSettings settings = chosen.withSweeps(SWEEPS);
        return new EngagementModel(blend, Heads.learn(set, features, settings, lanes), features.people());
    }
}
