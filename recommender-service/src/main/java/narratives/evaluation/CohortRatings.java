package narratives.evaluation;

import java.util.List;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.demonstration.Cohort;
import narratives.feedback.Feedback;
import narratives.feedback.Questionnaire.RatingQuestion;
import narratives.model.TrainingSet;

/** What a made-up cohort answered to one question, as the service would learn from it. */
public record CohortRatings(Instrument instrument, List<Narrative> narratives, RatingQuestion question) {
    public CohortRatings {
        narratives = List.copyOf(narratives);
    }

    /** Everybody is in it, those who rated nothing too; nobody of a cohort rates a narrative twice. */
    public TrainingSet of(Cohort cohort) {
        TrainingSet.Builder set = TrainingSet.builder(question.scale(), instrument);
        narratives.forEach(narrative -> set.narrative(narrative.id(), narrative.characterisation()));
        cohort.people().forEach(person -> set.person(person.id().value(), person.profile()));
        for (Feedback event : cohort.events()) {
            if (event instanceof Feedback.Rating(var header, var narrative, var answers)) {
                Double answer = answers.get(question.key());
                if (answer != null) {
                    set.rating(header.userId().value(), narrative, answer);
                }
            }
        }
        return set.build();
    }
}
