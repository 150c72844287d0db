package narratives.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import narratives.fixture.RatedWorld;
import narratives.model.Drift;
import narratives.model.NarrativeTraits;
import narratives.model.Prediction;
import narratives.model.RatedNarrative;
import narratives.model.RatingModel;
import narratives.model.RatingModelTrainer;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;
import narratives.model.TrainingSettings;
import org.junit.jupiter.api.Test;

class PrequentialTest {
    private static final TrainingSet SET = drawn(120, 40, new Random(3));
    private static final List<TrainingRating> IN_TIME = shuffled(SET, 5);

    /** Nothing is too small to be swept, and a tenth of new ratings asks for it. */
    private static final Prequential.Settings SETTINGS = new Prequential.Settings(
            .2, 300, 250, 3, new Drift.Bounds(.1, 20, 1.3, 500, 2, 0), TrainingSettings.DEFAULT.withFactors(0));

    /** People who answer higher or lower, narratives that are liked more or less; one pair in three is rated. */
    private static TrainingSet drawn(int people, int narratives, Random chance) {
        double[] effect = chance.doubles(narratives, -1, 1).toArray();
        double[][] rows = new double[people][narratives];
        for (double[] row : rows) {
            double level = 3 + chance.nextGaussian() / 2;
            for (int i = 0; i < narratives; i++) {
                double value = level + effect[i] + chance.nextGaussian() / 2;
                row[i] = chance.nextInt(3) == 0 ? Math.clamp(Math.rint(value), 1, 5) : 0;
            }
        }
        return RatedWorld.of(rows);
    }

