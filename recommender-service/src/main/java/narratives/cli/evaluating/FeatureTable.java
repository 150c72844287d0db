package narratives.cli.evaluating;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import narratives.catalog.Answer;
import narratives.catalog.Instrument;
import narratives.catalog.Question;
import narratives.movielens.DelimitedText;

/**
 * What a file says of people or narratives, with questions that fit: numbers make a numeric question, single texts a
 * nominal one, lists a multi-select one, yes and no a boolean one. Of choices only the most frequent are kept, and only
 * those that five share: nothing can be learned of others. A question of which nothing is kept is left out.
 *
 * @param rows the answers, by the name of the person or narrative
 */
record FeatureTable(Map<String, SortedMap<String, Answer>> rows, List<Question> questions) {
    private static final int FEWEST = 5;

    /** The most frequent answers of a question; more would be noise. */
    private static final int MOST_OPTIONS = 200;

    private static final String GROUP = "file";

    FeatureTable {
        rows = Map.copyOf(rows);
        questions = List.copyOf(questions);
    }

    /**
     * One person or narrative a line, named by its first column. A column whose texts have bars between them is one of
     * lists.
     */
    static FeatureTable of(DelimitedText text) {
        Map<String, SortedMap<String, Answer>> rows = new LinkedHashMap<>();
        text.lines().forEach(line -> rows.put(key(line), new TreeMap<>()));
        int width = text.lines().stream()
                .mapToInt(line -> line.values().size())
                .max()
                .orElse(0);
        for (int column = 1; column < width; column++) {
            boolean named =
                    column < text.names().size() && !text.names().get(column).isBlank();
            String name = named ? text.names().get(column).toLowerCase(Locale.ROOT) : "column-" + (column + 1);
            answers(text, column)
                    .forEach((row, answer) ->
                            rows.getOrDefault(row, new TreeMap<>()).put(name, answer));
        }
        return of(rows);
    }

    private static String key(DelimitedText.Line line) {
        return line.values().getFirst().strip();
    }

    private static Map<String, Answer> answers(DelimitedText text, int column) {
        Map<String, String> values = new LinkedHashMap<>();
        for (DelimitedText.Line line : text.lines()) {
            String value =
                    column < line.values().size() ? line.values().get(column).strip() : "";
            if (!value.isEmpty() && !value.equalsIgnoreCase("null") && !value.equals("\\N")) {
                values.put(key(line), value);
            }
        }
        boolean numbers = values.values().stream().allMatch(DelimitedText::isNumber);
        boolean lists = values.values().stream().anyMatch(value -> value.contains("|"));
        Map<String, Answer> answers = new LinkedHashMap<>();
        values.forEach((row, value) -> answers.put(
                row,
                numbers
                        ? new Answer.Quantity(Double.parseDouble(value))
                        : lists ? Answer.Choices.of(Arrays.asList(value.split("\\|", -1))) : new Answer.Text(value)));
        return answers;
    }

    /** Answers as they are, with only those that can be learned from. */
    static FeatureTable of(Map<String, SortedMap<String, Answer>> given) {
        Set<String> names = new TreeSet<>();
        given.values().forEach(answers -> names.addAll(answers.keySet()));
        Map<String, SortedMap<String, Answer>> rows = new HashMap<>();
        given.keySet().forEach(row -> rows.put(row, new TreeMap<>()));
        List<Question> questions = new ArrayList<>();
        for (String name : names) {
            Map<String, Answer> answers = new LinkedHashMap<>();
            given.forEach((row, own) -> {
                Answer answer = own.get(name);
                if (answer != null) {
                    answers.put(row, answer);
                }
            });
            question(name, answers).ifPresent(question -> {
                questions.add(question);
                answers.forEach((row, answer) -> {
                    if (question.check(answer).isEmpty()) {
                        rows.getOrDefault(row, new TreeMap<>()).put(name, answer);
                    } else if (question instanceof Question.MultiSelect(var wording, var options)
                            && answer instanceof Answer.Choices(var values)) {
                        Set<String> kept = new HashSet<>();
                        options.forEach(option -> kept.add(option.key()));
                        rows.getOrDefault(row, new TreeMap<>())
                                .put(
                                        name,
                                        Answer.Choices.of(values.stream()
                                                .filter(kept::contains)
                                                .toList()));
                    }
                });
            });
        }
        return new FeatureTable(rows, questions);
    }

    private static Optional<Question> question(String name, Map<String, Answer> answers) {
        Question.Wording wording = new Question.Wording(name, GROUP, name, "");
        List<Double> numbers = answers.values().stream()
                .flatMap(answer -> answer instanceof Answer.Quantity(var value) ? Stream.of(value) : Stream.empty())
                .sorted()
                .toList();
        if (!numbers.isEmpty()) {
            return numbers.getFirst() < numbers.getLast()
                    ? Optional.of(new Question.Numeric(wording, numbers.getFirst(), numbers.getLast(), ""))
                    : Optional.empty();
        }
        if (answers.values().stream().anyMatch(Answer.Flag.class::isInstance)) {
            return Optional.of(new Question.YesNo(wording));
        }
        List<Question.Option> options = frequent(answers);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                answers.values().stream().anyMatch(Answer.Choices.class::isInstance)
                        ? new Question.MultiSelect(wording, options)
                        : new Question.Nominal(wording, options));
    }

    private static List<Question.Option> frequent(Map<String, Answer> answers) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        answers.values().forEach(answer -> {
            switch (answer) {
                case Answer.Text(var value) -> counts.merge(value, 1, Integer::sum);
                case Answer.Choices(var values) -> values.forEach(value -> counts.merge(value, 1, Integer::sum));
                case Answer.Quantity quantity -> {}
                case Answer.Flag flag -> {}
            }
        });
        return counts.entrySet().stream()
                .filter(count -> count.getValue() >= FEWEST)
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_OPTIONS)
                .map(Map.Entry::getKey)
                .sorted()
                .map(option -> new Question.Option(option, option))
                .toList();
    }

    Instrument instrument() {
        return new Instrument(
                "File", "What a file says of narratives.", List.of(new Instrument.Group(GROUP, "The file")), questions);
    }
}
