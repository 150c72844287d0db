package narratives.movielens;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import narratives.feedback.Questionnaire;
import narratives.feedback.Scale;

/** Finds the scale on which the ratings of a file were given. */
public final class StarScale {
    private static final String TITLE = "MovieLens";

    /** Finer than any rating that {@link Columns} takes. */
    private static final int DECIMALS = 2;

    /**
     * The scales that MovieLens has asked on, as its own documentation has them. A small file, in which some answers never
     * occur, is on the first of them that holds what does occur.
     */
    private static final List<Scale> KNOWN = List.of(scale(1, 5, 1), scale(0.5, 5, 0.5));

    private final SortedSet<BigDecimal> found = new TreeSet<>();

    /** Takes one rating into account. */
    public void see(FilmRating rating) {
        found.add(rating.stars());
    }

    /** From the smallest to the largest in the largest steps that reach all; empty if there are not two answers. */
    public Optional<Scale> scale() {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Optional<Scale> known = KNOWN.stream()
                .filter(scale -> found.stream().allMatch(answer -> scale.accepts(answer.doubleValue())))
                .findFirst();
        return known.isPresent() || found.size() == 1 ? known : Optional.of(literal());
    }

    private Scale literal() {
        BigDecimal minimum = found.first();
        BigInteger step = found.stream()
                .map(answer -> answer.subtract(minimum).movePointRight(DECIMALS).toBigInteger())
                .reduce(BigInteger.ZERO, BigInteger::gcd);
        return scale(minimum.doubleValue(), found.last().doubleValue(), new BigDecimal(step, DECIMALS).doubleValue());
    }

    /** The questionnaire of one question that goes with a scale. */
    public static Questionnaire questionnaire(Scale scale) {
        return new Questionnaire(
                TITLE,
                List.of(new Questionnaire.RatingQuestion(FilmRating.QUESTION, "How did you like it?", true, scale)));
    }

    private static Scale scale(double minimum, double maximum, double step) {
        return new Scale(minimum, maximum, step, OptionalDouble.empty(), List.of());
    }
}
