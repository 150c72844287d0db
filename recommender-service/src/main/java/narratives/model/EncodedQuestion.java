package narratives.model;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import narratives.catalog.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one question, with what was learned to fill them: number = (raw - mean) * scale.
 *
 * @param low the least number seen (numeric questions), else 0
 * @param high the largest number seen (numeric), or the most options chosen at once (multi-select), else 1
 * @param means the mean of each column over the answered rows; of {@link Column.Part#MISSING}, over all rows
 * @param scale one over the root of the question's total variance
 */
@SuppressWarnings("ArrayRecordComponent")
record EncodedQuestion(
        FeatureQuestion question, double low, double high, List<Column> columns, double[] means, double scale) {
    EncodedQuestion {
        columns = List.copyOf(columns);
    }

    /** Writes the numbers of one answer; an unanswered question is at the mean of all answered ones. */
    void encode(@Nullable Answer answer, double[] into, int offset) {
        boolean missing = answer == null || !answers(question, answer);
        for (int j = 0; j < means.length; j++) {
            boolean indicator = columns.get(j).part() == Column.Part.MISSING;
            if (indicator) {
                into[offset + j] = ((missing ? 1 : 0) - means[j]) * scale;
            } else if (answer != null && !missing) {
                into[offset + j] = (raw(columns.get(j), answer) - means[j]) * scale;
            } else {
                into[offset + j] = 0;
            }
        }
    }

    private double raw(Column column, Answer answer) {
        return raw(question, low, high, column, answer);
    }

    /** Whether an answer is of the kind that the question takes; an ordinal one must be a level of it. */
    static boolean answers(FeatureQuestion question, Answer answer) {
        return switch (question) {
            case FeatureQuestion.Nominal ignored -> answer instanceof Answer.Text;
            case FeatureQuestion.MultiSelect ignored -> answer instanceof Answer.Choices;
            case FeatureQuestion.Ordinal ordinal ->
                answer instanceof Answer.Text(var level) && ordinal.levels().contains(level);
            case FeatureQuestion.Numeric ignored -> answer instanceof Answer.Quantity;
            case FeatureQuestion.YesNo ignored -> answer instanceof Answer.Flag;
        };
    }

    /** What a column says of an answer, within 0 and 1. */
    static double raw(FeatureQuestion question, double low, double high, Column column, Answer answer) {
        return switch (column.part()) {
            case OPTION -> chose(answer, column.option()) ? 1 : 0;
            case COUNT -> share(options(answer).size(), low, high);
            case RANK ->
                rank(question, answer) / (double) Math.max(1, levels(question).size() - 1);
            case AT_LEAST -> rank(question, answer) >= levels(question).indexOf(column.option()) ? 1 : 0;
            case VALUE -> answer instanceof Answer.Quantity(var value) ? share(value, low, high) : 0;
            case YES -> answer instanceof Answer.Flag(var yes) && yes ? 1 : 0;
            case MISSING -> 0;
        };
    }

    /** The place of a value between two ends; halves keep the difference of very large numbers finite. */
    private static double share(double value, double low, double high) {
        double within = Math.min(Math.max(value, low), high);
        return high > low ? (within / 2 - low / 2) / (high / 2 - low / 2) : 0;
    }

    private static boolean chose(Answer answer, String option) {
        return switch (answer) {
            case Answer.Text(var value) -> value.equals(option);
            case Answer.Choices(var values) -> values.contains(option);
            case Answer.Quantity ignored -> false;
            case Answer.Flag ignored -> false;
        };
    }

    static SortedSet<String> options(Answer answer) {
        return switch (answer) {
            case Answer.Text(var value) -> new TreeSet<>(List.of(value));
            case Answer.Choices(var values) -> values;
            case Answer.Quantity ignored -> new TreeSet<>();
            case Answer.Flag ignored -> new TreeSet<>();
        };
    }

    private static int rank(FeatureQuestion question, Answer answer) {
        return answer instanceof Answer.Text(var level) ? levels(question).indexOf(level) : -1;
    }

    private static List<String> levels(FeatureQuestion question) {
        return question instanceof FeatureQuestion.Ordinal ordinal ? ordinal.levels() : List.of();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EncodedQuestion that
                && question.equals(that.question)
                && low == that.low
                && high == that.high
                && columns.equals(that.columns)
                && Arrays.equals(means, that.means)
                && scale == that.scale;
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }
}
