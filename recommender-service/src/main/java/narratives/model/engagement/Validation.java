package narratives.model.engagement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import narratives.model.History;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingEngagement;
import narratives.model.TrainingSet.TrainingRating;

/**
 * A part of a training set that is kept from learning, to choose by. Lists are of the whole catalogue but for what the
 * person turned to in the rest, and everything kept is relevant, or everything of it that helped.
 *
 * @param rest to learn from
 * @param people those by whom is chosen: all of whom something is kept, or every so many-th of them
 */
record Validation(TrainingSet rest, List<Person> people) {
    /** As many scores are looked at, at most; more people take more time and tell little more. */
    private static final long MOST_SCORES = 8_000_000;

    /** A set is validated again for as long as it stays with as many scores in all. */
    private static final long MOST_SCORES_FOLDED = 2_500_000;

    private static final int MOST_FOLDS = 5;

    /** In time, each further part is learned from less; from the last of three, from two fifths. */
    private static final int MOST_CUTS = 3;

    /** How long the lists are that are looked at. */
    static final int LIST = 10;

    /**
     * Somebody to choose by.
     *
     * @param own what may be known
     * @param kept the narratives to be found
     */
    record Person(int place, History own, int[] kept) {
        /**
         * The nDCG of the first {@value Validation#LIST} by these scores, of those that are not known: 0 to 1, equal
         * scores in catalogue order.
         */
        double ndcg(double[] scores) {
            boolean[] known = new boolean[scores.length];
            own.ratings().forEach(rating -> known[rating.narrative()] = true);
            own.engagements().forEach(engagement -> known[engagement.narrative()] = true);
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
     * The validations of a training set: in time where its order is known, else by chance. Of a large set there is one; of
     * a small one there are several, as one tells little; nothing is kept in two of them.
     *
     * @param helpful whether only what helped is to be found, see {@link Deed#isHelpful}
     */
    static List<Validation> of(TrainingSet set, boolean helpful, long seed) {
        long people = set.histories().stream()
                .filter(history -> !history.equals(History.NONE))
                .count();
        long scores = Math.max(1, people * set.narratives().size());
        long folds = Math.max(1, MOST_SCORES_FOLDED / scores);
        List<List<Keeping>> kept = set.isTimed()
                ? Keeping.inTime(set, (int) Math.min(MOST_CUTS, folds))
                : Keeping.byChance(set, (int) Math.min(MOST_FOLDS, folds), seed);
        return kept.stream().map(fold -> of(set, fold, helpful)).toList();
    }

    private static Validation of(TrainingSet set, List<Keeping> fold, boolean helpful) {
        double middle = set.scale().middle();
        List<TrainingRating> ratings = new ArrayList<>();
        List<TrainingEngagement> engagements = new ArrayList<>();
        List<Person> all = new ArrayList<>();
        for (Keeping keeping : fold) {
            History own = Deed.together(keeping.known());
            ratings.addAll(own.ratings());
            engagements.addAll(own.engagements());
            int[] kept = keeping.kept().stream()
                    .filter(deed -> !helpful || deed.isHelpful(middle))
                    .mapToInt(Deed::narrative)
                    .toArray();
            if (kept.length > 0) {
                all.add(new Person(keeping.person(), own, kept));
            }
        }
        long most = Math.max(1, MOST_SCORES / Math.max(1, set.narratives().size()));
        int every = (int) Math.max(1, Math.ceilDiv(all.size(), most));
        List<Person> some = IntStream.range(0, all.size())
                .filter(n -> n % every == 0)
                .mapToObj(all::get)
                .toList();
        return new Validation(set.with(ratings, engagements), some);
    }
}
