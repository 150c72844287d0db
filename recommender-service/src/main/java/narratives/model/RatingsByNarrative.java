package narratives.model;

import java.util.Arrays;
import narratives.model.TrainingSet.TrainingRating;

/**
 * The ratings of a training set, narrative by narrative, people in canonical order. Three bytes for a rating where no more than
 * 65,536 people rated by no more than 256 different answers, which is nearly always: this is read once in every sweep, and
 * with many ratings it is most of what a fit holds.
 */
final class RatingsByNarrative {
    private static final int ANSWERS_IN_A_BYTE = 1 << Byte.SIZE;

    private final int[] firstOfNarrative;
    /** The lower 16 bits of the rows of people. */
    private final char[] low;
    /** The bits above them; empty where nobody needs any. */
    private final char[] high;
    /** The different ratings, sorted, and the place of each rating among them; empty if there are too many. */
    private final double[] answers;

    private final byte[] codes;
    /** The ratings themselves; empty if the codes are there. */
    private final double[] values;

    RatingsByNarrative(TrainingSet set, RatingsByPerson byPerson) {
        int count = byPerson.size();
        firstOfNarrative = new int[set.narratives().size() + 1];
        low = new char[count];
        high = new char[byPerson.people().length > Character.MAX_VALUE + 1 ? count : 0];
        double[] different = set.ratings().stream()
                .mapToDouble(TrainingRating::value)
                .distinct()
                .limit(ANSWERS_IN_A_BYTE + 1)
                .sorted()
                .toArray();
        boolean few = different.length <= ANSWERS_IN_A_BYTE;
        answers = few ? different : new double[0];
        codes = new byte[few ? count : 0];
        values = new double[few ? 0 : count];
        for (TrainingRating rating : set.ratings()) {
            firstOfNarrative[rating.narrative() + 1]++;
        }
        for (int i = 0; i < set.narratives().size(); i++) {
            firstOfNarrative[i + 1] += firstOfNarrative[i];
        }
        fill(byPerson);
    }

    private void fill(RatingsByPerson byPerson) {
        int[] next = Arrays.copyOf(firstOfNarrative, firstOfNarrative.length - 1);
        int[] people = byPerson.people();
        for (int row = 0; row < people.length; row++) {
            for (TrainingRating rating : byPerson.of(people[row])) {
                int place = next[rating.narrative()]++;
                low[place] = (char) row;
                if (high.length > 0) {
                    high[place] = (char) (row >>> Character.SIZE);
                }
                if (codes.length > 0) {
                    codes[place] = (byte) Arrays.binarySearch(answers, rating.value());
                } else {
                    values[place] = rating.value();
                }
            }
        }
    }

    /** The first rating of a narrative; that of the narrative after is the end. */
    int firstOf(int narrative) {
        return firstOfNarrative[narrative];
    }

    /** Whose it is: the row among the people that have ratings. */
    int row(int rating) {
        return high.length == 0 ? low[rating] : high[rating] << Character.SIZE | low[rating];
    }

    double value(int rating) {
        return codes.length > 0 ? answers[Byte.toUnsignedInt(codes[rating])] : values[rating];
    }
}
