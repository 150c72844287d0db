package narratives.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import narratives.model.TrainingSet.TrainingRating;

/**
 * Answers to other questions, to be read by person and by narrative: those of people who gave ratings about narratives that
 * have some, since nothing is known of the others while a model is trained.
 */
final class OtherByBoth {
    private record Row(int person, int narrative, int question, double value, OptionalDouble rating) {}

    private final List<OtherQuestion> questions;
    private final Map<Integer, List<Row>> byPerson = new HashMap<>();
    private final Map<Integer, List<Row>> byNarrative = new HashMap<>();

    private OtherByBoth(List<OtherQuestion> questions) {
        this.questions = questions;
    }

    static OtherByBoth of(TrainingSet set, RatingsByPerson ratings) {
        OtherQuestionFit.Fitted fitted = OtherQuestionFit.of(set);
        OtherByBoth others = new OtherByBoth(fitted.questions());
        if (fitted.questions().isEmpty()) {
            return others;
        }
        Map<Long, Double> rated = new HashMap<>();
        for (TrainingRating rating : set.ratings()) {
            rated.put(pair(rating.person(), rating.narrative()), rating.value());
        }
        for (OtherAnswers.Given answer : set.others().answers()) {
            Optional<Integer> question = fitted.places().get(answer.question());
            boolean known = ratings.isRated(answer.narrative()) && ratings.hasRated(answer.person());
            if (question.isPresent() && known) {
                Double rating = rated.get(pair(answer.person(), answer.narrative()));
                others.add(new Row(
                        answer.person(),
                        answer.narrative(),
                        question.get(),
                        answer.value(),
                        rating == null ? OptionalDouble.empty() : OptionalDouble.of(rating)));
            }
        }
        return others;
    }

    private void add(Row row) {
        byPerson.computeIfAbsent(row.person, first -> new ArrayList<>()).add(row);
        byNarrative.computeIfAbsent(row.narrative, first -> new ArrayList<>()).add(row);
    }

    private static long pair(int person, int narrative) {
        return ((long) person << Integer.SIZE) | narrative;
    }

    List<OtherQuestion> questions() {
        return questions;
    }

    /**
     * In canonical order.
     *
     * @param effects what is known of each narrative
     */
    List<OtherAnswer> ofPerson(int person, IntFunction<Effect> effects) {
        return byPerson.getOrDefault(person, List.of()).stream()
                .map(row -> OtherAnswer.given(row.question, row.value, row.rating, effects.apply(row.narrative)))
                .toList();
    }

    /**
     * In canonical order.
     *
     * @param levels what is known of each person
     */
    List<OtherAnswer> ofNarrative(int narrative, IntFunction<Effect> levels) {
        return byNarrative.getOrDefault(narrative, List.of()).stream()
                .map(row -> OtherAnswer.given(row.question, row.value, row.rating, levels.apply(row.person)))
                .toList();
    }
}
