package narratives.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import narratives.catalog.Answer;
import org.junit.jupiter.api.Test;

final class FeatureEncoderTest {
    private static SortedMap<String, Answer> row(Answer answer) {
        return new TreeMap<>(Map.of("q", answer));
    }

    private static final SortedMap<String, Answer> UNANSWERED = new TreeMap<>();

    private static Answer text(String value) {
        return new Answer.Text(value);
    }

    private static FeatureEncoder fit(FeatureQuestion question, List<SortedMap<String, Answer>> rows) {
        return FeatureEncoder.fit(List.of(question), rows);
    }

    private static List<String> names(FeatureEncoder encoder) {
        return encoder.columns().stream()
                .map(column -> column.part() + ":" + column.option())
                .toList();
    }

    @Test
    void oneOptionBecomesOneColumnForEachOptionSeenTwice() {
        FeatureEncoder encoder = fit(
                new FeatureQuestion.Nominal("q"),
                List.of(row(text("a")), row(text("a")), row(text("b")), row(text("b")), row(text("once"))));

        double[] a = encoder.encode(row(text("a")));

        // a and b are each chosen by 2 of 5: mean .4, variance .24; the question's variance .48, so the scale is 1.443
        assertThat(names(encoder)).containsExactly("OPTION:a", "OPTION:b");
        assertThat(a[0]).isCloseTo(.6 / Math.sqrt(.48), within(1e-15));
        assertThat(a[1]).isCloseTo(-.4 / Math.sqrt(.48), within(1e-15));
        assertThat(encoder.encode(row(text("once")))).containsExactly(encoder.encode(row(text("never seen"))));
    }

    @Test
    void severalOptionsBecomeTheirColumnsAndACount() {
        FeatureEncoder encoder = fit(
                new FeatureQuestion.MultiSelect("q"),
                List.of(
                        row(Answer.Choices.of(List.of("x", "y"))),
                        row(Answer.Choices.of(List.of("x"))),
                        row(Answer.Choices.of(List.of("y"))),
                        row(Answer.Choices.of(List.of()))));

        double[] none = encoder.encode(row(Answer.Choices.of(List.of())));

        // each of x, y: mean 1/2, variance 1/4; the count as a share of 2: 1, 1/2, 1/2, 0: mean 1/2, variance 1/8
        assertThat(names(encoder)).containsExactly("COUNT:", "OPTION:x", "OPTION:y");
        double scale = 1 / Math.sqrt(.625);
        assertThat(none).containsExactly(new double[] {-.5 * scale, -.5 * scale, -.5 * scale}, within(1e-15));
    }

    @Test
    void fourLevelsBecomeARankAndAThermometer() {
        List<String> levels = List.of("never", "rarely", "often", "always");
        FeatureEncoder encoder = fit(
                new FeatureQuestion.Ordinal("q", levels),
                levels.stream().map(level -> row(text(level))).toList());

        double[] often = encoder.encode(row(text("often")));

        assertThat(names(encoder)).containsExactly("RANK:", "AT_LEAST:rarely", "AT_LEAST:often", "AT_LEAST:always");
        // raw 2/3, 1, 1, 0 about the means 1/2, 3/4, 1/2, 1/4
        assertThat(often[1] / often[0]).isCloseTo(.25 / (2. / 3 - .5), within(1e-12));
        assertThat(often[2] / often[0]).isCloseTo(.5 / (2. / 3 - .5), within(1e-12));
        assertThat(often[3] / often[0]).isCloseTo(-.25 / (2. / 3 - .5), within(1e-12));
    }

    @Test
    void threeLevelsBecomeARankAlone() {
        List<String> levels = List.of("low", "middle", "high");

        FeatureEncoder encoder = fit(
                new FeatureQuestion.Ordinal("q", levels),
                levels.stream().map(level -> row(text(level))).toList());

        assertThat(names(encoder)).containsExactly("RANK:");
        assertThat(encoder.encode(row(text("not a level")))).containsExactly(0);
    }

