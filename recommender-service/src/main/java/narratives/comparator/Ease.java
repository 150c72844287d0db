package narratives.comparator;

import java.util.List;
import narratives.model.Biases;
import narratives.model.Estimate;
import narratives.model.History;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.model.engagement.EaseModel;
import narratives.model.engagement.InteractionMatrix;
import narratives.model.engagement.Interactions;
import narratives.model.engagement.RatingStrength;

/**
 * Each narrative's sign foretold from a person's other signs by one linear map, in closed form: {@link EaseModel}.
 *
 * <p>H. Steck, Embarrassingly shallow autoencoders for sparse data, WWW 2019. The paper's λ, 200 to 1,000, is for tens of
 * thousands of people.
 *
 * <p>It puts in order and says nothing of ratings, so those are foretold by {@link Biases}. Of a person without signs
 * every score is 0, as is the score of a narrative without signs. No chance is in it. Time: the smaller of the numbers of
 * people and narratives with ratings, cubed; memory: 8 bytes × its square.
 *
 * @param sign what counts as a sign
 * @param ridge λ, above 0
 * @param most how many narratives may have ratings; more are refused, unless no more people gave them
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

    /** @throws IllegalArgumentException if more narratives have ratings than may, and more people gave them too */
    @Override
    public Fitted fit(TrainingSet set) {
        TrainingSet training = set.with(set.ratings(), List.of());
        InteractionMatrix rated = InteractionMatrix.of(training, RatingStrength.RATED);
        if (EaseModel.side(rated, 1) > most) {
            long columns = rated.narratives().stream()
                    .filter(narrative -> narrative.count() > 0)
                    .count();
            throw new IllegalArgumentException(
                    name + " takes at most " + most + " narratives with ratings, and there are " + columns
                            + "; it needs 8 bytes for every pair of them");
        }
        RatingStrength strength = strength(training);
        InteractionMatrix signs = InteractionMatrix.of(training, strength);
        EaseModel model = EaseModel.of(signs, ridge, 1);
        Biases biases = Biases.of(training);
        return (person, own) -> new Person(biases.reader(own), model, strength.interactions(History.of(own)));
    }

    private RatingStrength strength(TrainingSet training) {
        return switch (sign) {
            case RATED -> RatingStrength.RATED;
            case RATED_AT_LEAST_MIDDLE -> new RatingStrength(training.scale().middle(), 0);
        };
    }

    /** For one thread: the scores are worked out for the whole catalogue when one is first asked for. */
    private static final class Person implements Method.Reader {
        private final Method.Reader means;
        private final EaseModel model;
        private final Interactions signs;
        private double[] scores = new double[0];

        Person(Method.Reader means, EaseModel model, Interactions signs) {
            this.means = means;
            this.model = model;
            this.signs = signs;
        }

        @Override
        public Estimate predict(int narrative) {
            return means.predict(narrative);
        }

        @Override
        public boolean answers(int narrative) {
            return signs.count() > 0;
        }

        @Override
        public double score(int narrative) {
            if (scores.length == 0) {
                scores = model.scores(signs);
            }
            return scores[narrative];
        }
    }
}
