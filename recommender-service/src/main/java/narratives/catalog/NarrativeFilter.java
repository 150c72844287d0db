package narratives.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
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

    public boolean accepts(Narrative narrative) {
        Narrative.Presentation shown = narrative.presentation();
        return (modalities.isEmpty()
                        || shown.modality().filter(modalities::contains).isPresent())
                && (languages.isEmpty()
                        || shown.language().filter(languages::contains).isPresent())
                && (maxDurationSeconds.isEmpty() || isAtMost(shown.durationSeconds(), maxDurationSeconds.getAsInt()))
                && characteristics.entrySet().stream().allMatch(wanted -> agrees(narrative.characterisation(), wanted));
    }

    private static boolean isAtMost(OptionalInt seconds, int most) {
        return seconds.isPresent() && seconds.getAsInt() <= most;
    }

    private static boolean agrees(Characterisation given, Map.Entry<String, SortedSet<String>> wanted) {
        Optional<Answer> answer = given.answer(wanted.getKey());
        return answer.isPresent() && agrees(answer.get(), wanted.getValue());
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
