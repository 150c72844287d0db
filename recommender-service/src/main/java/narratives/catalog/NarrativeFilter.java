package narratives.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a reader asks to see. Within one field any value will do; every field that is given must agree. A narrative whose
 * value is unknown does not agree.
 *
 * @param modalities any when empty
 * @param languages any when empty
 * @param maxDurationSeconds in seconds, included
 * @param characteristics question key to acceptable answers; a multi-select agrees if one of its choices is acceptable
 */
public record NarrativeFilter(
        Set<Modality> modalities,
        SortedSet<String> languages,
        OptionalInt maxDurationSeconds,
        SortedMap<String, SortedSet<String>> characteristics) {
    public static final NarrativeFilter ALL =
            new NarrativeFilter(Set.of(), new TreeSet<>(), OptionalInt.empty(), new TreeMap<>());

    public NarrativeFilter {
        modalities = Set.copyOf(modalities);
        languages = Collections.unmodifiableSortedSet(new TreeSet<>(languages));
        characteristics = Collections.unmodifiableSortedMap(new TreeMap<>(characteristics));
    }

    /** One field of a filter with which a narrative does not agree. */
    public sealed interface Disagreement {
        record InModality() implements Disagreement {}

        record InLanguage() implements Disagreement {}

        record InDuration(int mostSeconds) implements Disagreement {}

        record InCharacteristic(String question) implements Disagreement {}
    }

    public boolean accepts(Narrative narrative) {
        return disagreements(narrative).isEmpty();
    }

    /** Every field with which a narrative does not agree, in the order of the fields. */
    public List<Disagreement> disagreements(Narrative narrative) {
        List<Disagreement> found = new ArrayList<>();
        Narrative.Presentation shown = narrative.presentation();
        if (!modalities.isEmpty()
                && shown.modality().filter(modalities::contains).isEmpty()) {
            found.add(new Disagreement.InModality());
        }
        if (!languages.isEmpty() && shown.language().filter(languages::contains).isEmpty()) {
            found.add(new Disagreement.InLanguage());
        }
        if (maxDurationSeconds.isPresent() && !isAtMost(shown.durationSeconds(), maxDurationSeconds.getAsInt())) {
            found.add(new Disagreement.InDuration(maxDurationSeconds.getAsInt()));
        }
        characteristics.forEach((question, wanted) -> {
            if (narrative
                    .characterisation()
                    .answer(question)
                    .filter(answer -> agrees(answer, wanted))
                    .isEmpty()) {
                found.add(new Disagreement.InCharacteristic(question));
            }
        });
        return found;
    }

    private static boolean isAtMost(OptionalInt seconds, int most) {
        return seconds.isPresent() && seconds.getAsInt() <= most;
    }

    /** Whether an answer is, or holds, one of those wanted. */
    public static boolean agrees(Answer answer, Set<String> wanted) {
        return switch (answer) {
            case Answer.Text(var value) -> wanted.contains(value);
            case Answer.Choices(var values) -> values.stream().anyMatch(wanted::contains);
            case Answer.Quantity(var value) -> wanted.stream().anyMatch(text -> isNumber(text, value));
            case Answer.Flag(var value) -> wanted.contains(Boolean.toString(value));
        };
    }

    private static boolean isNumber(String text, double value) {
        try {
            return Double.parseDouble(text) == value;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
