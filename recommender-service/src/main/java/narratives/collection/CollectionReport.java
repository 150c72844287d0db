package narratives.collection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import narratives.catalog.NarrativeId;

/**
 * What a collection has and lacks at one moment. All but {@link #held} is about published narratives.
 *
 * @param instrumentVersion of the instrument by which it is described; 0 if there is none
 * @param breakdowns one a question of the instrument, in its order
 * @param gaps pairs of answers that no narrative has, those most to be expected first, 50 at most
 * @param allGaps how many such pairs there are
 * @param readers groups of readers by their profiles, beside narratives told by people like them
 */
public record CollectionReport(
        Instant takenAt,
        int instrumentVersion,
        Held held,
        Missing missing,
        List<Breakdown> breakdowns,
        List<Gap> gaps,
        int allGaps,
        List<ReaderGroup> readers,
        Shown shown) {
    public CollectionReport {
        breakdowns = List.copyOf(breakdowns);
        gaps = List.copyOf(gaps);
        readers = List.copyOf(readers);
    }

    /** How many narratives there are by status. */
    public record Held(int draft, int published, int withdrawn) {}

    /** Of how many published narratives something is not known. */
    public record Missing(
            int contentWarnings, int contentUri, int language, int modality, int durationSeconds, int readingLevel) {}

    /**
     * The answers to one question.
     *
     * @param answered by how many narratives
     * @param shares one an answer that may be given, in the order of the instrument; none for numbers and texts
     * @param simpson the probability that two narratives drawn differ in the answer (Simpson 1949, without replacement);
     *     over mentions, where there may be several; empty below two
     * @param evenness Shannon's entropy of the answers divided by its highest value, 0 to 1 (Pielou 1966); empty where
     *     nothing is answered or there is one answer
     * @param numbers for numbers only
     */
    public record Breakdown(
            String question,
            String label,
            int answered,
            int unanswered,
            List<Share> shares,
            OptionalDouble simpson,
            OptionalDouble evenness,
            Optional<Numbers> numbers) {
        public Breakdown {
            shares = List.copyOf(shares);
        }
    }

    /** How many narratives give an answer. */
    public record Share(String answer, String label, int narratives) {}

    /** Numbers that were answered. */
    public record Numbers(double minimum, double median, double maximum) {}

    /**
     * Two answers that no narrative has together.
     *
     * @param expected how many would have both, were the two questions independent
     */
    public record Gap(String question, String answer, String otherQuestion, String otherAnswer, double expected) {}

    /**
     * Readers who gave an answer of their profile.
     *
     * @param readers how many; empty where there are fewer than five, so that nobody can be made out
     * @param about the question of the instrument that asks the same of narrators
     * @param narratives how many give the same answer to it
     */
    public record ReaderGroup(String question, String answer, OptionalInt readers, String about, int narratives) {}

    /**
     * What was shown of it.
     *
     * @param lists how many narratives were served in lists that are kept, each time counted
     * @param never how many published narratives are in no such list
     * @param some the first 100 of them, in catalogue order
     * @param gini how unevenly narratives are shown, 0 (all alike) to 1; empty while nothing was shown
     */
    public record Shown(long lists, int never, List<NarrativeId> some, OptionalDouble gini) {
        public Shown {
            some = List.copyOf(some);
        }
    }
}
