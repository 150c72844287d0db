package narratives.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class LinearAlgebraTest {
    private static double[][] random(int rows, int columns, long seed) {
        Random chance = new Random(seed);
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = chance.nextGaussian();
            }
        }
        return matrix;
    }

    @Test
    void aFactorSolvesInvertsAndHasADeterminant() {
        Cholesky factor = Cholesky.of(new double[][] {{4, 2}, {2, 3}});

        double[] x = factor.solve(new double[] {10, 9});

        // 4 * 1.5 + 2 * 2 = 10, 2 * 1.5 + 3 * 2 = 9; the determinant is 8, the inverse (3 -2; -2 4) / 8
        assertThat(x).containsExactly(new double[] {1.5, 2}, within(1e-14));
        assertThat(factor.logDeterminant()).isCloseTo(Math.log(8), within(1e-14));
        assertThat(factor.inverse()[0]).containsExactly(new double[] {.375, -.25}, within(1e-15));
        assertThat(factor.inverse()[1]).containsExactly(new double[] {-.25, .5}, within(1e-15));
    }

    @Test
    void whatIsNotPositiveDefiniteIsRefusedByItsPivot() {
        double[][] indefinite = {{1, 2}, {2, 1}};

        assertThatThrownBy(() -> Cholesky.of(indefinite))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pivot 1 of 2 is -3.0");
        assertThatThrownBy(() -> Cholesky.of(new double[][] {{Double.NaN}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cholesky.of(new double[][] {{1, 0}})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eigenvectorsRebuildTheMatrix() {
        for (int n : new int[] {1, 2, 3, 10, 40}) {
            double[][] half = random(n, n, n);
            double[][] matrix = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    matrix[i][j] = half[i][j] + half[j][i];
                }
            }

            SymmetricEigen eigen = SymmetricEigen.of(matrix);

            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double rebuilt = 0;
                    for (int k = 0; k < n; k++) {
                        rebuilt += eigen.values()[k] * eigen.vectors()[k][i] * eigen.vectors()[k][j];
                    }
                    assertThat(rebuilt).as("n %d", n).isCloseTo(matrix[i][j], within(1e-11));
                }
            }
        }
    }

    @Test
    void equalAndZeroEigenvaluesAreNoTrouble() {
        double[][] matrix = {{2, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 2}};

        SymmetricEigen eigen = SymmetricEigen.of(matrix);

        assertThat(eigen.values()).containsExactlyInAnyOrder(2, 2, 0, 2);
    }

    @Test
    void tablesWithFewDirectionsAndManyZerosHaveThoseDirections() {
        Random chance = new Random(9);
        for (int turn = 0; turn < 20; turn++) {
            double[][] rows = new double[150][120];
            for (int i = 0; i < 30; i++) {
                for (int j = 0; j < 3; j++) {
                    rows[i][chance.nextInt(40)] = j == 0 ? 1e-7 : 15;
                }
            }
            for (int i = 30; i < 60; i++) {
                rows[i] = rows[i - 30].clone();
            }

            PrincipalAxes principal = PrincipalAxes.of(rows, 120);

            assertThat(principal.values().length).isBetween(10, 30);
            for (int k = 0; k < principal.values().length; k++) {
                assertThat(PrincipalAxes.dot(principal.axes()[k], principal.axes()[k]))
                        .isCloseTo(1, within(1e-12));
            }
        }
    }

    @Test
    void aMatrixThatIsNotFiniteIsRefused() {
        double[][] broken = {{1, Double.POSITIVE_INFINITY}, {Double.POSITIVE_INFINITY, 1}};

        assertThatThrownBy(() -> SymmetricEigen.of(broken)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameAxesAreFoundFromEitherSide() {
        double[][] wide = random(6, 9, 1);
        double[][] padded = new double[20][9];
        System.arraycopy(wide, 0, padded, 0, 6);

        PrincipalAxes fromRows = PrincipalAxes.of(wide, 9);
        PrincipalAxes fromColumns = PrincipalAxes.of(padded, 9);

        // rows of zeros add nothing to F'F
        assertThat(fromRows.values()).hasSize(6).containsExactly(fromColumns.values(), within(1e-10));
        for (int k = 0; k < 6; k++) {
            assertThat(fromRows.axes()[k]).containsExactly(fromColumns.axes()[k], within(1e-8));
        }
    }

    @Test
    void componentsHaveUnitVarianceAndOnlyDirectionsThatExist() {
        double[][] rows = new double[50][];
        Random chance = new Random(2);
        for (int i = 0; i < 50; i += 2) {
            double x = chance.nextGaussian();
            double y = chance.nextGaussian() / 3;
            rows[i] = new double[] {x, 2 * x, y};
            rows[i + 1] = new double[] {-x, -2 * x, -y};
        }

        ContentComponents components = ContentComponents.fit(rows, 3, 5);

        // three columns, one twice the other: two directions
        assertThat(components.count()).isEqualTo(2);
        for (int k = 0; k < 2; k++) {
            double squares = 0;
            for (double[] row : rows) {
                squares += components.project(row)[k] * components.project(row)[k] / 50;
            }
            assertThat(squares).isCloseTo(1, within(1e-12));
        }
        assertThat(components.loadings()[0][1]).isPositive();
    }

    @Test
    void theNormalDistributionIsThatOfTheTables() {
        assertThat(StandardNormal.cumulative(0)).isCloseTo(.5, within(1e-15));
        assertThat(StandardNormal.cumulative(1)).isCloseTo(.8413447460685429, within(1e-14));
        assertThat(StandardNormal.cumulative(-1.96)).isCloseTo(.024997895148220435, within(1e-14));
        assertThat(StandardNormal.cumulative(StandardNormal.NINETY_PERCENT)).isCloseTo(.95, within(1e-14));
        assertThat(StandardNormal.cumulative(-6)).isCloseTo(9.86587645037698e-10, within(1e-17));
        assertThat(StandardNormal.cumulative(-10)).isCloseTo(7.61985302416e-24, within(1e-31));
        assertThat(StandardNormal.cumulative(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(StandardNormal.cumulative(Double.POSITIVE_INFINITY)).isEqualTo(1);
    }
}
