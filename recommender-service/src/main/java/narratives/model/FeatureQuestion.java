package narratives.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.catalog.Answer;
import narratives.catalog.Instrument;
import narratives.catalog.Question;

/** A question whose answers become numbers: what kind of answer it takes, without its wording. */
public sealed interface FeatureQuestion {
    String key();

    /** One of several options without an order; which ones there are is learned from the answers. */
    record Nominal(String key) implements FeatureQuestion {}

    /** Any number of options; which ones there are is learned from the answers. */
    record MultiSelect(String key) implements FeatureQuestion {}

    /** One of several options, listed from least to most. */
    record Ordinal(String key, List<String> levels) implements FeatureQuestion {
        public Ordinal {
            levels = List.copyOf(levels);
        }
    }

    /** A number; its range is learned from the answers. */
    record Numeric(String key) implements FeatureQuestion {}

    /** Yes or no. */
    record YesNo(String key) implements FeatureQuestion {}

    /** The questions of an instrument, in its order; free texts are shown to readers and not learned from. */
    static List<FeatureQuestion> of(Instrument instrument) {
        List<FeatureQuestion> questions = new ArrayList<>();
        for (Question question : instrument.questions()) {
            String key = question.key();
            switch (question) {
                case Question.Nominal ignored -> questions.add(new Nominal(key));
                case Question.MultiSelect ignored -> questions.add(new MultiSelect(key));
                case Question.Ordinal ordinal ->
                    questions.add(new Ordinal(
                            key,
                            ordinal.options().stream().map(Question.Option::key).toList()));
                case Question.Numeric ignored -> questions.add(new Numeric(key));
                case Question.YesNo ignored -> questions.add(new YesNo(key));
                case Question.FreeText ignored -> {
                    // not a feature
                }
            }
        }
        return List.copyOf(questions);
    }

    /**
     * The questions that answers without a schema seem to answer, by key: each is of the kind that most of its answers
     * have. Where two kinds are equally frequent, text goes before choices, choices before number, number before flag.
     */
    static List<FeatureQuestion> inferred(Iterable<SortedMap<String, Answer>> rows) {
        SortedMap<String, int[]> kinds = new TreeMap<>();
        for (Map<String, Answer> row : rows) {
            row.forEach((key, answer) -> kinds.computeIfAbsent(key, unseen -> new int[4])[kind(answer)]++);
        }
        List<FeatureQuestion> questions = new ArrayList<>();
        kinds.forEach((key, counts) -> questions.add(ofKind(key, mostFrequent(counts))));
        return List.copyOf(questions);
    }

    private static int kind(Answer answer) {
        return switch (answer) {
            case Answer.Text ignored -> 0;
            case Answer.Choices ignored -> 1;
            case Answer.Quantity ignored -> 2;
            case Answer.Flag ignored -> 3;
        };
    }

    private static int mostFrequent(int[] counts) {
        int most = 0;
        for (int kind = 1; kind < counts.length; kind++) {
            if (counts[kind] > counts[most]) {
                most = kind;
            }
        }
        return most;
    }

    private static FeatureQuestion ofKind(String key, int kind) {
        return switch (kind) {
            case 0 -> new Nominal(key);
            case 1 -> new MultiSelect(key);
            case 2 -> new Numeric(key);
            default -> new YesNo(key);
        };
    }
}
