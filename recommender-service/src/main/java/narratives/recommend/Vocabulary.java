package narratives.recommend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import narratives.catalog.Instrument;
import narratives.catalog.Question;
import narratives.safety.Condition;

/**
 * The words of an instrument's answers, by which a wish in somebody's own words is understood. An answer is meant where
 * every word of its label, or of its key, is in the wish; words agree if they begin alike, so that endings do not matter.
 */
final class Vocabulary {
    /** Words of fewer letters say too little of what is meant. */
    private static final int SHORTEST = 3;

    /** Endings of up to so many letters are passed over. */
    private static final int ENDING = 3;

    /** A shorter beginning than this would make different words agree. */
    private static final int BEGINNING = 4;

    private final List<Meaning> meanings = new ArrayList<>();

    private record Meaning(String question, String answer, List<List<String>> spellings) {}

    Vocabulary(Instrument instrument) {
        for (Question question : instrument.questions()) {
            for (Question.Option option : options(question)) {
                meanings.add(new Meaning(
                        question.key(),
                        option.key(),
                        List.of(words(option.label()), words(option.key().replace('-', ' ')))));
            }
        }
    }

    private static List<Question.Option> options(Question question) {
        return switch (question) {
            case Question.Nominal(var words, var options) -> options;
            case Question.MultiSelect(var words, var options) -> options;
            case Question.Ordinal(var words, var options) -> options;
            case Question.Numeric numeric -> List.of();
            case Question.YesNo yesNo -> List.of();
            case Question.FreeText text -> List.of();
        };
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() >= SHORTEST)
                .distinct()
                .toList();
    }

    /** What a wish means in terms of the instrument, by question key. */
    List<Condition> understand(String wish) {
        List<String> said = words(wish);
        SortedMap<String, SortedSet<String>> meant = new TreeMap<>();
        for (Meaning meaning : meanings) {
            boolean isSaid = meaning.spellings().stream()
                    .anyMatch(words -> !words.isEmpty()
                            && words.stream().allMatch(word -> said.stream().anyMatch(other -> agree(word, other))));
            if (isSaid) {
                meant.computeIfAbsent(meaning.question(), unseen -> new TreeSet<>())
                        .add(meaning.answer());
            }
        }
        return meant.entrySet().stream().map(Vocabulary::of).toList();
    }

    private static Condition of(Map.Entry<String, SortedSet<String>> meant) {
        return new Condition(meant.getKey(), meant.getValue());
    }

    private static boolean agree(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int longer = Math.max(one.length(), other.length());
        int alike = 0;
        while (alike < shorter && one.charAt(alike) == other.charAt(alike)) {
            alike++;
        }
        return alike == longer || (alike >= BEGINNING && longer - alike <= ENDING);
    }
}