    @Test
    void aNumberBeyondTheRangeSeenCountsAsItsEnd() {
        FeatureEncoder encoder = fit(
                new FeatureQuestion.Numeric("q"),
                List.of(row(new Answer.Quantity(10)), row(new Answer.Quantity(20)), row(new Answer.Quantity(30))));

        double[] huge = encoder.encode(row(new Answer.Quantity(1e300)));

        // raw 0, 1/2, 1: mean 1/2, variance 1/6
        assertThat(huge).containsExactly(new double[] {.5 * Math.sqrt(6)}, within(1e-15));
    }

    @Test
    void theLargestNumbersThereAreStayFinite() {
        FeatureEncoder encoder = fit(
                new FeatureQuestion.Numeric("q"),
                List.of(row(new Answer.Quantity(-Double.MAX_VALUE)), row(new Answer.Quantity(Double.MAX_VALUE))));

        double[] middle = encoder.encode(row(new Answer.Quantity(0)));

        assertThat(middle).containsExactly(0);
        assertThat(encoder.encode(row(new Answer.Quantity(Double.MAX_VALUE)))).containsExactly(1);
    }

    @Test
    void unansweredIsNotNo() {
        FeatureEncoder encoder = fit(
                new FeatureQuestion.YesNo("q"),
                List.of(
                        row(new Answer.Flag(true)),
                        row(new Answer.Flag(false)),
                        row(new Answer.Flag(false)),
                        UNANSWERED,
                        UNANSWERED));

        double[] unanswered = encoder.encode(UNANSWERED);
        double[] no = encoder.encode(row(new Answer.Flag(false)));

        assertThat(names(encoder)).containsExactly("MISSING:", "YES:");
        assertThat(unanswered[1]).isZero();
        assertThat(no[1]).isNegative();
        assertThat(unanswered[0]).isPositive();
        assertThat(no[0]).isNegative();
    }

    @Test
    void everyKindOfQuestionHasTheSameWeight() {
        Random chance = new Random(4);
        List<SortedMap<String, Answer>> rows =
                IntStream.range(0, 200).mapToObj(i -> mixed(chance)).toList();
        FeatureEncoder encoder = FeatureEncoder.fit(FeatureQuestion.inferred(rows), rows);

        double[][] encoded = rows.stream().map(encoder::encode).toArray(double[][]::new);

        for (String question : encoder.questionKeys()) {
            double variance = 0;
            for (int column : encoder.columnsOf(question)) {
                double sum = 0;
                for (double[] one : encoded) {
                    sum += one[column];
                    variance += one[column] * one[column] / encoded.length;
                }
                assertThat(sum / encoded.length).as("mean of column %d", column).isCloseTo(0, within(1e-12));
            }
            assertThat(variance).as("variance of %s", question).isCloseTo(1, within(1e-12));
        }
    }

    private static SortedMap<String, Answer> mixed(Random chance) {
        SortedMap<String, Answer> row = new TreeMap<>();
        if (chance.nextInt(5) > 0) {
            row.put("gender", text("g" + chance.nextInt(3)));
        }
        row.put("age", new Answer.Quantity(chance.nextInt(18, 90) / 7.0));
        if (chance.nextBoolean()) {
            row.put("carer", new Answer.Flag(chance.nextBoolean()));
        }
        row.put("topics", Answer.Choices.of(List.of("t" + chance.nextInt(9), "t" + chance.nextInt(9))));
        return row;
    }

