package narratives.catalog;

import java.util.Optional;
import java.util.OptionalInt;

/** A recorded recovery narrative, as its curators describe it. Everything but the id may be unknown. */
public record Narrative(
        NarrativeId id,
        Presentation presentation,
        ContentWarnings contentWarnings,
        Status status,
        Availability availability,
        Characterisation characterisation,
        Origin origin) {
    /**
     * Whose story it is.
     *
     * @param narrator empty where it is not known
     */
    public record Origin(Optional<NarratorId> narrator, Consent consent) {
        /** Nothing is said; what is in a catalogue without a limit is there to be shown. */
        public static final Origin UNKNOWN = new Origin(Optional.empty(), Consent.TO_ALL);
    }

    /** One of which nothing is known as to whose it is. */
    public Narrative(
            NarrativeId id,
            Presentation presentation,
            ContentWarnings contentWarnings,
            Status status,
            Availability availability,
            Characterisation characterisation) {
        this(id, presentation, contentWarnings, status, availability, characterisation, Origin.UNKNOWN);
    }

    /**
     * How a narrative presents itself.
     *
     * @param language a BCP 47 tag
     * @param form what kind of piece it is, such as a poem or an interview
     * @param durationSeconds how long it takes to take in, in seconds
     * @param readingLevel how many years of school it takes to follow it
     * @param mediaType what a device must be able to play, such as {@code video/mp4}
     * @param transcriptUri where the same can be read, for whoever cannot play it
     */
    public record Presentation(
            Optional<String> title,
            Optional<String> summary,
            Optional<String> language,
            Optional<Modality> modality,
            Optional<String> form,
            OptionalInt durationSeconds,
            Optional<String> contentUri,
            OptionalInt readingLevel,
            Optional<String> mediaType,
            Optional<String> transcriptUri) {
        /** One of which nothing is known as to what it takes to read or play it. */
        public Presentation(
                Optional<String> title,
                Optional<String> summary,
                Optional<String> language,
                Optional<Modality> modality,
                Optional<String> form,
                OptionalInt durationSeconds,
                Optional<String> contentUri) {
            this(
                    title,
                    summary,
                    language,
                    modality,
                    form,
                    durationSeconds,
                    contentUri,
                    OptionalInt.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        public static final Presentation UNKNOWN = new Presentation(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }

    /** The same narrative, in another status. */
    public Narrative with(Status changed) {
        return new Narrative(id, presentation, contentWarnings, changed, availability, characterisation, origin);
    }
}
