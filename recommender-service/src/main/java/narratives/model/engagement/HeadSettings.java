package narratives.model.engagement;

import java.util.OptionalDouble;

/**
 * How the heads are learned.
 *
 * @param seenByFactors what counts as an interaction to the factors
 * @param seenByItems what counts as one to {@link EaseModel}
 * @param ridge λ of {@link EaseModel}; empty if there is none, because there are too many people and narratives
 */
public record HeadSettings(
        RatingStrength seenByFactors, ImplicitSettings factors, RatingStrength seenByItems, OptionalDouble ridge) {
    HeadSettings withSweeps(int sweeps) {
        return new HeadSettings(seenByFactors, factors.withSweeps(sweeps), seenByItems, ridge);
    }
}
