package narratives.safety;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import narratives.catalog.Answer;
import narratives.catalog.NarrativeFilter;

/**
 * That a question is answered by one of some answers; of a question with several answers, that one of them is.
 *
 * @param question of a profile or of the instrument, by key
 * @param answers keys of answers, numbers, or true and false, as texts; at least one
 */
public record Condition(String question, SortedSet<String> answers) {
    /** @throws IllegalArgumentException if there is no answer */
    public Condition {
        answers = Collections.unmodifiableSortedSet(new TreeSet<>(answers));
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("a condition has no answer");
        }
    }

    /** Whether it holds of these answers; empty if the question is not among them. */
    public Optional<Boolean> holds(SortedMap<String, Answer> given) {
        return Optional.ofNullable(given.get(question)).map(answer -> NarrativeFilter.agrees(answer, answers));
    }
}
