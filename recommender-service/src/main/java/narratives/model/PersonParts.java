package narratives.model;

import java.util.List;

/**
 * The mean of a {@link PersonBlock} as a sum of what it comes from; all arrays are laid out like that mean and add up to
 * it, but for the last digits of floating-point sums. Immutable as long as nobody writes into the arrays.
 *
 * @param untold what is said of readers who leave the same questions of the profile unanswered
 * @param told what the answers of the person's profile say
 * @param byRating what each rating of the person's adds to that, in the order in which the ratings were given, and behind
 *     them each answer to another question, likewise
 */
@SuppressWarnings("ArrayRecordComponent")
public record PersonParts(double[] untold, double[] told, List<double[]> byRating) {
    public PersonParts {
        byRating = List.copyOf(byRating);
    }
}
