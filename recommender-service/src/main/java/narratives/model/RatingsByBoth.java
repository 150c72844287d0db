package narratives.model;

import java.util.List;
import java.util.stream.IntStream;
import narratives.model.TrainingSet.TrainingRating;

/** The ratings of a training set, to be read by person and by narrative; both in canonical order. */
final class RatingsByBoth {
    private final int[] person;
    private final int[] narrative;
    private final double[] value;
    private final int[] firstOfPerson;
    private final int[][] ofNarrative;
    private final int[] people;
    private final int[] narratives;

    RatingsByBoth(TrainingSet set) {
        List<TrainingRating> ratings = set.ratings();
        person = ratings.stream().mapToInt(TrainingRating::person).toArray();
        narrative = ratings.stream().mapToInt(TrainingRating::narrative).toArray();
        value = ratings.stream().mapToDouble(TrainingRating::value).toArray();
        firstOfPerson = new int[set.people().size() + 1];
        int[] counts = new int[set.narratives().size()];
        for (int e = 0; e < value.length; e++) {
            firstOfPerson[person[e] + 1]++;
            counts[narrative[e]]++;
        }
        for (int p = 0; p < set.people().size(); p++) {
            firstOfPerson[p + 1] += firstOfPerson[p];
        }
        ofNarrative = new int[counts.length][];
        for (int i = 0; i < counts.length; i++) {
            ofNarrative[i] = new int[counts[i]];
        }
        for (int e = value.length - 1; e >= 0; e--) {
            ofNarrative[narrative[e]][--counts[narrative[e]]] = e;
        }
        people = IntStream.range(0, set.people().size())
                .filter(p -> firstOfPerson[p + 1] > firstOfPerson[p])
                .toArray();
        narratives = IntStream.range(0, ofNarrative.length)
                .filter(i -> ofNarrative[i].length > 0)
                .toArray();
    }

    int size() {
        return value.length;
    }

    /** The first rating of a person; that of the person after is the end. */
    int firstOf(int ofPerson) {
        return firstOfPerson[ofPerson];
    }

    int person(int rating) {
        return person[rating];
    }

    int narrative(int rating) {
        return narrative[rating];
    }

    double value(int rating) {
        return value[rating];
    }

    /** The ratings of a narrative. */
    int[] of(int ofNarrativePlace) {
        return ofNarrative[ofNarrativePlace];
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
