package narratives.model.engagement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
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

    /** A set is validated again for as long as it stays with as many scores in all. */
    private static final long MOST_SCORES_FOLDED = 2_500_000;

    private static final int MOST_FOLDS = 5;

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
                if (known[i] || (length == LIST && !(scores[i] > scores[top[LIST - 1]]))) {
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

    /**
     * The validations of a training set. Of a large one there is one. Of a small one there are up to {@value #MOST_FOLDS},
     * as one tells little; no rating is kept in two of them.
     */
    static List<Validation> of(TrainingSet set, long seed) {
        List<List<TrainingRating>> people = shuffled(set, seed);
        long scores = Math.max(1, (long) people.size() * set.narratives().size());
        int folds = Math.clamp(MOST_SCORES_FOLDED / scores, 1, MOST_FOLDS);
        return IntStream.range(0, folds).mapToObj(fold -> of(set, people, fold)).toList();
    }

    /** The ratings of each person, in an order by chance. */
    private static List<List<TrainingRating>> shuffled(TrainingSet set, long seed) {
        Map<Integer, List<TrainingRating>> people = new TreeMap<>();
        set.ratings()
                .forEach(rating -> people.computeIfAbsent(rating.person(), unseen -> new ArrayList<>())
                        .add(rating));
        SplittableRandom chance = new SplittableRandom(seed);
        people.values().forEach(own -> Collections.shuffle(own, chance));
        return List.copyOf(people.values());
    }

    private static Validation of(TrainingSet set, List<List<TrainingRating>> people, int fold) {
        List<TrainingRating> rest = new ArrayList<>();
        List<Person> all = new ArrayList<>();
        for (List<TrainingRating> ratings : people) {
            int each = ratings.size() < 2 ? 0 : (int) Math.max(1, Math.round(SHARE * ratings.size()));
            int from = Math.min(ratings.size(), fold * each);
            int to = Math.min(ratings.size(), from + each);
            List<TrainingRating> own = new ArrayList<>(ratings.subList(0, from));
            own.addAll(ratings.subList(to, ratings.size()));
            own.sort(TrainingSet.CANONICAL);
            rest.addAll(own);
            if (to > from) {
                int[] kept = ratings.subList(from, to).stream()
                        .mapToInt(TrainingRating::narrative)
                        .toArray();
                all.add(new Person(ratings.getFirst().person(), List.copyOf(own), kept));
            }
        }
        long most = Math.max(1, MOST_SCORES / Math.max(1, set.narratives().size()));
        int every = (int) Math.max(1, Math.ceilDiv(all.size(), most));
        List<Person> some = IntStream.range(0, all.size())
                .filter(n -> n % every == 0)
                .mapToObj(all::get)
                .toList();
        return new Validation(set.withRatings(rest), some);
    }
}
