package narratives.evaluation;

/**
 * How well the ratings of a stretch of time were foretold.
 *
 * @param from the place of the first in the order of time, 0 for the first rating of all
 * @param ratings how many, 1 or more
 * @param rmse the root of the mean squared error, what was foretold clipped to the scale; in its units
 * @param mae the mean absolute error, likewise
 * @param logScore the mean natural logarithm of the density that was foretold at the rating; higher is better
 * @param surprise the mean squared standardised error: 1 if the method is as wrong as it expects to be
 */
public record Stretch(int from, int ratings, double rmse, double mae, double logScore, double surprise) {}
