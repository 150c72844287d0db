package narratives.evaluation;

import java.util.List;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/** A way to foretell ratings, to be compared with others. */
public interface Method {
    /** The name it is reported under. */
    String name();

    /** Learns from the ratings of a training set. */
    Fitted fit(TrainingSet training);

    /** What was learned. */
    interface Fitted {
        /**
         * The view of one person.
         *
         * @param person their place in the training set; their profile may be used
         * @param own those of their ratings that may be known, in canonical order
         */
        Reader reader(int person, List<TrainingRating> own);
    }

    /** What one person is expected to answer. */
    interface Reader {
        /** @param narrative its place in the training set */
        Estimate predict(int narrative);
    }
}
