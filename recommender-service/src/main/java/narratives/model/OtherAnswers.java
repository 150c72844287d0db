package narratives.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import narratives.model.TrainingSet.TrainingRating;

/**
 * Answers to questions beside the one whose answers are the ratings, in canonical order: by person, then narrative, then
 * question.
 *
 * @param questions their keys, ascending
 */
public record OtherAnswers(List<String> questions, List<OtherAnswers.Given> answers) {
    /**
     * One answer, by the places of its person and narrative in the training set, and of its question.
     *
     * @param value on the question's own scale
     */
    public record Given(int person, int narrative, int question, double value) {}

    private static final Comparator<Given> CANONICAL = Comparator.comparingInt(Given::person)
            .thenComparingInt(Given::narrative)
            .thenComparingInt(Given::question)
            .thenComparingDouble(Given::value);

    /** Nothing else was asked. */
    public static final OtherAnswers NONE = new OtherAnswers(List.of(), List.of());

    /** @throws IllegalArgumentException if an answer is to no question, or not a finite number */
    public OtherAnswers {
        questions = List.copyOf(questions);
        answers = answers.stream().sorted(CANONICAL).toList();
        for (Given answer : answers) {
            if (answer.question() < 0 || answer.question() >= questions.size() || !Double.isFinite(answer.value())) {
                throw new IllegalArgumentException("an answer is " + answer.value() + " to question "
                        + answer.question() + " of " + questions.size());
            }
        }
    }

    private record Pair(int person, int narrative) {
        static Pair of(TrainingRating rating) {
            return new Pair(rating.person(), rating.narrative());
        }
    }

    /**
     * Without the answers of pairs that have lost their rating: who is asked to foretell a rating must not be told what was
     * said along with it.
     */
    OtherAnswers without(List<TrainingRating> before, List<TrainingRating> after) {
        if (answers.isEmpty()) {
            return this;
        }
        Set<Pair> lost = new HashSet<>();
        before.forEach(rating -> lost.add(Pair.of(rating)));
        after.forEach(rating -> lost.remove(Pair.of(rating)));
        return only((person, narrative) -> !lost.contains(new Pair(person, narrative)));
    }

    private OtherAnswers only(BiPredicate<Integer, Integer> kept) {
        return new OtherAnswers(
                questions,
                answers.stream()
                        .filter(answer -> kept.test(answer.person(), answer.narrative()))
                        .toList());
    }

    /** Those of one person. */
    public List<Given> of(int person) {
        int from = Collections.binarySearch(
                answers,
                new Given(person, -1, 0, 0),
                Comparator.comparingInt(Given::person).thenComparingInt(Given::narrative));
        int first = -from - 1;
        int end = first;
        while (end < answers.size() && answers.get(end).person() == person) {
            end++;
        }
        return answers.subList(first, end);
    }
}
