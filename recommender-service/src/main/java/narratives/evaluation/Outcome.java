package narratives.evaluation;

import narratives.model.Estimate;

/** A rating that was held out, and what was foretold; person and narrative by their places in the training set. */
public record Outcome(int person, int narrative, double actual, Estimate estimate) {}
