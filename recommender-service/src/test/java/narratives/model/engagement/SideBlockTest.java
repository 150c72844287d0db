package narratives.model.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import narratives.model.Cholesky;
import narratives.model.PrincipalAxes;
import org.junit.jupiter.api.Test;

class SideBlockTest {
    /** Narratives at 2 and 1, so Σ y² = 5. Of who turned to the first: (0.1 · 5 + 2² + 0.5) x = 2, so x = 2/5. */
    @Test
    void oneFactorComesOutAsWorkedByHand() {
        SideBlock narratives = SideBlock.of(new double[][] {{2}, {1}}, 1, Lanes.ONE);

        double[] person = narratives.solve(InteractionWorld.plain(0), .1, .5, new double[] {0});

        assertThat(PrincipalAxes.dot(person, narratives.rows()[0])).isEqualTo(2 * 2.0 / 5, within(1e-14));
    }

    /** The same with 3 expected: the right side is 2 + 0.5 · 3, and x = 3.5/5; of who turned to nothing, 1.5/1. */
    @Test
    void whatIsExpectedWeighsAsMuchAsItCosts() {
        SideBlock narratives = SideBlock.of(new double[][] {{2}, {1}}, 1, Lanes.ONE);
        double[] expected = {3 * narratives.axes()[0][0]};

        double[] person = narratives.solve(InteractionWorld.plain(0), .1, .5, expected);
        double[] cold = narratives.solve(Interactions.NONE, .1, .5, expected);

        assertThat(PrincipalAxes.dot(person, narratives.rows()[1])).isEqualTo(3.5 / 5, within(1e-14));
        assertThat(PrincipalAxes.dot(cold, narratives.rows()[1])).isEqualTo(1.5, within(1e-14));
    }

    /**
     * Two factors, fewer interactions than those: narratives (1, 0) and (0, 2), so Σ y y' = diag(1, 4). Of who turned to
     * the second: diag(0.25 + 0.5, 1 + 0.5 + 4) x = (0, 2), so x = (0, 4/11).
     */
    @Test
    void twoFactorsComeOutAsWorkedByHand() {
        SideBlock narratives = SideBlock.of(new double[][] {{1, 0}, {0, 2}}, 2, Lanes.ONE);

        double[] person = narratives.solve(InteractionWorld.plain(1), .25, .5, new double[2]);

        assertThat(PrincipalAxes.dot(person, narratives.rows()[0])).isEqualTo(0, within(1e-14));
        assertThat(PrincipalAxes.dot(person, narratives.rows()[1])).isEqualTo(8.0 / 11, within(1e-14));
    }

    /** With 1 to 9 interactions and 4 factors, both ways of solving are taken. */
    @Test
    void everySolveIsThatOfTheWholeEquations() {
        SplittableRandom chance = new SplittableRandom(5);
        double[][] rows = new double[9][4];
        Arrays.stream(rows).forEach(row -> Arrays.setAll(row, k -> chance.nextDouble() - .5));
        SideBlock narratives = SideBlock.of(rows, 4, Lanes.ONE);
        double[] expected = {.1, -.2, .3, .4};
        double[] turned = SideBlock.turned(new double[][] {expected}, narratives.axes())[0];
        for (int count = 1; count <= rows.length; count++) {
            int[] with = IntStream.range(0, count).toArray();
            double[] strength = chance.doubles(count, .5, 2).toArray();

            double[] person = narratives.solve(new Interactions(with, strength), .3, .7, turned);

            double[] whole = whole(rows, strength, expected);
            for (int i = 0; i < rows.length; i++) {
                assertThat(PrincipalAxes.dot(person, narratives.rows()[i]))
                        .isEqualTo(PrincipalAxes.dot(whole, rows[i]), within(1e-12));
            }
        }
    }

    /** Those of who turned to the first few, in the old coordinates. */
    private static double[] whole(double[][] rows, double[] strength, double[] expected) {
        double[][] left = new double[4][4];
        double[] right = new double[4];
        for (int k = 0; k < 4; k++) {
            right[k] = .7 * expected[k];
            left[k][k] = .7;
            for (int i = 0; i < rows.length; i++) {
                double seen = i < strength.length ? strength[i] : 0;
                right[k] += seen * rows[i][k];
                for (int l = 0; l < 4; l++) {
                    left[k][l] += (.3 + seen) * rows[i][k] * rows[i][l];
                }
            }
        }
        return Cholesky.of(left).solve(right);
    }
}
