package narratives.model;

/**
 * One rating of a person, with what the model knows about the narrative.
 *
 * @param components the narrative's content components g_i
 * @param narrative its effect and latent factors
 * @param rating on the scale of the model
 */
@SuppressWarnings("ArrayRecordComponent")
public record RatedNarrative(double[] components, NarrativeBlock narrative, double rating) {}
