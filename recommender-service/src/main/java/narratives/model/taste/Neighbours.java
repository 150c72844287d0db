package narratives.model.taste;

import java.util.List;
import narratives.model.TrainingSet.TrainingRating;
import org.apache.mahout.cf.taste.common.TasteException;
import org.apache.mahout.cf.taste.impl.model.PlusAnonymousUserDataModel;
import org.apache.mahout.cf.taste.model.DataModel;
import org.apache.mahout.cf.taste.recommender.Recommender;

/**
 * A recommender by neighbours. Who was not learned from is folded in: they are the one person more of a data model of
 * their own, beside which nothing is learned anew. Without ratings they are unknown.
 */
record Neighbours(TasteRatings ratings, Neighbourhood neighbourhood) implements Learned {
    /** A recommender over a data model; cheap to make. */
    interface Neighbourhood {
        Recommender over(DataModel model) throws TasteException;
    }

    @Override
    public Person person(int person, List<TrainingRating> own) throws TasteException {
        if (own.isEmpty()) {
            return TasteFitted.NOBODY;
        }
        if (ratings.holds(person, own)) {
            Recommender known = neighbourhood.over(ratings.model());
            return narrative -> known.estimatePreference(person, narrative);
        }
        PlusAnonymousUserDataModel oneMore = new PlusAnonymousUserDataModel(ratings.model());
        oneMore.setTempPrefs(TasteRatings.preferences(PlusAnonymousUserDataModel.TEMP_USER_ID, own));
        Recommender folded = neighbourhood.over(oneMore);
        return narrative -> folded.estimatePreference(PlusAnonymousUserDataModel.TEMP_USER_ID, narrative);
    }
}
