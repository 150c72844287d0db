package narratives.model.engagement;

import java.util.OptionalDouble;

/**
 * How the heads are learned.
 *
 * @param ridge λ of {@link EaseModel}; empty if there is none, because there are too many people and narratives
 */
public record HeadSettings(RatingStrength strength, ImplicitSettings factors, OptionalDouble ridge) {}
