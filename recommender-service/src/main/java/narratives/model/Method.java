package narratives.model;

import java.util.List;
import narratives.model.TrainingSet.TrainingRating;

/** A way to foretell ratings and to put narratives in order: the model, and everything it is compared with. */
public interface Method {
    /** The name it is chosen and reported under. */
    String name();

    /** Learns from the ratings of a training set. */
    Fitted fit(TrainingSet training);

    /** What was learned. Safe for many threads. */
    interface Fitted {
        /**
         * The view of one person.
         *
         * @param person their place in the training set; their profile may be used
         * @param own those of their ratings that may be known, in canonical order; a person who was not in the training
         *     has them here alone
         */
        Reader reader(int person, List<TrainingRating> own);
    }

    /** What one person is expected to answer, and to want. */
    interface Reader {
        /**
         * The rating that is expected. A method which only puts in order answers what it knows best, such as the mean.
         *
         * @param narrative its place in the training set
         */
        Estimate predict(int narrative);

        /** What lists are ordered by: more comes first, and equal scores in catalogue order. No unit. */
        default double score(int narrative) {
            return predict(narrative).mean();
        }
    }
}
