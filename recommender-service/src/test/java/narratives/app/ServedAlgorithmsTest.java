package narratives.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import narratives.recommend.Algorithms;
import org.junit.jupiter.api.Test;

class ServedAlgorithmsTest {
    @Test
    void nothingIsKeptReadyUnlessItIsNamed() {
        Algorithms algorithms = ServedAlgorithms.of(Optional.empty(), "hybrid");

        assertThat(algorithms).isEqualTo(Algorithms.HYBRID_ALONE);
        assertThat(ServedAlgorithms.methods(algorithms, 0)).isEmpty();
    }

    @Test
    void whatIsNamedIsKeptReadyUnderItsName() {
        Algorithms algorithms = ServedAlgorithms.of(Optional.of(List.of("svd", "taste-als-wr")), "svd");

        assertThat(algorithms.usual()).isEqualTo("svd");
        assertThat(ServedAlgorithms.methods(algorithms, 0)).containsOnlyKeys("svd", "taste-als-wr");
    }

    @Test
    void aWrongNameIsRefusedWithTheKeyAndThoseThatThereAre() {
        assertThatThrownBy(() -> ServedAlgorithms.of(Optional.of(List.of("svd", "magic")), "hybrid"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("recommender.algorithms", "magic", "ease", "taste-item-knn");
    }

    @Test
    void whatIsOnlyForEvaluationsIsRefused() {
        assertThatThrownBy(() -> ServedAlgorithms.of(Optional.of(List.of("taste-svdpp")), "hybrid"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("recommender.algorithms names “taste-svdpp”");
    }

    @Test
    void aDefaultThatIsNotKeptReadyIsRefusedWithItsKey() {
        assertThatThrownBy(() -> ServedAlgorithms.of(Optional.of(List.of("svd")), "ease"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("recommender.default-algorithm", "ease", "svd");
    }
}
