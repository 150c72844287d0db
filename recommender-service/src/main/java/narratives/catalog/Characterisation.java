package narratives.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One narrative's answers to an instrument, by question key. What is not answered is unknown. */
public record Characterisation(SortedMap<String, Answer> answers) {
    public static final Characterisation NONE = new Characterisation(new TreeMap<>());

    public Characterisation {
        answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
    }

    public static Characterisation of(Map<String, Answer> answers) {
        return new Characterisation(new TreeMap<>(answers));
    }

    public Optional<Answer> answer(String question) {
        return Optional.ofNullable(answers.get(question));
    }
}
