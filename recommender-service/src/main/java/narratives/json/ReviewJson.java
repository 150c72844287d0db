package narratives.json;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import narratives.catalog.NarrativeId;
import narratives.safety.Review;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody decided who looked at a narrative, on the wire. */
@Schema(
        name = "Review",
        description = "What somebody decided who looked at a narrative.",
        requiredProperties = {"decision", "note"})
public record ReviewJson(
        @Schema(description = "May be left out where the address names it.") @Nullable String narrativeId,

        @Schema(
                enumeration = {"clear", "suspend"},
                description = "Whether it may be shown.")
        @Nullable String decision,

        @Schema(description = "Why, in words; never about a reader.", maxLength = LONGEST_NOTE) @Nullable String note) {
    private static final int LONGEST_NOTE = 2000;
    private static final List<String> DECISIONS =
            Arrays.stream(Review.Decision.values()).map(Review.Decision::key).toList();

    public static ReviewJson from(Review review) {
        return new ReviewJson(review.narrative().value(), review.decision().key(), review.note());
    }

    /** @throws narratives.contract.RecommenderException with every field that is wrong */
    public Review toReview() {
        return read(Optional.empty());
    }

    /**
     * The review of this narrative, which the body may leave out and may not contradict.
     *
     * @throws narratives.contract.RecommenderException with every field that is wrong
     */
    public Review toReview(NarrativeId id) {
        return read(Optional.of(id));
    }

    private Review read(Optional<NarrativeId> named) {
        Fields fields = new Fields();
        Optional<NarrativeId> id = Wire.ownId(fields, "narrativeId", narrativeId, named, NarrativeId::new);
        fields.require("decision", decision);
        fields.require("note", note);
        Optional<Review.Decision> decided = fields.named("decision", decision, Review.Decision::of, DECISIONS);
        Optional<String> words = fields.words("note", note, LONGEST_NOTE);
        fields.check();
        return new Review(id.orElseThrow(), decided.orElseThrow(), words.orElseThrow());
    }
}