    private static List<TrainingRating> shuffled(TrainingSet set, long seed) {
        List<TrainingRating> shuffled = new ArrayList<>(set.ratings());
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    private static List<Course> run(List<Strategy> strategies) {
        return Prequential.run(SET, IN_TIME, strategies, SETTINGS, (strategy, foretold, of) -> {});
    }

    @Test
    void everythingLearnedFromAnEventIsGained() {
        List<Course> courses = run(List.of(Strategy.STATIC, Strategy.PERSON, Strategy.STATISTICS));

        double fixed = courses.get(0).total().rmse();
        double person = courses.get(1).total().rmse();
        double statistics = courses.get(2).total().rmse();
        assertThat(person).isLessThan(fixed - .02);
        assertThat(statistics).isLessThan(person - .002);
        assertThat(courses.get(2).total().logScore())
                .isGreaterThan(courses.get(1).total().logScore());
    }

    @Test
    void theStreamIsNearToAFitOfEverythingEverySoOften() {
        List<Course> courses = run(List.of(Strategy.UPKEEP, Strategy.REFIT));

        assertThat(courses.get(0).total().rmse())
                .isCloseTo(courses.get(1).total().rmse(), within(.003));
    }

    @Test
    void eachStrategyDoesWhatItIsCalledAfter() {
        List<Course> courses = run(List.of(Strategy.STATISTICS, Strategy.SWEEPS, Strategy.UPKEEP, Strategy.REFIT));

        assertThat(courses.get(0).sweeps() + courses.get(0).refits()).isZero();
        assertThat(courses.get(1).sweeps()).isPositive();
        assertThat(courses.get(1).refits()).isZero();
        assertThat(courses.get(2).sweeps()).isPositive();
        assertThat(courses.get(2).refits()).isPositive();
        assertThat(courses.get(3).refits()).isEqualTo(courses.get(3).total().ratings() / 250);
    }

    @Test
    void theFirstRatingIsForetoldByTheStartAlone() {
        int begin = (int) (IN_TIME.size() * .2);
        TrainingRating next = IN_TIME.get(begin);
        TrainingSet start = SET.withRatings(IN_TIME.subList(0, begin));
        RatingModel model = new RatingModelTrainer(SETTINGS.training()).train(start);

        Course course = Prequential.run(
                        SET, IN_TIME, List.of(Strategy.STATISTICS), windowsOf(1), (strategy, foretold, of) -> {})
                .getFirst();

        Prediction foretold = foretold(model, start, next);
        Stretch first = course.windows().getFirst();
        double off = next.value() - Math.clamp(foretold.mean(), 1, 5);
        assertThat(first.from()).isEqualTo(begin);
        assertThat(first.rmse()).isEqualTo(Math.abs(off));
        assertThat(first.mae()).isEqualTo(Math.abs(off));
        double rest = next.value() - foretold.mean();
        assertThat(first.surprise()).isEqualTo(rest * rest / foretold.variance());
        assertThat(first.logScore())
                .isEqualTo(-(Math.log(2 * Math.PI * foretold.variance()) + first.surprise()) / 2, within(1e-12));
    }

    private static Prequential.Settings windowsOf(int ratings) {
        return new Prequential.Settings(SETTINGS.start(), ratings, 250, 3, SETTINGS.bounds(), SETTINGS.training());
    }

    private static Prediction foretold(RatingModel model, TrainingSet start, TrainingRating of) {
        List<RatedNarrative> own = RatedWorld.own(start, of.person()).stream()
                .map(rating -> rated(model, rating))
                .toList();
        RatedNarrative about = rated(model, of);
        return model.predict(model.foldIn(SET.people().get(of.person()), own), about.components(), about.narrative());
    }

    private static RatedNarrative rated(RatingModel model, TrainingRating rating) {
        var narrative = SET.narratives().get(rating.narrative());
        NarrativeTraits traits = model.traits(narrative.characterisation()).forScoring();
        return new RatedNarrative(
                traits.components(), model.block(traits, model.evidence(narrative.id())), rating.value());
    }

    @Test
    void windowsAddUpToTheWhole() {
        Course course = run(List.of(Strategy.STATISTICS)).getFirst();

        double squares = 0;
        double logScores = 0;
        int ratings = 0;
        for (Stretch window : course.windows()) {
            assertThat(window.from()).isEqualTo(course.total().from() + ratings);
            ratings += window.ratings();
            squares += window.ratings() * window.rmse() * window.rmse();
            logScores += window.ratings() * window.logScore();
        }
        assertThat(ratings).isEqualTo(course.total().ratings());
        assertThat(Math.sqrt(squares / ratings)).isCloseTo(course.total().rmse(), within(1e-12));
        assertThat(logScores / ratings).isCloseTo(course.total().logScore(), within(1e-12));
    }

    @Test
    void theSameIsFoundAgainToTheBit() {
        List<Course> once = run(List.of(Strategy.UPKEEP));

        List<Course> again = run(List.of(Strategy.UPKEEP));

        assertThat(again).isEqualTo(once);
    }

    @Test
    void progressIsToldAtTheEndOfEveryWindow() {
        List<Integer> told = new ArrayList<>();

        Course course = Prequential.run(
                        SET,
                        IN_TIME,
                        List.of(Strategy.PERSON),
                        SETTINGS,
                        (strategy, foretold, of) -> told.add(foretold))
                .getFirst();

        assertThat(told)
                .hasSameSizeAs(course.windows())
                .startsWith(300)
                .endsWith(course.total().ratings());
    }

    @Test
    void otherRatingsOneTwiceAndTooFewAreRefused() {
        List<TrainingRating> twice = new ArrayList<>(IN_TIME);
        twice.add(new TrainingRating(
                IN_TIME.getFirst().person(), IN_TIME.getFirst().narrative(), 1));
        TrainingSet four = SET.withRatings(IN_TIME.subList(0, 4));

        assertThatThrownBy(() -> begin(SET, IN_TIME.subList(1, IN_TIME.size()))).hasMessageContaining("those of");
        assertThatThrownBy(() -> begin(SET.withRatings(twice), twice)).hasMessageContaining("twice");
        assertThatThrownBy(() -> begin(four, IN_TIME.subList(0, 4))).hasMessageContaining("too few");
    }

    private static List<Course> begin(TrainingSet set, List<TrainingRating> inTime) {
        return Prequential.run(set, inTime, List.of(Strategy.STATIC), SETTINGS, (strategy, foretold, of) -> {});
    }
}
