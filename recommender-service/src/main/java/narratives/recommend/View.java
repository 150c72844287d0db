package narratives.recommend;

import java.util.Optional;
import narratives.catalog.Instrument;
import narratives.contract.LogPosition;
import narratives.feedback.Questionnaire;
import narratives.model.RatingModel;
import narratives.model.engagement.EngagementModel;
import narratives.safety.Safety;

/**
 * Everything that serves one tenant at one log position, made anew and swapped whole.
 *
 * @param engagement what people turn to; empty where that moves no list
 * @param version of the model
 * @param safety what the tenant decided; its policy is empty where it cannot be read under this instrument
 * @param comparators fitted beside the model; empty if none are wanted, or not yet there
 * @param position the canonical log position that catalogue and scores stand at
 */
public record View(
        IndexedCatalog catalog,
        RatingModel model,
        Optional<EngagementModel> engagement,
        ScoreTable scores,
        String version,
        LogPosition position,
        Instrument instrument,
        Questionnaire questionnaire,
        Likeness likeness,
        Optional<FittedComparators> comparators,
        Safety safety) {}
