package narratives.model.engagement;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/**
 * A part of a training set that is kept from learning, to choose by: of each person with two ratings or more a fifth,
 * but at least one, drawn by chance. Lists are of the whole catalogue but for what the person rated in the rest, and
 * everything kept is relevant.
 *
 * @param rest to learn from
 * @param people those by whom is chosen: all of whom something is kept, or every so many-th of them
 */
record Validation(TrainingSet rest, List<Person> people) {
    /** The share kept of each person. */
    private static final double SHARE = .2;

    /** As many scores are looked at, at most; more people take more time and tell little more. */
    private static final long MOST_SCORES = 8_000_000;

    /** How long the lists are that are looked at. */
    static final int LIST = 10;

    /**
     * Somebody to choose by.
     *
     * @param own what may be known
     * @param kept the narratives to be found
     */
    record Person(int place, List<TrainingRating> own, int[] kept) {
        /**
         * The nDCG of the first {@value Validation#LIST} by these scores, of those that are not known: 0 to 1, equal
         * scores in catalogue order.
         */
        double ndcg(double[] scores) {
            boolean[] known = new boolean[scores.length];
            own.forEach(rating -> known[rating.narrative()] = true);
            boolean[] relevant = new boolean[scores.length];
            for (int narrative : kept) {
                relevant[narrative] = true;
            }
            int[] top = new int[LIST];
            int length = 0;
            for (int i = 0; i < scores.length; i++) {
                if (known[i] || length == LIST && !(scores[i] > scores[top[LIST - 1]])) {
                    continue;
                }
                int at = length < LIST ? length++ : LIST - 1;
                for (; at > 0 && scores[i] > scores[top[at - 1]]; at--) {
                    top[at] = top[at - 1];
                }
                top[at] = i;
            }
            double found = 0;
            double best = 0;
            for (int rank = 0; rank < LIST; rank++) {
                double gain = 1 / StrictMath.log(rank + 2);
                found += rank < length && relevant[top[rank]] ? gain : 0;
                best += rank < kept.length ? gain : 0;
            }
            return found / best;
        }
    }

    static Validation of(TrainingSet set, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<TrainingRating> rest = new ArrayList<>();
        List<Person> all = new ArrayList<>();
        List<TrainingRating> ratings = set.ratings();
        for (int from = 0; from < ratings.size(); ) {
            int person = ratings.get(from).person();
            int to = from;
            while (to < ratings.size() && ratings.get(to).person() == person) {
                to++;
            }
            List<TrainingRating> own = new ArrayList<>(ratings.subList(from, to));
            int count = own.size() < 2 ? 0 : (int) Math.max(1, Math.round(SHARE * own.size()));
            int[] kept = new int[count];
            for (int n = 0; n < count; n++) {
                kept[n] = own.remove(chance.nextInt(own.size())).narrative();
            }
            rest.addAll(own);
            if (count > 0) {
                all.add(new Person(person, List.copyOf(own), kept));
            }
            from = to;
        }
        long most = Math.max(1, MOST_SCORES / Math.max(1, set.narratives().size()));
        int every = (int) Math.ceilDiv(all.size(), most);
        List<Person> some = new ArrayList<>();
        for (int n = 0; n < all.size(); n += Math.max(1, every)) {
            some.add(all.get(n));
        }
        return new Validation(set.withRatings(rest), List.copyOf(some));
    }
}
