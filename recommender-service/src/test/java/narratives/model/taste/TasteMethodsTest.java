package narratives.model.taste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import narratives.fixture.RatedWorld;
import narratives.model.Biases;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;
import org.apache.mahout.cf.taste.common.TasteException;
import org.junit.jupiter.api.Test;

class TasteMethodsTest {
    private static final TrainingSet WORLD = RatedWorld.drawn(40, 12, new SplittableRandom(4));

    /** A person with ratings. */
    private static final int SOMEBODY = WORLD.ratings().getFirst().person();

    @Test
    void factorsAnswerThoseLearnedFrom() {
        TasteFitted fitted = fitted(TasteMethods.ratingSgd(), WORLD);

        fitted.reader(SOMEBODY, RatedWorld.own(WORLD, SOMEBODY)).predict(3);

        assertThat(fitted.asked()).isEqualTo(1);
        assertThat(fitted.missing()).isZero();
    }

    @Test
    void whatTasteDoesNotKnowTheBiasesAnswerAndItIsCounted() {
        TasteFitted fitted = fitted(TasteMethods.ratingSgd(), WORLD);
        List<TrainingRating> own = RatedWorld.own(WORLD, SOMEBODY);
        List<TrainingRating> stranger = List.of(new TrainingRating(39, 2, 5));

        double unratedNarrative = fitted.reader(SOMEBODY, own).score(11);
        double unknownPerson = fitted.reader(39, stranger).score(3);

        Biases biases = Biases.of(WORLD);
        assertThat(unratedNarrative).isEqualTo(biases.reader(own).score(11));
        assertThat(unknownPerson).isEqualTo(biases.reader(stranger).score(3));
        assertThat(fitted.asked()).isEqualTo(2);
        assertThat(fitted.missing()).isEqualTo(2);
    }

    /** What was learned from their old ratings may not be known any more. */
    @Test
    void factorsDoNotAnswerWhoToldMoreSince() {
        TasteFitted fitted = fitted(TasteMethods.alsWr(), WORLD);
        List<TrainingRating> more = new ArrayList<>(RatedWorld.own(WORLD, SOMEBODY));
        more.add(new TrainingRating(SOMEBODY, 11, 5));

        double score = fitted.reader(SOMEBODY, more).score(3);

        assertThat(score).isEqualTo(Biases.of(WORLD).reader(more).score(3));
        assertThat(fitted.missing()).isEqualTo(1);
    }

    @Test
    void neighboursFoldAStrangerIn() {
        TrainingSet others = WORLD.withRatings(
                WORLD.ratings().stream().filter(rating -> rating.person() != 3).toList());

        for (Method method : List.of(TasteMethods.itemNeighbours(), TasteMethods.userNeighbours())) {
            TasteFitted fitted = fitted(method, others);
            Method.Reader reader = fitted.reader(3, RatedWorld.own(WORLD, 3));
            IntStream.range(0, 11).forEach(reader::predict);

            assertThat(fitted.missing()).as(method.name()).isLessThan(fitted.asked());
        }
    }

    /** Three people rate the same three narratives; neighbours by narratives weigh the two others the same. */
    @Test
    void ownRatingsOfNarrativesWithTheSameRatersAreAveraged() {
        TrainingSet set = RatedWorld.of(new double[][] {
            {5, 2, 0, 0}, {4, 3, 4, 0}, {1, 1, 1, 0}, {3, 3, 3, 0}, {0, 0, 0, 2}, {0, 0, 0, 4},
        });

        double foretold = fitted(TasteMethods.itemNeighbours(), set)
                .reader(0, RatedWorld.own(set, 0))
                .predict(2)
                .mean();

        assertThat(foretold).isEqualTo(3.5, within(1e-6));
    }

    @Test
    void severalRatingsBecomeTheirMeanFirst() {
        List<TrainingRating> own =
                List.of(new TrainingRating(0, 2, 2), new TrainingRating(0, 2, 5), new TrainingRating(0, 4, 1));

        var preferences = TasteRatings.preferences(0, own);

        assertThat(preferences.length()).isEqualTo(2);
        assertThat(preferences.getItemID(0)).isEqualTo(2);
        assertThat(preferences.getValue(0)).isEqualTo(3.5f);
        assertThat(preferences.getValue(1)).isEqualTo(1f);
    }

    @Test
    void aTrainingThatFailsIsTold() {
        Method broken = new TasteMethod("broken", ratings -> {
            throw new TasteException("on purpose");
        });

        assertThatThrownBy(() -> broken.fit(WORLD))
                .isInstanceOf(FailedTrainingException.class)
                .hasMessage("broken could not be trained")
                .hasRootCauseMessage("on purpose");
    }

    @Test
    void whereTasteStumblesItHasNoAnswer() {
        Learned stumbling = (person, own) -> narrative -> {
            throw new IllegalStateException("on purpose");
        };
        TasteFitted fitted = new TasteFitted(WORLD.scale(), Biases.of(WORLD), stumbling);

        Method.Reader reader = fitted.reader(SOMEBODY, List.of());

        assertThat(reader.answers(3)).isFalse();
        assertThat(reader.score(3)).isEqualTo(Biases.of(WORLD).reader(List.of()).score(3));
    }

    @Test
    void anAnswerThatIsNoNumberIsMissing() {
        Method odd = new TasteMethod("odd", ratings -> (person, own) -> narrative -> Double.NaN);

        TasteFitted fitted = fitted(odd, WORLD);
        double foretold = fitted.reader(0, List.of()).predict(0).mean();

        assertThat(foretold).isBetween(1.0, 5.0);
        assertThat(fitted.missing()).isEqualTo(1);
    }

    /** The defect that its Javadoc tells of; should it ever be gone, the Javadoc is to be rewritten. */
    @Test
    void whatTasteCallsSvdPlusPlusIsWorseThanBiases() {
        double theirs = squaredError(TasteMethods.svdPlusPlus());

        double biases = WORLD.ratings().stream()
                .mapToDouble(rating -> Math.pow(
                        rating.value()
                                - Biases.of(WORLD)
                                        .reader(RatedWorld.own(WORLD, rating.person()))
                                        .predict(rating.narrative())
                                        .mean(),
                        2))
                .sum();
        assertThat(theirs).isGreaterThan(biases);
        assertThat(squaredError(TasteMethods.ratingSgd())).isLessThan(biases);
    }

    /** On what was learned from. */
    private static double squaredError(Method method) {
        TasteFitted fitted = fitted(method, WORLD);
        return WORLD.ratings().stream()
                .mapToDouble(rating -> Math.pow(
                        rating.value()
                                - fitted.reader(rating.person(), RatedWorld.own(WORLD, rating.person()))
                                        .predict(rating.narrative())
                                        .mean(),
                        2))
                .sum();
    }

    private static TasteFitted fitted(Method method, TrainingSet set) {
        return ((TasteMethod) method).fit(set);
    }
}
