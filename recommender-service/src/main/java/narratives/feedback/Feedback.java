package narratives.feedback;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.catalog.NarrativeId;
import narratives.people.UserId;

/** Anything a person told us about a narrative, or about something they told before. Never changed once stored. */
public sealed interface Feedback {
    /**
     * What every event has.
     *
     * @param occurredAt when it happened, by the client's clock; absent if not told
     * @param recommendationId the list it answers, as given; absent if none
     */
    record Header(EventId eventId, UserId userId, Optional<Instant> occurredAt, Optional<String> recommendationId) {}

    Header header();

    /** The narrative it is about; empty for a retraction. */
    Optional<NarrativeId> about();

    /**
     * Answers to one or more questions of the questionnaire, by question key. Questions that are not named keep the
     * answer they had.
     */
    record Rating(Header header, NarrativeId narrative, SortedMap<String, Double> answers) implements Feedback {
        public Rating {
            answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
        }

        @Override
        public Optional<NarrativeId> about() {
            return Optional.of(narrative);
        }
    }

    /**
     * How much of a narrative was taken in.
     *
     * @param position how far the person got, 0 to 1
     * @param seconds how long they stayed, in seconds
     */
    record Progress(OptionalDouble position, OptionalDouble seconds) {
        public static final Progress UNKNOWN = new Progress(OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** The narrative was opened. */
    record View(Header header, NarrativeId narrative, Progress progress) implements Feedback {
        @Override
        public Optional<NarrativeId> about() {
            return Optional.of(narrative);
        }
    }

    /** The narrative was taken in to its end. */
    record Completion(Header header, NarrativeId narrative, Progress progress) implements Feedback {
        @Override
        public Optional<NarrativeId> about() {
            return Optional.of(narrative);
        }
    }

    /** The person keeps the narrative, or no longer does. */
    record Bookmark(Header header, NarrativeId narrative, boolean kept) implements Feedback {
        @Override
        public Optional<NarrativeId> about() {
            return Optional.of(narrative);
        }
    }

    /** The person does not want to see the narrative, or does again. */
    record Hide(Header header, NarrativeId narrative, boolean hidden) implements Feedback {
        @Override
        public Optional<NarrativeId> about() {
            return Optional.of(narrative);
        }
    }

    /**
     * The narrative upset the person.
     *
     * @param severity 1 somewhat, 2 much, 3 very much
     */
    record Distress(Header header, NarrativeId narrative, int severity) implements Feedback {
        @Override
        public Optional<NarrativeId> about() {
            return Optional.of(narrative);
        }
    }

    /** An earlier event of the same person no longer counts. */
    record Retraction(Header header, EventId retracts) implements Feedback {
        @Override
        public Optional<NarrativeId> about() {
            return Optional.empty();
        }
    }
}
