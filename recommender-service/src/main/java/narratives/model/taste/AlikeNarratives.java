package narratives.model.taste;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.mahout.cf.taste.common.TasteException;
import org.apache.mahout.cf.taste.impl.common.FastIDSet;
import org.apache.mahout.cf.taste.impl.common.LongPrimitiveIterator;
import org.apache.mahout.cf.taste.impl.similarity.GenericItemSimilarity;
import org.apache.mahout.cf.taste.impl.similarity.GenericItemSimilarity.ItemItemSimilarity;
import org.apache.mahout.cf.taste.impl.similarity.LogLikelihoodSimilarity;
import org.apache.mahout.cf.taste.model.DataModel;
import org.apache.mahout.cf.taste.model.Preference;

/**
 * Which narratives are rated by the same people, more often than by chance: of each the most alike by Taste's
 * log-likelihood ratio, worked out beforehand, for Taste would do it anew with every prediction.
 *
 * <p>T. Dunning, Accurate methods for the statistics of surprise and coincidence, Computational Linguistics 19 (1993).
 */
final class AlikeNarratives {
    private static final Comparator<ItemItemSimilarity> MOST_ALIKE_FIRST = Comparator.comparingDouble(
                    ItemItemSimilarity::getValue)
            .reversed()
            .thenComparingLong(ItemItemSimilarity::getItemID1)
            .thenComparingLong(ItemItemSimilarity::getItemID2);

    private AlikeNarratives() {}

    /** Of every narrative the most alike; narratives that nobody rated both of are not alike. */
    static GenericItemSimilarity of(DataModel model, int most) throws TasteException {
        LogLikelihoodSimilarity ratio = new LogLikelihoodSimilarity(model);
        List<ItemItemSimilarity> kept = new ArrayList<>();
        for (LongPrimitiveIterator all = model.getItemIDs(); all.hasNext(); ) {
            long narrative = all.nextLong();
            long[] beside = besides(model, narrative);
            double[] likeness = ratio.itemSimilarities(narrative, beside);
            List<ItemItemSimilarity> its = new ArrayList<>(beside.length);
            for (int n = 0; n < beside.length; n++) {
                if (Double.isFinite(likeness[n]) && beside[n] != narrative) {
                    its.add(new ItemItemSimilarity(
                            Math.min(narrative, beside[n]), Math.max(narrative, beside[n]), likeness[n]));
                }
            }
            its.sort(MOST_ALIKE_FIRST);
            kept.addAll(its.subList(0, Math.min(most, its.size())));
        }
        return new GenericItemSimilarity(kept);
    }

    private static long[] besides(DataModel model, long narrative) throws TasteException {
        FastIDSet beside = new FastIDSet();
        for (Preference rating : model.getPreferencesForItem(narrative)) {
            beside.addAll(model.getItemIDsFromUser(rating.getUserID()));
        }
        long[] sorted = beside.toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
