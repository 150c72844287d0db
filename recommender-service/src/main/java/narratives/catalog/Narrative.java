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
        Characterisation characterisation) {
    /**
     * How a narrative presents itself.
     *
     * @param language a BCP 47 tag
     * @param form what kind of piece it is, such as a poem or an interview
     * @param durationSeconds how long it takes to take in, in seconds
     */
    public record Presentation(
            Optional<String> title,
            Optional<String> summary,
            Optional<String> language,
            Optional<Modality> modality,
            Optional<String> form,
            OptionalInt durationSeconds,
            Optional<String> contentUri) {
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
        return new Narrative(id, presentation, contentWarnings, changed, availability, characterisation);
    }
}
