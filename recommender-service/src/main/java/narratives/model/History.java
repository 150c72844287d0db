package narratives.model;

import java.util.List;
import narratives.model.TrainingSet.TrainingEngagement;
import narratives.model.TrainingSet.TrainingRating;

/**
 * What one person said and did, by the places of narratives in a training set.
 *
 * @param ratings in canonical order
 * @param engagements by narrative
 */
public record History(List<TrainingRating> ratings, List<TrainingEngagement> engagements) {
    /** Of somebody who has said and done nothing. */
    public static final History NONE = new History(List.of(), List.of());

    public History {
        ratings = List.copyOf(ratings);
        engagements = List.copyOf(engagements);
    }

    /** Of ratings alone, in canonical order. */
    public static History of(List<TrainingRating> ratings) {
        return new History(ratings, List.of());
    }
}
