package narratives.model.taste;

import java.util.Collection;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.mahout.cf.taste.common.Refreshable;
import org.apache.mahout.cf.taste.common.TasteException;
import org.apache.mahout.cf.taste.impl.common.FastByIDMap;
import org.apache.mahout.cf.taste.impl.model.GenericDataModel;
import org.apache.mahout.cf.taste.impl.model.GenericUserPreferenceArray;
import org.apache.mahout.cf.taste.impl.recommender.svd.Factorization;
import org.apache.mahout.cf.taste.impl.recommender.svd.Factorizer;
import org.apache.mahout.cf.taste.impl.recommender.svd.SVDRecommender;
import org.apache.mahout.cf.taste.model.PreferenceArray;
import org.apache.mahout.cf.taste.recommender.RecommendedItem;

/** Taste's recommender over factors that chance made, to be measured beside ours: it looks at every item for a list. */
public final class TasteLists {
    /** So that every item occurs in the preferences, as Taste needs; made-up people have this many each. */
    private static final int EACH = 100;

    private final SVDRecommender recommender;

    /** Factors that need no learning. */
    private record Made(Factorization factors) implements Factorizer {
        @Override
        public Factorization factorize() {
            return factors;
        }

        @Override
        public void refresh(Collection<Refreshable> alreadyRefreshed) {
            // They stay as they are.
        }
    }

    /** @param items numbered from 0, Taste's best case: their ids need no table of their own */
    public TasteLists(int items, int factors, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FastByIDMap<PreferenceArray> preferences = new FastByIDMap<>();
        int people = (items + EACH - 1) / EACH;
        for (int person = 0; person < people; person++) {
            int from = person * EACH;
            PreferenceArray own = new GenericUserPreferenceArray(Math.min(EACH, items - from));
            for (int n = 0; n < own.length(); n++) {
                own.setUserID(n, person);
                own.setItemID(n, from + n);
                own.setValue(n, 3);
            }
            preferences.put(person, own);
        }
        Factorization made = new Factorization(
                places(people), places(items), normal(people, factors, random), normal(items, factors, random));
        try {
            recommender = new SVDRecommender(new GenericDataModel(preferences), new Made(made));
        } catch (TasteException impossible) {
            throw new IllegalStateException("nothing was to be learned", impossible);
        }
    }

    private static FastByIDMap<Integer> places(int count) {
        FastByIDMap<Integer> places = new FastByIDMap<>(count);
        LongStream.range(0, count).forEach(id -> places.put(id, (int) id));
        return places;
    }

    private static double[][] normal(int rows, int factors, SplittableRandom random) {
        double[][] made = new double[rows][factors];
        for (double[] row : made) {
            for (int k = 0; k < factors; k++) {
                row[k] = random.nextGaussian();
            }
        }
        return made;
    }

    /** The best items of the first person, best first. */
    public long[] top(int count) {
        try {
            return recommender.recommend(0, count).stream()
                    .mapToLong(RecommendedItem::getItemID)
                    .toArray();
        } catch (TasteException impossible) {
            throw new IllegalStateException("the first person is known", impossible);
        }
    }
}
