package narratives.comparator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import narratives.comparator.Ease.Sign;
import narratives.fixture.RatedWorld;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;
import org.junit.jupiter.api.Test;

class EaseTest {
    /** Two like a and b, one a alone, one c alone; nobody knows d. */
    private static final TrainingSet WORLD =
            RatedWorld.of(new double[][] {{5, 4, 0, 0}, {4, 5, 0, 0}, {5, 1, 0, 0}, {0, 0, 4, 0}, {0, 0, 0, 0}});

    /**
     * With λ = 1: X'X + I = [4 2 0; 2 3 0; 0 0 2], whose inverse is [3 −2 0; −2 4 0; 0 0 4] / 8. So B from a to b is
     * (2/8) / (4/8) = 1/2, and from b to a (2/8) / (3/8) = 2/3.
     */
    @Test
    void threeNarrativesComeOutAsWorkedByHand() {
        Method.Fitted fitted = new Ease("ease", Sign.RATED_AT_LEAST_MIDDLE, 1, 10).fit(WORLD);

        Method.Reader likesA = fitted.reader(4, List.of(new TrainingRating(4, 0, 5)));
        Method.Reader likesB = fitted.reader(4, List.of(new TrainingRating(4, 1, 5)));

        assertThat(likesA.score(1)).isEqualTo(1.0 / 2, within(1e-12));
        assertThat(likesB.score(0)).isEqualTo(2.0 / 3, within(1e-12));
        assertThat(likesA.score(0)).isZero();
        assertThat(likesA.score(2)).isZero();
        assertThat(likesA.score(3)).isZero();
    }

    /** Counting what was rated at all: X'X + I = [4 3 0; 3 4 0; 0 0 2], and B is 3/4 both ways. */
    @Test
    void aLowRatingIsASignOnlyWhereEveryRatingIs() {
        Method.Fitted rated = new Ease("ease-rated", Sign.RATED, 1, 10).fit(WORLD);

        Method.Reader dislikesA = rated.reader(4, List.of(new TrainingRating(4, 0, 1)));

        Method.Reader same = new Ease("ease", Sign.RATED_AT_LEAST_MIDDLE, 1, 10)
                .fit(WORLD)
                .reader(4, List.of(new TrainingRating(4, 0, 1)));
        assertThat(dislikesA.score(1)).isEqualTo(3.0 / 4, within(1e-12));
        assertThat(same.score(1)).isZero();
    }

    /** The map is the one that no other with an empty diagonal fits better. */
    @Test
    void noNeighbouringMapFitsBetter() {
        TrainingSet set = RatedWorld.drawn(25, 6, new SplittableRandom(3));
        double ridge = 2;
        Method.Fitted fitted = new Ease("ease", Sign.RATED, ridge, 10).fit(set);
        double[][] map = new double[5][5];
        for (int from = 0; from < 5; from++) {
            for (int to = 0; to < 5; to++) {
                map[from][to] = fitted.reader(24, List.of(new TrainingRating(24, from, 5)))
                        .score(to);
            }
        }

        double best = loss(set, map, ridge);

        for (int from = 0; from < 5; from++) {
            for (int to = 0; to < 5; to++) {
                for (double step : new double[] {-1e-3, 1e-3}) {
                    map[from][to] += step;
                    assertThat(from == to || loss(set, map, ridge) > best).isTrue();
                    map[from][to] -= step;
                }
            }
        }
    }

    @Test
    void aCatalogueThatIsTooLargeIsRefusedInWords() {
        Ease small = new Ease("ease", Sign.RATED, 1, 2);

        assertThatThrownBy(() -> small.fit(WORLD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ease takes at most 2 narratives with ratings, and there are 3;");
    }

    private static double loss(TrainingSet set, double[][] map, double ridge) {
        double loss = 0;
        for (int person = 0; person < set.people().size(); person++) {
            double[] signs = new double[map.length];
            RatedWorld.own(set, person).forEach(rating -> signs[rating.narrative()] = 1);
            for (int to = 0; to < map.length; to++) {
                double off = signs[to];
                for (int from = 0; from < map.length; from++) {
                    off -= signs[from] * map[from][to];
                }
                loss += off * off;
            }
        }
        for (double[] row : map) {
            loss += ridge * FactorModel.dot(row, row);
        }
        return loss;
    }
}
