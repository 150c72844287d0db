package narratives.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import narratives.evaluation.measure.Unfairness.Rated;
import org.junit.jupiter.api.Test;

/** Each measure against numbers worked out elsewhere or by hand. */
class MeasuresTest {
    private static final Map<Integer, Double> FIRST = Map.of(1, 3.0, 2, 2.0, 5, 1.0);
    private static final Map<Integer, Double> SECOND = Map.of(2, 1.0, 4, 1.0);
    private static final Map<Integer, Double> THIRD = Map.of(9, 1.0);

    /** The toy of three queries whose figures trec_eval and ranx agree on. */
    @Test
    void listsAreScoredAsByTrecEval() {
        int[] first = {3, 1, 4, 2, 6};
        int[] second = {2, 1, 3, 4};
        int[] third = {1, 2};

        assertThat(RankingScores.of(first, FIRST, 3).ndcg()).isCloseTo(0.3975, within(5e-5));
        assertThat(RankingScores.of(first, FIRST, 5).ndcg()).isCloseTo(0.5784, within(5e-5));
        assertThat(RankingScores.of(second, SECOND, 3).ndcg()).isCloseTo(0.6131, within(5e-5));
        assertThat(RankingScores.of(second, SECOND, 5).ndcg()).isCloseTo(0.8772, within(5e-5));
        assertThat(RankingScores.of(first, FIRST, 5).averagePrecision()).isCloseTo(0.3333, within(5e-5));
        assertThat(RankingScores.of(second, SECOND, 5).averagePrecision()).isCloseTo(0.75, within(1e-12));
        assertThat(RankingScores.of(first, FIRST, 5).precision()).isEqualTo(0.4);
        assertThat(RankingScores.of(first, FIRST, 5).recall()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(RankingScores.of(first, FIRST, 5).reciprocalRank()).isEqualTo(0.5);
        assertThat(RankingScores.of(third, THIRD, 5)).isEqualTo(new RankingScores(0, 0, 0, 0, 0));
    }

    @Test
    void aListShorterThanKIsDividedByKAllTheSame() {
        assertThat(RankingScores.of(new int[] {2}, SECOND, 5).precision()).isEqualTo(0.2);
    }

    @Test
    void nothingRelevantIsNoScore() {
        assertThatThrownBy(() -> RankingScores.of(new int[] {1}, Map.of(), 5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RankingScores.of(new int[] {1}, Map.of(1, 0.0), 5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** By hand: one of four has all; a straight line; all the same. */
    @Test
    void giniIsThatOfAllWhoCouldHaveAShare() {
        assertThat(Gini.of(new double[] {0, 0, 0, 10})).isEqualTo(0.75);
        assertThat(Gini.of(new double[] {4, 2, 3, 1})).isEqualTo(0.25);
        assertThat(Gini.of(new double[] {1, 1, 1, 1})).isZero();
        assertThat(Gini.of(new double[] {0, 0})).isZero();
    }

    /** The world of four people and three narratives, by the formulas of Yao and Huang. */
    @Test
    void unfairnessIsThatOfTheWorkedExample() {
        List<Rated> ratings = List.of(
                new Rated(1, 0, 5, 4),
                new Rated(2, 0, 4, 3.5),
                new Rated(3, 0, 3, 3.5),
                new Rated(4, 0, 2, 2.5),
                new Rated(1, 1, 2, 3),
                new Rated(3, 1, 4, 4.5),
                new Rated(4, 1, 5, 4.5),
                new Rated(2, 2, 3, 2));

        Unfairness unfairness = Unfairness.of(ratings, Set.of(1, 2)).orElseThrow();

        assertThat(unfairness.value()).isCloseTo(1.125, within(1e-12));
        assertThat(unfairness.absolute()).isCloseTo(0.625, within(1e-12));
        assertThat(unfairness.under()).isCloseTo(0.375, within(1e-12));
        assertThat(unfairness.over()).isCloseTo(0.75, within(1e-12));
        assertThat(unfairness.nonParity()).isCloseTo(0.625, within(1e-12));
    }

    @Test
    void groupsThatChanceMadeAreAsUnfairAsChance() {
        SplittableRandom chance = new SplittableRandom(5);
        List<Rated> ratings = IntStream.range(0, 4000)
                .mapToObj(i -> new Rated(i % 200, i % 37, chance.nextInt(1, 6), 3))
                .toList();
        Set<Integer> half = Set.copyOf(IntStream.range(0, 100).boxed().toList());

        Unfairness.Measured measured =
                Unfairness.measured(ratings, half, 100, new SplittableRandom(6)).orElseThrow();

        assertThat(measured.found().value()).isCloseTo(measured.byChance().value(), within(0.08));
        assertThat(measured.byChance().value()).isGreaterThan(0.1);
        assertThat(Unfairness.measured(ratings, Set.of(1, 2), 100, new SplittableRandom(6)))
                .isEmpty();
    }

    /** The six differences whose exact p is .125. */
    @Test
    void aSignFlipTestOfAFewIsExact() {
        double[] differences = {0.1, 0.2, -0.05, 0.3, 0, 0.15};

        assertThat(SignFlip.p(differences, new SplittableRandom(1))).isCloseTo(0.125, within(1e-12));
    }

    @Test
    void aSignFlipTestOfManySeesWhatIsThereAndNothingElse() {
        SplittableRandom chance = new SplittableRandom(2);
        double[] noise = chance.doubles(200, -1, 1).toArray();
        double[] shifted = new double[200];
        for (int i = 0; i < noise.length; i++) {
            shifted[i] = noise[i] + 0.3;
        }

        assertThat(SignFlip.p(shifted, new SplittableRandom(3))).isLessThan(0.001);
        assertThat(SignFlip.p(noise, new SplittableRandom(3))).isGreaterThan(0.05);
    }

    /** By hand: 3 × .01, 2 × .02, 1 × .03, and never less than one before. */
    @Test
    void holmMultipliesByHowManyAreLeft() {
        assertThat(Holm.corrected(new double[] {0.03, 0.01, 0.02})).containsExactly(0.04, 0.03, 0.04);
        assertThat(Holm.corrected(new double[] {0.5, 0.9})).containsExactly(1, 1);
    }

    @Test
    void aBootstrapIntervalHoldsTheTruthAboutAsOftenAsItSays() {
        int held = 0;
        for (int world = 0; world < 100; world++) {
            double[] values = new SplittableRandom(world).doubles(60, 0, 1).toArray();
            ClusterBootstrap.Interval interval = ClusterBootstrap.mean(values, new SplittableRandom(world + 1000));
            held += interval.low() <= 0.5 && 0.5 <= interval.high() ? 1 : 0;
        }

        assertThat(held).isBetween(88, 100);
    }
}
