package narratives.model;

import java.util.List;
import java.util.stream.IntStream;
import narratives.model.TrainingSet.TrainingRating;

/**
 * The ratings of a training set, person by person in canonical order, and who and what has any. The ratings themselves are
 * those of the training set: it costs nothing for each of them.
 */
final class RatingsByPerson {
    private final List<TrainingRating> ratings;
    private final int[] firstOfPerson;
    private final int[] countOfNarrative;
    private final int[] people;
    private final int[] narratives;

    RatingsByPerson(TrainingSet set) {
        ratings = set.ratings();
        firstOfPerson = new int[set.people().size() + 1];
        countOfNarrative = new int[set.narratives().size()];
        for (TrainingRating rating : ratings) {
            firstOfPerson[rating.person() + 1]++;
            countOfNarrative[rating.narrative()]++;
        }
        for (int p = 0; p < set.people().size(); p++) {
            firstOfPerson[p + 1] += firstOfPerson[p];
        }
        people = IntStream.range(0, set.people().size()).filter(this::hasRated).toArray();
        narratives = IntStream.range(0, countOfNarrative.length)
                .filter(this::isRated)
                .toArray();
    }

    int size() {
        return ratings.size();
    }

    /** Those of one person. */
    List<TrainingRating> of(int person) {
        return ratings.subList(firstOfPerson[person], firstOfPerson[person + 1]);
    }

    boolean hasRated(int person) {
        return firstOfPerson[person + 1] > firstOfPerson[person];
    }

    boolean isRated(int narrative) {
        return countOfNarrative[narrative] > 0;
    }

    /** The people that have ratings. */
    int[] people() {
        return people;
    }

    /** The narratives that have ratings. */
    int[] narratives() {
        return narratives;
    }
}