    @Test
    void theOrderOfQuestionsAndRowsChangesNoBit() {
        Random chance = new Random(5);
        List<SortedMap<String, Answer>> rows = new ArrayList<>(
                IntStream.range(0, 99).mapToObj(i -> mixed(chance)).toList());
        FeatureEncoder before = FeatureEncoder.fit(FeatureQuestion.inferred(rows), rows);
        Collections.shuffle(rows, chance);
        List<FeatureQuestion> questions = new ArrayList<>(FeatureQuestion.inferred(rows));
        Collections.reverse(questions);

        FeatureEncoder after = FeatureEncoder.fit(questions, rows);

        assertThat(after.hash()).isEqualTo(before.hash()).hasSize(64);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void anAnswerOfTheWrongKindIsNoAnswer() {
        List<SortedMap<String, Answer>> rows = List.of(
                row(text("a")), row(text("a")), row(text("b")), row(text("b")), row(new Answer.Flag(true)), UNANSWERED);

        FeatureEncoder encoder = FeatureEncoder.fit(FeatureQuestion.inferred(rows), rows);

        assertThat(FeatureQuestion.inferred(rows)).containsExactly(new FeatureQuestion.Nominal("q"));
        assertThat(encoder.encode(row(new Answer.Flag(true)))).containsExactly(encoder.encode(UNANSWERED));
    }

    @Test
    void equallyFrequentKindsGoByTheirFixedOrder() {
        List<SortedMap<String, Answer>> rows = List.of(row(new Answer.Flag(true)), row(new Answer.Quantity(1)));

        List<FeatureQuestion> inferred = FeatureQuestion.inferred(rows);

        assertThat(inferred).containsExactly(new FeatureQuestion.Numeric("q"));
    }

    @Test
    void whatOnePersonAloneAnswersIsNotLearned() {
        List<SortedMap<String, Answer>> rows = List.of(row(text("my own words")), UNANSWERED, UNANSWERED);

        FeatureEncoder encoder = FeatureEncoder.fit(FeatureQuestion.inferred(rows), rows);

        assertThat(encoder.columns()).isEmpty();
        assertThat(encoder.questionKeys()).isEmpty();
    }

    @Test
    void aQuestionOfManyOptionsKeepsTheMostFrequent() {
        List<SortedMap<String, Answer>> rows = new ArrayList<>();
        for (int option = 0; option < 300; option++) {
            for (int time = 0; time < 2 + option % 2; time++) {
                rows.add(row(text(String.format("o%03d", option))));
            }
        }

        FeatureEncoder encoder = fit(new FeatureQuestion.Nominal("q"), rows);

        // the 150 odd options are seen three times; of the even ones the first 50 by key have room
        assertThat(encoder.columns()).hasSize(EncoderFit.MOST_COLUMNS_OF_A_QUESTION);
        assertThat(names(encoder)).contains("OPTION:o299", "OPTION:o098").doesNotContain("OPTION:o100");
    }

    @Test
    void manyQuestionsShareTheColumns() {
        Random chance = new Random(6);
        List<SortedMap<String, Answer>> rows = new ArrayList<>();
        List<FeatureQuestion> questions = new ArrayList<>();
        IntStream.range(0, 40).forEach(q -> questions.add(new FeatureQuestion.Nominal("q" + q)));
        for (int i = 0; i < 300; i++) {
            SortedMap<String, Answer> row = new TreeMap<>();
            questions.forEach(question -> row.put(question.key(), text("o" + chance.nextInt(60))));
            rows.add(row);
        }

        FeatureEncoder encoder = FeatureEncoder.fit(questions, rows);

        assertThat(encoder.columns())
                .hasSizeLessThanOrEqualTo(EncoderFit.MOST_COLUMNS)
                .hasSizeGreaterThan(200);
        assertThat(encoder.questionKeys()).hasSize(40);
    }

    @Test
    void twoQuestionsOfOneKeyAreRefused() {
        List<FeatureQuestion> twice = List.of(new FeatureQuestion.YesNo("q"), new FeatureQuestion.Numeric("q"));

        assertThatThrownBy(() -> FeatureEncoder.fit(twice, List.<SortedMap<String, Answer>>of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("same key");
    }
}
