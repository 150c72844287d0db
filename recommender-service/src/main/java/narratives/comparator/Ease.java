package narratives.comparator;

import java.util.Arrays;
import java.util.List;
import narratives.model.Biases;
import narratives.model.Estimate;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/**
 * Each narrative's sign foretold from a person's other signs by one linear map, in closed form:
 * {@code P = (X'X + λ I)⁻¹}, {@code B = −P / diag(P)} by columns, with 0 on the diagonal; a narrative's score is the sum
 * of its column of B over the narratives with a sign of the person. X has a row a person and a column a rated narrative:
 * 1 where there is a sign, else 0.
 *
 * <p>H. Steck, Embarrassingly shallow autoencoders for sparse data, WWW 2019. The paper's λ, 200 to 1,000, is for tens of
 * thousands of people.
 *
 * <p>It puts in order and says nothing of ratings, so those are foretold by {@link Biases}. Of a person without signs
 * every score is 0, as is the score of a narrative without ratings. No chance is in it. Time: the number of rated
 * narratives cubed; memory: 8 bytes × its square.
 *
 * @param sign what counts as a sign
 * @param ridge λ, above 0
 * @param most how many narratives may have ratings; more are refused
 */
record Ease(String name, Sign sign, double ridge, int most) implements Method {
    /** What of a rating counts. */
    enum Sign {
        /** That there is one. */
        RATED,
        /** That it is at least the middle of the scale, which is "no change" where the scale has that. */
        RATED_AT_LEAST_MIDDLE
    }

    /** 200 MB, and a minute or two of one processor; chosen by us. */
    private static final int MOST = 5_000;

    /** Of 10 to 1,000 the best on MovieLens latest small, and hardly behind the best on FilmTrust (docs/algorithms.md). */
    private static final double RIDGE = 200;

    Ease {
        if (!(ridge > 0 && ridge < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("ridge is " + ridge + "; must be above 0 and finite");
        }
    }

    static Method ofWhatWasLiked() {
        return new Ease("ease", Sign.RATED_AT_LEAST_MIDDLE, RIDGE, MOST);
    }

    static Method ofWhatWasRated() {
        return new Ease("ease-rated", Sign.RATED, RIDGE, MOST);
    }

    /** @throws IllegalArgumentException if more narratives have ratings than may */
    @Override
    public Fitted fit(TrainingSet training) {
        boolean[] rated = RatingRows.of(training).rated(training.narratives().size());
        int[] column = new int[rated.length];
        int columns = 0;
        for (int narrative = 0; narrative < rated.length; narrative++) {
            column[narrative] = rated[narrative] ? columns++ : ABSENT;
        }
        if (columns > most) {
            throw new IllegalArgumentException(
                    name + " takes at most " + most + " narratives with ratings, and there are " + columns
                            + "; it needs 8 bytes for every pair of them");
        }
        double middle = training.scale().middle();
        double[][] map = map(gram(training, column, columns, middle));
        Biases biases = Biases.of(training);
        return (person, own) -> new Person(biases.reader(own), map, column, signs(own, column, middle));
    }

    /** The column of a narrative without ratings; never leaves this class. */
    private static final int ABSENT = -1;

    private double[][] gram(TrainingSet training, int[] column, int columns, double middle) {
        double[][] gram = new double[columns][columns];
        List<TrainingRating> ratings = training.ratings();
        for (int from = 0; from < ratings.size(); ) {
            int to = from;
            while (to < ratings.size()
                    && ratings.get(to).person() == ratings.get(from).person()) {
                to++;
            }
            int[] signs = signs(ratings.subList(from, to), column, middle);
            for (int one : signs) {
                for (int other : signs) {
                    gram[one][other]++;
                }
            }
            from = to;
        }
        for (int i = 0; i < columns; i++) {
            gram[i][i] += ridge;
        }
        return gram;
    }

    /** The columns in which a person has a sign, each once. */
    private int[] signs(List<TrainingRating> own, int[] column, double middle) {
        return own.stream()
                .filter(rating -> sign == Sign.RATED || rating.value() >= middle)
                .mapToInt(rating -> column[rating.narrative()])
                .filter(place -> place != ABSENT)
                .distinct()
                .toArray();
    }

    private static double[][] map(double[][] gram) {
        PositiveInverse.replace(gram);
        double[] diagonal = new double[gram.length];
        Arrays.setAll(diagonal, i -> gram[i][i]);
        for (int i = 0; i < gram.length; i++) {
            for (int j = 0; j < gram.length; j++) {
                gram[i][j] = i == j ? 0 : -gram[i][j] / diagonal[j];
            }
        }
        return gram;
    }

    private record Person(Method.Reader means, double[][] map, int[] column, int[] signs) implements Method.Reader {
        @Override
        public Estimate predict(int narrative) {
            return means.predict(narrative);
        }

        @Override
        public boolean answers(int narrative) {
            return signs.length > 0;
        }

        @Override
        public double score(int narrative) {
            int to = column[narrative];
            double sum = 0;
            if (to != ABSENT) {
                for (int from : signs) {
                    sum += map[from][to];
                }
            }
            return sum;
        }
    }
}
