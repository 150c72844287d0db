package narratives.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import narratives.fixture.RatedWorld;
import org.junit.jupiter.api.Test;

class BiasesTest {
    /**
     * Ratings 5 and 5 of the first narrative, 2 of the second: the mean is 4, the first is (1 + 1) / (2 + 5) = 2/7 above
     * it, the second 2 / 6 = 1/3 below. The first person is (1 − 2/7 − 2 + 1/3) / (2 + 5) = −0.95238 / 7 = −0.136054 above
     * it. So their rating of the first is foretold as 4 − 0.136054 + 0.285714 = 4.149660 (golden value).
     */
    @Test
    void biasesAreDrawnTowardsNothing() {
        TrainingSet set = RatedWorld.of(new double[][] {{5, 2}, {5, 0}});
        Biases biases = Biases.of(set);

        double foretold = biases.reader(RatedWorld.own(set, 0)).predict(0).mean();

        assertThat(foretold).isEqualTo(4.149660, within(5e-7));
        assertThat(biases.mean()).isEqualTo(4);
        assertThat(biases.narrative(1)).isEqualTo(-1.0 / 3, within(1e-12));
    }

    @Test
    void aPredictionStaysOnTheScaleAndAScoreNeedNot() {
        double[][] rows = new double[30][2];
        for (int person = 0; person < 30; person++) {
            rows[person] = new double[] {5, 1};
        }
        TrainingSet set = RatedWorld.of(rows);
        List<TrainingSet.TrainingRating> glad =
                List.of(new TrainingSet.TrainingRating(0, 1, 5), new TrainingSet.TrainingRating(0, 1, 5));

        Method.Reader reader = Biases.of(set).reader(glad);

        assertThat(reader.predict(0).mean()).isEqualTo(5);
        assertThat(reader.score(0)).isGreaterThan(5);
    }
}
