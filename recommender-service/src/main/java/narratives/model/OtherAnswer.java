package narratives.model;

import java.util.OptionalDouble;

/**
 * An answer to another question than the primary one, with what is known of the other side: of the narrative where it is
 * to tell of a person's level, of the person where it is to tell of a narrative's effect.
 *
 * @param question its place among {@link RatingModel#others}
 * @param value on the question's own scale
 * @param rating the same person's rating of the same narrative; empty if there is none
 * @param known the expected effect, or level
 * @param knownVariance how sure that is, in squared units of the scale
 */
public record OtherAnswer(int question, double value, OptionalDouble rating, double known, double knownVariance) {
    /** To tell of a person's level. */
    public static OtherAnswer about(int question, double value, OptionalDouble rating, NarrativeBlock narrative) {
        return given(question, value, rating, narrative.effect());
    }

    /** Given the effect of the narrative, or the level of the person. */
    static OtherAnswer given(int question, double value, OptionalDouble rating, Effect known) {
        return new OtherAnswer(question, value, rating, known.mean(), known.variance());
    }
}
