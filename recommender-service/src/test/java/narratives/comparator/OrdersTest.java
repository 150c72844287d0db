package narratives.comparator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import narratives.fixture.RatedWorld;
import narratives.model.Method;
import narratives.model.TrainingSet;
import org.junit.jupiter.api.Test;

class OrdersTest {
    /** Two ratings of 1 each for the second, one of 5 for the first, two of 3 for the third, none for the fourth. */
    private static final TrainingSet WORLD = RatedWorld.of(new double[][] {{5, 1, 3, 0}, {0, 1, 3, 0}});

    @Test
    void thePopularComeFirstAndOfEquallyPopularTheBetterRated() {
        Method.Reader reader = new Orders.Popularity("popularity").fit(WORLD).reader(0, List.of());

        List<Integer> order = order(reader, 4);

        assertThat(order).containsExactly(2, 1, 0, 3);
    }

    @Test
    void everybodyHasAnOrderByChanceOfTheirOwn() {
        TrainingSet many = RatedWorld.of(new double[2][50]);
        Method.Fitted fitted = new Orders.Chance("random", 1).fit(many);

        List<Integer> first = order(fitted.reader(0, List.of()), 50);

        assertThat(first).isEqualTo(order(fitted.reader(0, List.of()), 50));
        assertThat(first).isNotEqualTo(order(fitted.reader(1, List.of()), 50));
        assertThat(first).isNotEqualTo(IntStream.range(0, 50).boxed().toList());
    }

    /** 10,000 even numbers from 0 to 1 have a mean of 0.5, give or take 0.003. */
    @Test
    void chanceIsEven() {
        TrainingSet many = RatedWorld.of(new double[100][100]);
        Method.Fitted fitted = new Orders.Chance("random", 1).fit(many);

        double mean = IntStream.range(0, 10_000)
                .mapToDouble(n -> fitted.reader(n / 100, List.of()).score(n % 100))
                .average()
                .orElseThrow();

        assertThat(mean).isEqualTo(0.5, within(0.015));
    }

    private static List<Integer> order(Method.Reader reader, int narratives) {
        return IntStream.range(0, narratives)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer narrative) -> -reader.score(narrative)))
                .toList();
    }
}
