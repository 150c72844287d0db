package narratives.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaTest {
    /** Of uniform draws the share above is what is left; of Beta(1/2, 1/2) it is 1 - 2/pi arcsin(sqrt x). */
    @Test
    void tailsThatHaveAClosedForm() {
        assertThat(new Beta(1, 1).above(.3)).isCloseTo(.7, within(1e-12));
        assertThat(new Beta(.5, .5).above(.25)).isCloseTo(2 / 3.0, within(1e-12));
        // 1 - x^10
        assertThat(new Beta(10, 1).above(.9)).isCloseTo(1 - Math.pow(.9, 10), within(1e-12));
        // (1 - x)^7
        assertThat(new Beta(1, 7).above(.2)).isCloseTo(Math.pow(.8, 7), within(1e-12));
    }

    /** P(rate > x) for whole numbers is the chance of less than a cases in a + b - 1 trials of x. */
    @Test
    void tailsOfWholeNumbersAreBinomial() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            int a = random.nextInt(1, 30);
            int b = random.nextInt(1, 30);
            double x = random.nextDouble();
            double sum = 0;
            double term = Math.pow(1 - x, a + b - 1);
            for (int cases = 0; cases < a; cases++) {
                sum += term;
                term *= (a + b - 1 - cases) * x / ((cases + 1) * (1 - x));
            }

            assertThat(new Beta(a, b).above(x)).isCloseTo(sum, within(1e-9));
        }
    }

    @Test
    void aQuantileIsWhereTheTailSaysSo() {
        Beta rate = new Beta(3.25, 17);

        double low = rate.quantile(.05);

        assertThat(rate.above(low)).isCloseTo(.95, within(1e-12));
        assertThat(new Beta(10, 1).quantile(.5)).isCloseTo(Math.pow(.5, .1), within(1e-12));
    }

    /** Golden numbers of the reference page: Beta(1, 9), and k of n were left worse. */
    @ParameterizedTest
    @CsvSource({
        "0, 3, .0769, .0043, .2209",
        "1, 3, .1538, .0305, .3387",
        "2, 3, .2308, .0719, .4381",
        "5, 20, .2000, .0942, .3289",
        "20, 80, .2333, .1639, .3095"
    })
    void whatAFewAndWhatManyReadersSay(int worse, int readers, double mean, double low, double high) {
        Beta rate = new Beta(1 + worse, 9 + readers - worse);

        assertThat(rate.mean()).isCloseTo(mean, within(5e-5));
        assertThat(rate.quantile(.05)).isCloseTo(low, within(5e-5));
        assertThat(rate.quantile(.95)).isCloseTo(high, within(5e-5));
    }

    @Test
    void theEndsAreCertain() {
        Beta rate = new Beta(2, 3);

        assertThat(rate.above(0)).isEqualTo(1);
        assertThat(rate.above(1)).isEqualTo(0);
        assertThat(rate.mean()).isEqualTo(.4);
    }
}
