package narratives.comparator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import narratives.catalog.Answer;
import narratives.catalog.Characterisation;
import narratives.fixture.RatedWorld;
import narratives.fixture.Sample;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;
import org.junit.jupiter.api.Test;

/** Narratives are upbeat, mixed, downbeat, upbeat, mixed, downbeat: alike wholly or not at all. */
class ContentNeighboursTest {
    private static final TrainingSet WORLD = RatedWorld.of(new double[][] {{5, 0, 1, 0, 0, 0}, {0, 4, 2, 0, 0, 3}});

    /**
     * The mean of all is 3, so that of the first person is (3 + 5 + 1) / 3 = 3. The fourth narrative is like the first,
     * rated 5: (3 + 5) / 2 = 4. The fifth is like none of theirs: 3.
     */
    @Test
    void whatIsLikeWhatTheyLikedIsForetoldHigher() {
        Method.Reader reader = ContentNeighbours.usual().fit(WORLD).reader(0, RatedWorld.own(WORLD, 0));

        double alike = reader.predict(3).mean();

        assertThat(alike).isEqualTo(4, within(1e-12));
        assertThat(reader.predict(4).mean()).isEqualTo(3, within(1e-12));
    }

    @Test
    void whoHasNoRatingsGetsTheMeanOfAll() {
        double foretold = ContentNeighbours.usual()
                .fit(WORLD)
                .reader(0, List.of())
                .predict(3)
                .mean();

        assertThat(foretold).isEqualTo(3);
    }

    /** The mean is (3 + 4 + 2 + 3) / 4 = 3; of the two downbeat ones the first counts, rated 2: (3 + 2) / 2. */
    @Test
    void ofEquallyNearNarrativesTheFirstCounts() {
        Method one = new ContentNeighbours("content-knn", 1);

        double foretold =
                one.fit(WORLD).reader(1, RatedWorld.own(WORLD, 1)).predict(2).mean();

        assertThat(foretold).isEqualTo(2.5, within(1e-12));
    }

    /** The nearest two of three are found though the unlike one comes first: (3 + 2 + 3) / 3, where the mean is 3. */
    @Test
    void theNearestCountWhereverTheyStand() {
        Method two = new ContentNeighbours("content-knn", 2);

        double foretold =
                two.fit(WORLD).reader(1, RatedWorld.own(WORLD, 1)).predict(2).mean();

        assertThat(foretold).isEqualTo(8.0 / 3, within(1e-12));
    }

    /**
     * Upbeat ones: a and b helped by friends, c and the fourth by music. To the fourth c is like by 1, a and b by 1/2, so
     * c and a count: the mean is (3 + 5 + 1 + 3) / 4 = 3, and (3 + 3 + 5/2) / (1 + 1 + 1/2) = 3.4.
     */
    @Test
    void aNearerOneDisplacesTheLastOfEquallyNearOnes() {
        TrainingSet.Builder builder = TrainingSet.builder(RatedWorld.ONE_TO_FIVE, Sample.INSTRUMENT);
        List.of("a", "b", "c", "d").forEach(id -> builder.narrative(Sample.id(id), helpedBy(id)));
        TrainingSet set = builder.rating("somebody", Sample.id("a"), 5)
                .rating("somebody", Sample.id("b"), 1)
                .rating("somebody", Sample.id("c"), 3)
                .build();

        double foretold = new ContentNeighbours("content-knn", 2)
                .fit(set)
                .reader(0, set.ratings())
                .predict(3)
                .mean();

        assertThat(foretold).isEqualTo(3.4, within(1e-12));
    }

    @Test
    void whatOthersSayOfANarrativeDoesNotMatter() {
        List<TrainingRating> own = RatedWorld.own(WORLD, 0);
        TrainingSet other = RatedWorld.of(new double[][] {{5, 0, 1, 0, 0, 0}, {4, 2, 0, 0, 3, 0}});

        double foretold =
                ContentNeighbours.usual().fit(other).reader(0, own).predict(3).mean();

        assertThat(foretold)
                .isEqualTo(ContentNeighbours.usual()
                        .fit(WORLD)
                        .reader(0, own)
                        .predict(3)
                        .mean());
    }

    @Test
    void nobodyIsRefused() {
        assertThatThrownBy(() -> new ContentNeighbours("content-knn", 0))
                .hasMessage("nearest is 0; must be at least 1");
    }

    private static Characterisation helpedBy(String id) {
        String help = id.compareTo("c") < 0 ? "friends" : "music";
        return Characterisation.of(
                Map.of("tone", new Answer.Text("upbeat"), "helped", Answer.Choices.of(Set.of(help))));
    }
}
