package narratives.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import narratives.catalog.Answer;
import org.jspecify.annotations.Nullable;

/** Learns the columns of an encoder. Every sum runs over sorted numbers, so the order of rows changes no bit. */
final class EncoderFit {
    /** The most columns of one question; the most frequent options stay. */
    static final int MOST_COLUMNS_OF_A_QUESTION = 200;

    /**
     * The most columns in all: with more, every question gets fewer. Chosen by us, because the eigenvectors of the
     * columns take time with the cube of their number: 512 take a tenth of a second, and a profile is multiplied by
     * all.
     */
    static final int MOST_COLUMNS = 512;

    /** An option or a gap seen once cannot be told from the one who has it. */
    private static final int FEWEST = 2;

    /** From this many levels on, an ordered question is not taken to be equally spaced. */
    private static final int LEVELS_OF_A_THERMOMETER = 4;

    /** Raw columns lie within 0 and 1; a smaller variance is rounding. */
    private static final double NO_VARIANCE = 1e-12;

    private EncoderFit() {}

    static List<EncodedQuestion> fit(List<FeatureQuestion> questions, Iterable<? extends Map<String, Answer>> rows) {
        List<Map<String, Answer>> all = new ArrayList<>();
        rows.forEach(all::add);
        for (int most = MOST_COLUMNS_OF_A_QUESTION; ; most /= 2) {
            int limit = Math.max(1, most);
            List<EncodedQuestion> fitted = FeatureEncoder.withColumns(questions.stream()
                    .map(question -> fit(question, answersTo(question, all), limit))
                    .toList());
            int columns = fitted.stream()
                    .mapToInt(question -> question.columns().size())
                    .sum();
            if (columns <= MOST_COLUMNS || limit == 1) {
                return fitted.subList(0, Math.min(fitted.size(), MOST_COLUMNS));
            }
        }
    }

    private static List<@Nullable Answer> answersTo(FeatureQuestion question, List<Map<String, Answer>> rows) {
        List<@Nullable Answer> answers = new ArrayList<>(rows.size());
        for (Map<String, Answer> row : rows) {
            Answer answer = row.get(question.key());
            answers.add(answer != null && EncodedQuestion.answers(question, answer) ? answer : null);
        }
        return answers;
    }

    private static EncodedQuestion fit(FeatureQuestion question, List<@Nullable Answer> answers, int most) {
        double low = low(question, answers);
        double high = high(question, answers);
        List<Column> columns = new ArrayList<>();
        List<Double> means = new ArrayList<>();
        double total = 0;
        for (Column column : candidates(question, answers, most)) {
            Moments moments = moments(question, low, high, column, answers);
            if (moments.variance() > NO_VARIANCE) {
                columns.add(column);
                means.add(moments.mean());
                total += moments.variance();
            }
        }
        double scale = total > 0 ? 1 / Math.sqrt(total) : 1;
        return new EncodedQuestion(
                question,
                low,
                high,
                columns,
                means.stream().mapToDouble(Double::doubleValue).toArray(),
                scale);
    }

    private static List<Column> candidates(FeatureQuestion question, List<@Nullable Answer> answers, int most) {
        String key = question.key();
        List<Column> columns = new ArrayList<>();
        long missing = answers.stream().filter(answer -> answer == null).count();
        if (missing >= FEWEST && answers.size() - missing >= FEWEST) {
            columns.add(new Column(key, Column.Part.MISSING, ""));
        }
        switch (question) {
            case FeatureQuestion.Nominal ignored -> {}
            case FeatureQuestion.MultiSelect ignored -> columns.add(new Column(key, Column.Part.COUNT, ""));
            case FeatureQuestion.Ordinal ordinal -> columns.addAll(levels(key, ordinal.levels()));
            case FeatureQuestion.Numeric ignored -> columns.add(new Column(key, Column.Part.VALUE, ""));
            case FeatureQuestion.YesNo ignored -> columns.add(new Column(key, Column.Part.YES, ""));
        }
        if (question instanceof FeatureQuestion.Nominal || question instanceof FeatureQuestion.MultiSelect) {
            columns.addAll(options(key, answers, Math.max(0, most - columns.size())));
        }
        return columns.subList(0, Math.min(columns.size(), most));
    }

    private static List<Column> levels(String key, List<String> levels) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(key, Column.Part.RANK, ""));
        if (levels.size() >= LEVELS_OF_A_THERMOMETER) {
            levels.stream().skip(1).forEach(level -> columns.add(new Column(key, Column.Part.AT_LEAST, level)));
        }
        return columns;
    }

    private static List<Column> options(String key, List<@Nullable Answer> answers, int most) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Answer answer : answers) {
            if (answer != null) {
                EncodedQuestion.options(answer).forEach(option -> counts.merge(option, 1, Integer::sum));
            }
        }
        return counts.entrySet().stream()
                .filter(count -> count.getValue() >= FEWEST)
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .sorted(Comparator.naturalOrder())
                .map(option -> new Column(key, Column.Part.OPTION, option))
                .toList();
    }

    private static double low(FeatureQuestion question, List<@Nullable Answer> answers) {
        double low = Double.POSITIVE_INFINITY;
        for (Answer answer : answers) {
            low = answer instanceof Answer.Quantity(var value) ? Math.min(low, value) : low;
        }
        return question instanceof FeatureQuestion.Numeric && Double.isFinite(low) ? low : 0;
    }

    private static double high(FeatureQuestion question, List<@Nullable Answer> answers) {
        double high = Double.NEGATIVE_INFINITY;
        for (Answer answer : answers) {
            if (answer instanceof Answer.Quantity(var value)) {
                high = Math.max(high, value);
            } else if (answer instanceof Answer.Choices(var values)) {
                high = Math.max(high, values.size());
            }
        }
        boolean ranges = question instanceof FeatureQuestion.Numeric || question instanceof FeatureQuestion.MultiSelect;
        return ranges && Double.isFinite(high) ? high : 1;
    }

    private record Moments(double mean, double variance) {}

    /** The mean over the answered rows, and the variance over all rows with the unanswered ones at the mean. */
    private static Moments moments(
            FeatureQuestion question, double low, double high, Column column, List<@Nullable Answer> answers) {
        boolean indicator = column.part() == Column.Part.MISSING;
        double[] values = new double[answers.size()];
        int n = 0;
        for (Answer answer : answers) {
            if (indicator) {
                values[n++] = answer == null ? 1 : 0;
            } else if (answer != null) {
                values[n++] = EncodedQuestion.raw(question, low, high, column, answer);
            }
        }
        if (n == 0) {
            return new Moments(0, 0);
        }
        Arrays.sort(values, 0, n);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += values[i];
        }
        double mean = sum / n;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return new Moments(mean, squares / answers.size());
    }
}
