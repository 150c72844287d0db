package narratives.model.taste;

import java.util.List;
import narratives.model.TrainingSet.TrainingRating;
import org.apache.mahout.cf.taste.common.TasteException;

/** What Taste learned, in Taste's manners. Safe for many threads. */
interface Learned {
    /** The view of one person, by their ratings in canonical order. */
    Person person(int person, List<TrainingRating> own) throws TasteException;

    /** What Taste expects of one person. */
    interface Person {
        /**
         * The rating that is expected.
         *
         * @return NaN where Taste has no answer, which goes no further than {@link TasteFitted}
         * @throws TasteException where Taste does not know the narrative, among other things
         */
        double estimate(long narrative) throws TasteException;
    }
}
