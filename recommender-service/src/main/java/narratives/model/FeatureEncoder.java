package narratives.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import narratives.catalog.Answer;
import org.jspecify.annotations.Nullable;

/**
 * How answers of mixed kinds become a vector of numbers, as learned from a set of answers:
 *
 * <ul>
 *   <li>one option: one column for each option;
 *   <li>any number of options: one column for each option, and how many were chosen;
 *   <li>an ordered level: its rank, and for four levels or more one column "at least this" for each level but the
 *       least;
 *   <li>a number: its place in the range seen; yes or no: one column;
 *   <li>of every question, one column says that it was not answered.
 * </ul>
 *
 * <p>Columns are centred, and scaled so that each question has a total variance of 1, as Gower's similarity weighs each
 * question once and not each option. An unanswered question stands at the mean of the answered ones, so unanswered is
 * not "no". Columns without variance and options chosen fewer than twice say nothing and are left out; a later answer
 * that only they would show is an answer like none of the known ones. The order of questions is that of their keys.
 * Immutable.
 */
public final class FeatureEncoder {
    /** The version of the rules above, as written into every hash and stored model. */
    static final int FORMAT = 1;

    /** No questions, no columns. */
    public static final FeatureEncoder NONE = new FeatureEncoder(List.of());

    private final List<EncodedQuestion> questions;
    private final List<Column> columns;

    FeatureEncoder(List<EncodedQuestion> questions) {
        this.questions = List.copyOf(questions);
        this.columns = this.questions.stream()
                .flatMap(question -> question.columns().stream())
                .toList();
    }

    /**
     * Learns columns, means and scales. The order of questions and rows makes no difference.
     *
     * @throws IllegalArgumentException if two questions have the same key
     */
    public static FeatureEncoder fit(List<FeatureQuestion> questions, Iterable<? extends Map<String, Answer>> rows) {
        List<FeatureQuestion> sorted = questions.stream()
                .sorted(Comparator.comparing(FeatureQuestion::key))
                .toList();
        for (int q = 1; q < sorted.size(); q++) {
            if (sorted.get(q).key().equals(sorted.get(q - 1).key())) {
                throw new IllegalArgumentException("two questions have the same key");
            }
        }
        return new FeatureEncoder(EncoderFit.fit(sorted, rows));
    }

    /** The vector of a set of answers; of the length of {@link #columns()}. */
    public double[] encode(SortedMap<String, Answer> answers) {
        double[] encoded = new double[columns.size()];
        int offset = 0;
        for (EncodedQuestion question : questions) {
            question.encode(answers.get(question.question().key()), encoded, offset);
            offset += question.columns().size();
        }
        return encoded;
    }

    /**
     * The same vector without what was left unanswered: of a question without an answer that it takes, all columns are
     * zero, also the one that says so.
     */
    public double[] encodeAnswered(SortedMap<String, Answer> answers) {
        double[] encoded = new double[columns.size()];
        int offset = 0;
        for (EncodedQuestion question : questions) {
            Answer answer = answers.get(question.question().key());
            if (answer != null && EncodedQuestion.answers(question.question(), answer)) {
                question.encode(answer, encoded, offset);
            }
            offset += question.columns().size();
        }
        return encoded;
    }

    /** What each number stands for, in order. */
    public List<Column> columns() {
        return columns;
    }

    /** The indexes of a question's columns, ascending; empty if it has none. */
    public List<Integer> columnsOf(String question) {
        return IntStream.range(0, columns.size())
                .filter(j -> columns.get(j).question().equals(question))
                .boxed()
                .toList();
    }

    /** The keys of the questions that have columns, in order. */
    public List<String> questionKeys() {
        return questions.stream().map(question -> question.question().key()).toList();
    }

    /** The SHA-256 of everything that was learned, in hexadecimal: equal hashes encode equally. */
    public String hash() {
        return EncoderCodec.hash(this);
    }

    List<EncodedQuestion> questions() {
        return questions;
    }

    static List<EncodedQuestion> withColumns(List<EncodedQuestion> questions) {
        List<EncodedQuestion> kept = new ArrayList<>(questions);
        kept.removeIf(question -> question.columns().isEmpty());
        return kept;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FeatureEncoder that && questions.equals(that.questions);
    }

    @Override
    public int hashCode() {
        return questions.hashCode();
    }
}
