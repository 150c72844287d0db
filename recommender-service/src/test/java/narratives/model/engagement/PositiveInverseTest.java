package narratives.model.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import narratives.model.PrincipalAxes;
import org.junit.jupiter.api.Test;

class PositiveInverseTest {
    @Test
    void aMatrixTimesItsInverseIsOne() {
        SplittableRandom chance = new SplittableRandom(9);
        int n = 7;
        double[][] root = new double[n][n];
        double[][] matrix = new double[n][n];
        for (double[] row : root) {
            Arrays.setAll(row, j -> chance.nextGaussian());
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = PrincipalAxes.dot(root[i], root[j]) + (i == j ? 1 : 0);
            }
        }
        double[][] inverse = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);

        PositiveInverse.replace(inverse);

        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                assertThat(PrincipalAxes.dot(matrix[i], inverse[j])).isEqualTo(i == j ? 1 : 0, within(1e-10));
            }
        }
    }

    @Test
    void aMatrixThatIsNotPositiveIsRefused() {
        double[][] matrix = {{1, 2}, {2, 1}};

        assertThatThrownBy(() -> PositiveInverse.replace(matrix)).hasMessage("pivot 1 of 2 is -3.0; must be above 0");
    }
}
