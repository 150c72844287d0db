package narratives.model;

/** What is known of how much better or worse than the mean a narrative is rated, in units of the scale. */
public record Effect(double mean, double variance) {}
