package narratives.model.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EaseModelTest {
    private static final double RIDGE = 3;

    /** Once with more people than narratives and once with fewer: P is made in another way. */
    @Test
    void scoresAreThoseOfTheDefinitionFromBothSides() {
        for (int[] size : new int[][] {{30, 8}, {8, 30}}) {
            InteractionMatrix matrix = InteractionWorld.drawn(size[0], size[1], new SplittableRandom(2));
            double[][] map = byDefinition(matrix, size[1]);

            EaseModel model = EaseModel.of(matrix, RIDGE, 1);

            for (Interactions own : matrix.people()) {
                double[] scores = model.scores(own);
                for (int to = 0; to < size[1]; to++) {
                    double sum = 0;
                    for (int n = 0; n < own.count(); n++) {
                        sum += own.strength()[n] * map[own.with()[n]][to];
                    }
                    assertThat(scores[to]).isEqualTo(sum, within(1e-10));
                }
            }
        }
    }

    /** P = (X'X + λ I)⁻¹, B = −P / diag(P) by columns, 0 on the diagonal; X is dense. */
    private static double[][] byDefinition(InteractionMatrix matrix, int narratives) {
        double[][] p = new double[narratives][narratives];
        for (int i = 0; i < narratives; i++) {
            p[i][i] = RIDGE;
        }
        for (Interactions own : matrix.people()) {
            for (int n = 0; n < own.count(); n++) {
                for (int m = 0; m < own.count(); m++) {
                    p[own.with()[n]][own.with()[m]] += own.strength()[n] * own.strength()[m];
                }
            }
        }
        PositiveInverse.replace(p);
        double[][] map = new double[narratives][narratives];
        for (int i = 0; i < narratives; i++) {
            for (int j = 0; j < narratives; j++) {
                map[i][j] = i == j ? 0 : -p[i][j] / p[j][j];
            }
        }
        return map;
    }

    @Test
    void aNarrativeWithTooFewInteractionsIsLeftOut() {
        InteractionMatrix matrix = InteractionWorld.of(new int[][] {{1, 1, 0}, {1, 1, 1}, {1, 1, 0}});

        EaseModel model = EaseModel.of(matrix, RIDGE, 2);

        assertThat(model.scores(InteractionWorld.plain(2))).containsOnly(0);
        assertThat(model.scores(InteractionWorld.plain(0))[2]).isZero();
        assertThat(model.scores(InteractionWorld.plain(0))[1]).isPositive();
    }

    @Test
    void theSmallerSideIsInverted() {
        InteractionMatrix matrix = InteractionWorld.of(new int[][] {{1, 1, 1}, {1, 1, 0}, {0, 0, 0}});

        assertThat(EaseModel.side(matrix, 1)).isEqualTo(2);
        assertThat(EaseModel.side(matrix, 3)).isZero();
    }

    @Test
    void aRidgeOfNothingIsRefused() {
        InteractionMatrix matrix = InteractionWorld.of(new int[][] {{1}});

        assertThatThrownBy(() -> EaseModel.of(matrix, 0, 1)).hasMessage("ridge is 0.0; must be above 0 and finite");
    }
}
