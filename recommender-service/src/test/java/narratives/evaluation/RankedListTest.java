package narratives.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected numbers are those of trec_eval and ranx on the same lists. */
class RankedListTest {
    private static final RankedList GRADED =
            new RankedList(List.of(0.0, 3.0, 0.0, 2.0, 0.0), List.of(3.0, 2.0, 0.0, 1.0));

    @Test
    void aGradedListIsMeasuredAsByTrecEval() {
        assertThat(GRADED.ndcg(3)).isCloseTo(.3975, within(5e-5));
        assertThat(GRADED.ndcg(5)).isCloseTo(.5784, within(5e-5));
        assertThat(GRADED.averagePrecision(5)).isCloseTo(.3333, within(5e-5));
        assertThat(GRADED.precision(5)).isEqualTo(.4);
        assertThat(GRADED.recall(5)).isCloseTo(.6667, within(5e-5));
        assertThat(GRADED.reciprocalRank(5)).isEqualTo(.5);
    }

    @Test
    void aListWithAGapIsMeasuredAsByTrecEval() {
        RankedList list = new RankedList(List.of(1.0, 0.0, 0.0, 1.0), List.of(1.0, 1.0));

        assertThat(list.ndcg(3)).isCloseTo(.6131, within(5e-5));
        assertThat(list.ndcg(5)).isCloseTo(.8772, within(5e-5));
        assertThat(list.averagePrecision(5)).isEqualTo(.75);
        assertThat(list.precision(5)).isEqualTo(.4);
    }

    @Test
    void aListWithoutAHitIsWorthNothing() {
        RankedList list = new RankedList(List.of(0.0, 0.0), List.of(1.0));

        assertThat(list.ndcg(5)).isZero();
        assertThat(list.averagePrecision(5)).isZero();
        assertThat(list.reciprocalRank(5)).isZero();
    }

    @Test
    void giniIsThatOfTheWholeCollection() {
        assertThat(TestBed.gini(0, 0, 0, 10)).isEqualTo(.75);
        assertThat(TestBed.gini(1, 2, 3, 4)).isEqualTo(.25);
        assertThat(TestBed.gini(1, 1, 1, 1)).isZero();
    }
}
