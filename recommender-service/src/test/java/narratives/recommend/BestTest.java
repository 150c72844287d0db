package narratives.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BestTest {
    @Test
    void equalScoresComeInCatalogueOrder() {
        Best best = new Best(3);

        for (int item = 0; item < 5; item++) {
            best.offer(item, 1);
        }

        assertThat(best.ordered()).containsExactly(0, 1, 2);
    }

    @Test
    void itKeepsWhatSortingEverythingWouldKeep() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 500; round++) {
            // Few distinct scores, so that ties are common.
            double[] scores = random.doubles(random.nextInt(1, 60))
                    .map(x -> Math.floor(x * 8))
                    .toArray();
            Best best = new Best(random.nextInt(1, 20));
            int most = best.capacity();

            for (int item = 0; item < scores.length; item++) {
                if (best.wants(scores[item])) {
                    best.offer(item, scores[item]);
                }
            }

            int[] sorted = IntStream.range(0, scores.length)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingDouble(item -> -scores[item])
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(most)
                    .mapToInt(Integer::intValue)
                    .toArray();
            assertThat(best.ordered()).as("round %d", round).isEqualTo(sorted);
        }
    }
}
