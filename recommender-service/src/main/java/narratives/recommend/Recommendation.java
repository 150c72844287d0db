package narratives.recommend;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import narratives.catalog.NarrativeId;
import narratives.contract.LogPosition;
import narratives.safety.Condition;
import narratives.safety.Support;

/**
 * A list, as it was served.
 *
 * @param id names this list for as long as exposures are kept
 * @param seed what chance was drawn with
 * @param nextPageToken continues this list; empty at its end
 * @param diversity the mean distance of two narratives of this page by what they are characterised as, 0 to 1; empty where
 *     there are not two
 * @param understood what was understood of a wish; only in mode {@code describe}
 * @param support help in place of narratives; only where somebody is in a crisis
 */
public record Recommendation(
        String id,
        Mode mode,
        ServedBy servedBy,
        ModelStamp model,
        long seed,
        List<Item> items,
        Optional<String> nextPageToken,
        OptionalDouble diversity,
        Optional<Understood> understood,
        Optional<Help> support) {
    /**
     * What was understood of a wish.
     *
     * @param characteristics what it means in terms of the instrument
     * @param texts whether titles and summaries were searched for its words
     */
    public record Understood(List<Condition> characteristics, boolean texts) {
        public Understood {
            characteristics = List.copyOf(characteristics);
        }
    }

    /**
     * Help for somebody in a crisis.
     *
     * @param text in a language that they read, if there is one
     */
    public record Help(Support.Text text, List<Support.Contact> contacts) {
        public Help {
            contacts = List.copyOf(contacts);
        }
    }

    /** A list of narratives. */
    public Recommendation(
            String id,
            Mode mode,
            ServedBy servedBy,
            ModelStamp model,
            long seed,
            List<Item> items,
            Optional<String> nextPageToken) {
        this(
                id,
                mode,
                servedBy,
                model,
                seed,
                items,
                nextPageToken,
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Which kind of answer it is.
     *
     * @param algorithm what ordered it
     * @param reason why it is not a better tier; empty if nothing stood in the way
     */
    public record ServedBy(Tier tier, String algorithm, Optional<String> reason) {}

    /**
     * What it was made from.
     *
     * @param version of the trained model
     * @param position the log position up to which everything was known
     * @param beyond what was known beyond that position and counted for this person, in order
     */
    public record ModelStamp(String version, LogPosition position, List<LogPosition> beyond) {
        public ModelStamp {
            beyond = List.copyOf(beyond);
        }
    }

    /**
     * One narrative of the list.
     *
     * @param rank from 1, counted on across pages
     * @param score on the scale of the primary question; its reasons add up to it
     * @param similarity to the narrative asked for, 0 to 1; only in mode {@code similar}
     * @param propensity the probability that this narrative was drawn into the list; only where chance decided
     * @param reasons empty unless they were asked for
     */
    public record Item(
            NarrativeId narrative,
            int rank,
            double score,
            Prediction prediction,
            OptionalDouble similarity,
            OptionalDouble propensity,
            List<Reason> reasons) {
        public Item {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * What the person is expected to answer to the primary question.
     *
     * @param mean on the question's scale
     * @param sd standard deviation of the answer, on the question's scale
     * @param probabilityMoreHopeful of an answer above "no change", 0 to 1
     * @param probabilityLessHopeful of an answer below "no change", 0 to 1
     */
    public record Prediction(double mean, double sd, double probabilityMoreHopeful, double probabilityLessHopeful) {}

    public Recommendation {
        items = List.copyOf(items);
    }
}
