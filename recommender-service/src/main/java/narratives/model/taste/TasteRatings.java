package narratives.model.taste;

import java.util.ArrayList;
import java.util.List;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;
import org.apache.mahout.cf.taste.impl.common.FastByIDMap;
import org.apache.mahout.cf.taste.impl.model.GenericDataModel;
import org.apache.mahout.cf.taste.impl.model.GenericUserPreferenceArray;
import org.apache.mahout.cf.taste.model.DataModel;
import org.apache.mahout.cf.taste.model.PreferenceArray;

/**
 * Ratings in Taste's form; its ids are our places. Several ratings of a narrative by one person become their mean first:
 * Taste would take them for different ones, and the threads of ALS-WR die of them without a word.
 */
final class TasteRatings {
    private final GenericDataModel model;

    private TasteRatings(GenericDataModel model) {
        this.model = model;
    }

    static TasteRatings of(TrainingSet training) {
        FastByIDMap<PreferenceArray> byPerson = new FastByIDMap<>();
        List<TrainingRating> ratings = training.ratings();
        for (int from = 0; from < ratings.size(); ) {
            int person = ratings.get(from).person();
            int to = from;
            while (to < ratings.size() && ratings.get(to).person() == person) {
                to++;
            }
            byPerson.put(person, preferences(person, ratings.subList(from, to)));
            from = to;
        }
        return new TasteRatings(new GenericDataModel(byPerson));
    }

    DataModel model() {
        return model;
    }

    /** Whether these are the ratings of the person that were learned from. */
    boolean holds(int person, List<TrainingRating> own) {
        PreferenceArray known = model.getRawUserData().get(person);
        return known != null && !own.isEmpty() && known.equals(preferences(person, own));
    }

    /** Ratings of one person in canonical order, each narrative once. */
    static PreferenceArray preferences(long person, List<TrainingRating> own) {
        List<TrainingRating> once = new ArrayList<>();
        for (int from = 0; from < own.size(); ) {
            TrainingRating first = own.get(from);
            double sum = 0;
            int to = from;
            for (; to < own.size() && own.get(to).narrative() == first.narrative(); to++) {
                sum += own.get(to).value();
            }
            once.add(new TrainingRating(first.person(), first.narrative(), sum / (to - from)));
            from = to;
        }
        PreferenceArray preferences = new GenericUserPreferenceArray(once.size());
        for (int n = 0; n < once.size(); n++) {
            preferences.setUserID(n, person);
            preferences.setItemID(n, once.get(n).narrative());
            preferences.setValue(n, (float) once.get(n).value());
        }
        return preferences;
    }
}
