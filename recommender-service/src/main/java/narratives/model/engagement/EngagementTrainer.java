package narratives.model.engagement;

import narratives.model.Method;
import narratives.model.TrainingSet;

/**
 * Learns what people turn to, and how much it should count in a list beside what they are expected to answer. How the
 * heads are learned, and the weights, are chosen on a part of the training set alone; then everything is learned anew
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
        Validation validation = Validation.of(set, seed);
        HeadSettings chosen = new HeadChoice(validation, lanes, seed).choose();
        EngagementSet rest = EngagementSet.of(validation.rest(), chosen.strength());
        Heads ofRest = Heads.learn(rest, chosen, lanes);
        Blend blend = BlendChoice.of(validation, ratings.fit(validation.rest()), rest, ofRest, lanes)
                .choose();
        ImplicitSettings factors = chosen.factors();
        HeadSettings settings = new HeadSettings(
                chosen.strength(),
                new ImplicitSettings(
                        factors.factors(),
                        factors.unobserved(),
                        factors.penalty(),
                        factors.frequency(),
                        SWEEPS,
                        factors.seed()),
                chosen.ridge());
        return new EngagementModel(
                settings, blend, Heads.learn(EngagementSet.of(set, chosen.strength()), settings, lanes));
    }
}
