package narratives.comparator;

import java.util.List;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/**
 * Ratings by person in three arrays: those of person u are at {@code start[u]} up to, and without, {@code start[u + 1]},
 * in canonical order. Not to be written to.
 */
record RatingRows(int[] start, int[] narrative, double[] value) {
    static RatingRows of(TrainingSet training) {
        List<TrainingRating> ratings = training.ratings();
        int[] start = new int[training.people().size() + 1];
        int[] narrative = new int[ratings.size()];
        double[] value = new double[ratings.size()];
        for (int n = 0; n < narrative.length; n++) {
            TrainingRating rating = ratings.get(n);
            start[rating.person() + 1]++;
            narrative[n] = rating.narrative();
            value[n] = rating.value();
        }
        for (int person = 1; person < start.length; person++) {
            start[person] += start[person - 1];
        }
        return new RatingRows(start, narrative, value);
    }

    int people() {
        return start.length - 1;
    }

    /** How many ratings of a person there are; none of a person who was not told. */
    int count(int person) {
        return person < 0 || person >= people() ? 0 : start[person + 1] - start[person];
    }

    /** Whether these are the ratings of the person, neither more nor fewer nor others. */
    boolean holds(int person, List<TrainingRating> own) {
        if (own.isEmpty() || own.size() != count(person)) {
            return false;
        }
        int n = start[person];
        for (TrainingRating rating : own) {
            if (narrative[n] != rating.narrative() || value[n] != rating.value()) {
                return false;
            }
            n++;
        }
        return true;
    }

    /** Which narratives have ratings. */
    boolean[] rated(int narratives) {
        boolean[] rated = new boolean[narratives];
        for (int one : narrative) {
            rated[one] = true;
        }
        return rated;
    }
}
