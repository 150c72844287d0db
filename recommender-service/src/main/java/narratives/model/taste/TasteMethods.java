package narratives.model.taste;

import narratives.model.Method;
import org.apache.mahout.cf.taste.common.TasteException;
import org.apache.mahout.cf.taste.impl.neighborhood.CachingUserNeighborhood;
import org.apache.mahout.cf.taste.impl.neighborhood.NearestNUserNeighborhood;
import org.apache.mahout.cf.taste.impl.recommender.AllSimilarItemsCandidateItemsStrategy;
import org.apache.mahout.cf.taste.impl.recommender.GenericItemBasedRecommender;
import org.apache.mahout.cf.taste.impl.recommender.GenericUserBasedRecommender;
import org.apache.mahout.cf.taste.impl.recommender.svd.RatingSGDFactorizer;
import org.apache.mahout.cf.taste.impl.recommender.svd.SVDPlusPlusFactorizer;
import org.apache.mahout.cf.taste.impl.similarity.CachingUserSimilarity;
import org.apache.mahout.cf.taste.impl.similarity.GenericItemSimilarity;
import org.apache.mahout.cf.taste.impl.similarity.PearsonCorrelationSimilarity;
import org.apache.mahout.cf.taste.model.DataModel;
import org.apache.mahout.cf.taste.recommender.Recommender;
import org.apache.mahout.cf.taste.similarity.UserSimilarity;

/** The recommenders of Taste, with the settings that did best on MovieLens 100K of those tried. */
public final class TasteMethods {
    private static final int FACTORS = 20;

    /** Above this more neighbours added nothing. */
    private static final int NEAREST = 50;

    private TasteMethods() {}

    /**
     * Biases and 20 factors by gradient steps: rate 0.01 falling by 2 % an epoch, penalty 0.1, 80 epochs. Always the
     * same.
     */
    public static Method ratingSgd() {
        return ratingSgd(FACTORS, 80);
    }

    /** The same with so many factors and epochs. */
    public static Method ratingSgd(int factors, int epochs) {
        return new TasteMethod(
                "taste-rating-sgd",
                ratings -> Factors.of(
                        ratings, new RatingSGDFactorizer(ratings.model(), factors, 0.01, 0.1, 0.01, epochs, 0.98)));
    }

    /**
     * The same in several threads that write over each other: penalty 0.1, 50 epochs. Never the same twice.
     *
     * <p>F. Niu et al., Hogwild!: a lock-free approach to parallelizing stochastic gradient descent, NIPS 2011.
     */
    public static Method parallelSgd() {
        return new TasteMethod(
                "taste-parallel-sgd",
                ratings ->
                        Factors.of(ratings, new WatchedParallelSgd(ratings.model(), FACTORS, 0.1, 50, new Failures())));
    }

    /**
     * 10 factors without biases, by least squares in turn: penalty 0.1 for each rating, 10 rounds. Always the same.
     *
     * <p>Y. Zhou et al., Large-scale parallel collaborative filtering for the Netflix Prize, AAIM 2008.
     */
    public static Method alsWr() {
        return new TasteMethod(
                "taste-als-wr",
                ratings -> Factors.of(ratings, new WatchedAlsWr(ratings.model(), 10, 0.1, 10, new Failures())));
    }

    /**
     * The person's own ratings of the 50 narratives that most often have the same raters, weighed by the log-likelihood
     * ratio. Always the same. Taste answers only where two of them or more are rated.
     */
    public static Method itemNeighbours() {
        return new TasteMethod("taste-item-knn", ratings -> {
            GenericItemSimilarity alike = AlikeNarratives.of(ratings.model(), NEAREST);
            AllSimilarItemsCandidateItemsStrategy candidates = new AllSimilarItemsCandidateItemsStrategy(alike);
            return new Neighbours(
                    ratings, model -> new GenericItemBasedRecommender(model, alike, candidates, candidates));
        });
    }

    /**
     * The ratings of the 50 people whose ratings go most alike, weighed by Pearson's correlation. Always the same. Taste
     * answers only where two of them or more rated the narrative.
     */
    public static Method userNeighbours() {
        return new TasteMethod("taste-user-knn", ratings -> new Neighbours(ratings, TasteMethods::byPeople));
    }

    /**
     * What Taste calls SVD++, with 20 factors and 10 epochs; only to show what others have used. Always the same.
     *
     * <p>It is not SVD++: its steps foretell without the mean and without the narrative's bias, and when it is done it
     * divides whole vectors of persons, mean and bias within, by the root of the number of their ratings. Its figures
     * are those of the defect. {@code svdpp} of our own is Koren's.
     */
    public static Method svdPlusPlus() {
        return new TasteMethod(
                "taste-svdpp", ratings -> Factors.of(ratings, new SVDPlusPlusFactorizer(ratings.model(), FACTORS, 10)));
    }

    private static Recommender byPeople(DataModel model) throws TasteException {
        UserSimilarity alike = new CachingUserSimilarity(new PearsonCorrelationSimilarity(model), model);
        return new GenericUserBasedRecommender(
                model, new CachingUserNeighborhood(new NearestNUserNeighborhood(NEAREST, alike, model), model), alike);
    }
}
