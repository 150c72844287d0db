package narratives.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/**
 * Random k-fold splitting of ratings: every rating is held out once. It looks into the future, so it serves to compare
 * with published tables and not to foretell how a service will do.
 */
public final class KFold {
    private KFold() {}

    /**
     * The folds; of nearly equal size, in an order that the generator decides.
     *
     * @param folds 2 or more
     */
    public static List<Fold> split(TrainingSet set, int folds, RandomGenerator chance) {
        if (folds < 2) {
            throw new IllegalArgumentException("folds is " + folds + "; must be at least 2");
        }
        List<TrainingRating> shuffled = new ArrayList<>(set.ratings());
        Collections.shuffle(shuffled, chance);
        int n = shuffled.size();
        List<Fold> split = new ArrayList<>();
        for (int k = 0; k < folds; k++) {
            int from = (int) ((long) n * k / folds);
            int to = (int) ((long) n * (k + 1) / folds);
            List<TrainingRating> rest = new ArrayList<>(shuffled.subList(0, from));
            rest.addAll(shuffled.subList(to, n));
            split.add(new Fold(set.withRatings(rest), shuffled.subList(from, to)));
        }
        return List.copyOf(split);
    }
}
