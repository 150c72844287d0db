package narratives.model.taste;

import java.util.List;
import narratives.model.TrainingSet.TrainingRating;
import org.apache.mahout.cf.taste.common.TasteException;
import org.apache.mahout.cf.taste.impl.recommender.svd.Factorization;
import org.apache.mahout.cf.taste.impl.recommender.svd.Factorizer;

/**
 * A factorisation of Taste, read as its {@code SVDRecommender} reads it: the product of the vectors of person and
 * narrative, in which the factorisers that have biases carry them too. Taste cannot fold anybody in: who was not learned
 * from, or has other ratings by now, is unknown.
 */
record Factors(TasteRatings ratings, Factorization factors) implements Learned {
    static Factors of(TasteRatings ratings, Factorizer factorizer) throws TasteException {
        return new Factors(ratings, factorizer.factorize());
    }

    @Override
    public Person person(int person, List<TrainingRating> own) throws TasteException {
        if (!ratings.holds(person, own)) {
            return TasteFitted.NOBODY;
        }
        double[] theirs = factors.getUserFeatures(person);
        return narrative -> {
            double[] its = factors.getItemFeatures(narrative);
            double sum = 0;
            for (int f = 0; f < its.length; f++) {
                sum += theirs[f] * its[f];
            }
            return sum;
        };
    }
}
