package narratives.live;

import java.util.List;
import narratives.contract.LogPosition;
import narratives.feedback.Questionnaire;
import narratives.feedback.Standing;
import narratives.model.TrainingSet;
import narratives.people.UserId;

/**
 * What there is to learn from at a log position.
 *
 * @param question whose answers are the ratings
 * @param people whose places in the training set are those in this list
 */
record Material(TrainingSet set, Questionnaire.RatingQuestion question, List<UserId> people, LogPosition position) {
    Material {
        people = List.copyOf(people);
    }

    /** @param assumed what is asked where no questionnaire was put */
    static Material of(Knowledge knowledge, Questionnaire assumed) {
        Questionnaire.RatingQuestion primary =
                knowledge.questionnaire().orElse(assumed).primary();
        TrainingSet.Builder set = TrainingSet.builder(primary.scale(), knowledge.instrument());
        knowledge
                .narratives()
                .values()
                .forEach(narrative -> set.narrative(narrative.id(), narrative.characterisation()));
        Moments moments = Moments.of(knowledge.people().values());
        knowledge.people().forEach((id, known) -> {
            set.person(id.value(), known.person().profile());
            Standing standing = known.standing();
            standing.answers().forEach((narrative, answers) -> {
                Double answer = answers.get(primary.key());
                if (answer != null) {
                    set.rating(id.value(), narrative, answer, moments.rated(known, narrative));
                }
                answers.forEach((question, other) -> {
                    if (!question.equals(primary.key())) {
                        set.other(question, id.value(), narrative, other);
                    }
                });
            });
            standing.engagement()
                    .forEach((narrative, strength) ->
                            set.engagement(id.value(), narrative, strength, moments.turnedTo(known, narrative)));
        });
        List<UserId> people = knowledge.people().keySet().stream().sorted().toList();
        return new Material(set.build(), primary, people, knowledge.position());
    }
}
