package narratives.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;
import narratives.feedback.Feedback;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Several events in one body. Each is read by itself, so that the faults of all of them are told. */
@Schema(name = "FeedbackBatch", requiredProperties = "events")
public record FeedbackBatchJson(
        @Schema(type = SchemaType.ARRAY, implementation = FeedbackJson.class, minItems = 1, maxItems = MOST) @Nullable List<JsonNode> events) {
    /** As many as one transaction takes. */
    public static final int MOST = 500;

    /**
     * Every event.
     *
     * @param read makes a checked event of one
     * @throws RecommenderException with what is wrong with any of them, by place
     */
    public List<Feedback> read(Function<FeedbackJson, Feedback> read) {
        if (events == null) {
            throw RecommenderException.invalid("events", FieldError.REQUIRED, "Must be given.");
        }
        List<JsonNode> given = events;
        return each(given.size(), place -> read.apply(Json.read(given.get(place), FeedbackJson.class)));
    }

    /**
     * Every event of a batch, however it came.
     *
     * @param read makes a checked event of the one at a place
     * @throws RecommenderException with what is wrong with any of them, by place
     */
    public static List<Feedback> each(int count, IntFunction<Feedback> read) {
        if (count == 0 || count > MOST) {
            throw RecommenderException.invalid("events", FieldError.OUT_OF_RANGE, "1 to " + MOST + " events.");
        }
        List<Feedback> feedback = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int place = i;
            try {
                feedback.add(read.apply(i));
            } catch (RecommenderException refused) {
                if (refused.code() != ErrorCode.INVALID_REQUEST) {
                    throw refused;
                }
                refused.errors().forEach(error -> errors.add(error.at(place)));
            }
        }
        if (!errors.isEmpty()) {
            throw RecommenderException.invalid(errors);
        }
        return feedback;
    }
}
