package narratives.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Map;
import java.util.SplittableRandom;
import narratives.model.NarrativeBlock;
import org.junit.jupiter.api.Test;

class ScoreTableTest {
    private static final int COMPONENTS = 3;
    private static final int FACTORS = 3;

    private final SplittableRandom random = new SplittableRandom(3);

    /** Few distinct numbers if coarse, so that ties are common; else numbers that differ in their last digits only. */
    private ScoreTable table(int items, boolean coarse) {
        ScoreTable.Builder builder = new ScoreTable.Builder(items, COMPONENTS, FACTORS);
        for (int item = 0; item < items; item++) {
            builder.set(item, numbers(COMPONENTS, coarse), block(coarse));
        }
        return builder.build();
    }

    private NarrativeBlock block(boolean coarse) {
        return new NarrativeBlock(numbers(FACTORS + 1, coarse), new double[FACTORS + 1][FACTORS + 1]);
    }

    private double[] numbers(int count, boolean coarse) {
        return random.doubles(count)
                .map(x -> coarse ? Math.floor(4 * x) - 2 : 1 + 1e-7 * x)
                .toArray();
    }

    private BitSet eligible(int items) {
        BitSet eligible = new BitSet();
        double share = random.nextDouble();
        for (int item = 0; item < items; item++) {
            eligible.set(item, random.nextDouble() < share);
        }
        return eligible;
    }

    private static int[] byScoringEach(ScoreTable table, BitSet eligible, double[] tastes, int count) {
        Best best = new Best(count);
        eligible.stream().forEach(item -> best.offer(item, table.score(item, tastes)));
        return best.ordered();
    }

    @Test
    void theBestAreThoseThatScoringEachWouldFind() {
        for (int round = 0; round < 300; round++) {
            boolean coarse = round % 2 == 0;
            int items = random.nextInt(1, 5000);
            ScoreTable table = table(items, coarse);
            BitSet eligible = eligible(items);
            double[] tastes = numbers(COMPONENTS + FACTORS, coarse);
            int count = random.nextInt(1, 40);

            int[] top = table.top(eligible, tastes, count);

            assertThat(top).isEqualTo(byScoringEach(table, eligible, tastes, count));
        }
    }

    @Test
    void whatChangedCountsAndTheTableBeforeStaysAsItWas() {
        ScoreTable before = table(3000, true);
        BitSet all = new BitSet();
        all.set(0, 3000);
        double[] tastes = numbers(COMPONENTS + FACTORS, true);
        int[] topBefore = before.top(all, tastes, 5);
        NarrativeBlock great = new NarrativeBlock(new double[] {1000, 0, 0, 0}, new double[FACTORS + 1][FACTORS + 1]);

        ScoreTable after = before.with(Map.of(2999, great, 7, great));

        assertThat(after.top(all, tastes, 5))
                .isEqualTo(byScoringEach(after, all, tastes, 5))
                .contains(7, 2999);
        assertThat(before.top(all, tastes, 5)).isEqualTo(topBefore);
    }
}
