package narratives.model;

import java.util.List;
import narratives.model.TrainingSet.TrainingRating;

/** A way to foretell ratings and to put narratives in order: the model, and everything it is compared with. */
public interface Method {
    /** The name it is chosen and reported under. */
    String name();

    /** What its answers to one person rest on. */
    default Basis basis() {
        return Basis.OWN_RATINGS;
    }

    /** Learns from the ratings of a training set. */
    Fitted fit(TrainingSet training);

    /** What the answers to one person rest on. */
    enum Basis {
        /** On what the person said, beside what others did. */
        OWN_RATINGS,
        /** On what everybody said; the same for everybody. */
        ALL_RATINGS,
        /** On nothing that anybody said. */
        CHANCE
    }

    /** What was learned. Safe for many threads. */
    interface Fitted {
        /**
         * The view of one person.
         *
         * @param person their place in the training set, where their profile may be used; of somebody who was not in it,
         *     a number beyond all places, of each person another one where they are told apart
         * @param own those of their ratings that may be known, in canonical order; a person who was not in the training
         *     has them here alone
         */
        Reader reader(int person, List<TrainingRating> own);
    }

    /**
     * A summand of an expected rating.
     *
     * @param amount in units of the scale
     */
    record Part(Source source, double amount) {
        /** What a part is known from. */
        public enum Source {
            /** From what everybody said of everything. */
            EVERYBODY,
            /** From what others said of the narrative. */
            NARRATIVE,
            /** From what the person said of other narratives. */
            PERSON
        }
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

        /**
         * Whether the method itself has a score for the narrative; if not, its score is a stand-in, such as a bias or 0.
         */
        default boolean answers(int narrative) {
            return true;
        }

        /**
         * The summands of the expected rating, where the method is a sum; they add up to it, unless it was limited to the
         * scale. Empty where it is none, or the ratings are not what narratives are ordered by.
         */
        default List<Part> parts(int narrative) {
            return List.of();
        }
    }
}
