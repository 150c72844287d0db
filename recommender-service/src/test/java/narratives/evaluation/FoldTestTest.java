package narratives.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import narratives.catalog.Answer;
import narratives.catalog.Characterisation;
import narratives.catalog.Instrument;
import narratives.catalog.NarrativeId;
import narratives.catalog.Question;
import narratives.evaluation.PersonSums.Quotient;
import narratives.feedback.Scale;
import narratives.model.Estimate;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;
import narratives.people.Profile;
import org.junit.jupiter.api.Test;

/** Two people and four narratives, by hand: x and y are alike, z and w are alike, and the two kinds differ. */
class FoldTestTest {
    private static final Instruments NONE = new Instruments(() -> 0, () -> () -> 0);
    private static final Scale STARS = new Scale(1, 5, 1, OptionalDouble.empty(), List.of());

    private final TrainingSet set = set();
    /** Ann rated w and holds back x and z; Bob rated w and x, and holds back y. */
    private final Fold fold = new Fold(
            set.withRatings(List.of(rating(0, 0, 3), rating(1, 0, 2), rating(1, 1, 5))),
            List.of(rating(0, 1, 5), rating(0, 3, 1), rating(1, 2, 4)));

    private static TrainingSet set() {
        Question kind = new Question.Nominal(
                new Question.Wording("kind", "g", "Kind", ""),
                List.of(new Question.Option("up", "Up"), new Question.Option("down", "Down")));
        Instrument instrument = new Instrument("I", "", List.of(new Instrument.Group("g", "G")), List.of(kind));
        TrainingSet.Builder builder = TrainingSet.builder(STARS, instrument)
                .person("ann", Profile.NONE)
                .person("bob", Profile.NONE);
        List.of("w:down", "x:up", "y:up", "z:down")
                .forEach(told -> builder.narrative(
                        new NarrativeId(told.substring(0, 1)),
                        new Characterisation(new TreeMap<>(Map.of("kind", new Answer.Text(told.substring(2)))))));
        return builder.build();
    }

    private static TrainingRating rating(int person, int narrative, double value) {
        return new TrainingRating(person, narrative, value);
    }

    /** Foretells 3 with variance 1, but 9 of y; prefers what stands late in the catalogue, and early if nothing is known of a person. */
    private static final class Told implements Method {
        @Override
        public String name() {
            return "told";
        }

        @Override
        public Fitted fit(TrainingSet training) {
            return (person, own) -> new Reader() {
                @Override
                public Estimate predict(int narrative) {
                    return new Estimate(narrative == 2 ? 9 : 3, OptionalDouble.of(1));
                }

                @Override
                public double score(int narrative) {
                    return own.isEmpty() ? -narrative : narrative;
                }
            };
        }
    }

    private static <K, V> V found(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }

    @Test
    void errorsAreOfWhatIsClippedToTheScale() {
        FoldScores scores =
                new FoldTest(fold, new ListSettings(1, OptionalDouble.empty()), false).scores(new Told(), NONE);

        assertThat(found(scores.sums(), Metrics.RMSE).people())
                .containsEntry(0, new Quotient(4 + 4, 2))
                .containsEntry(1, new Quotient(1, 1));
        assertThat(found(scores.sums(), Metrics.MAE).people()).containsEntry(0, new Quotient(4, 2));
    }

    @Test
    void intervalsAreOfWhatIsNotClipped() {
        FoldScores scores =
                new FoldTest(fold, new ListSettings(1, OptionalDouble.empty()), false).scores(new Told(), NONE);

        // Ann is two standard deviations off, which 95.4 % would hold; Bob is five off.
        assertThat(found(scores.sums(), Metrics.COVERAGE + 90).value()).isZero();
        assertThat(found(found(scores.sums(), Metrics.LOG_SCORE).people(), 1).value())
                .isCloseTo(-(Math.log(2 * Math.PI) + 25) / 2, within(1e-12));
    }

    @Test
    void listsAreOfWhatIsNotKnownToBeRated() {
        FoldScores scores =
                new FoldTest(fold, new ListSettings(1, OptionalDouble.empty()), false).scores(new Told(), NONE);

        // Both are shown z: the latest of the catalogue that they did not rate. It is one of two for Ann, and wrong for
        // Bob.
        assertThat(scores.shown()).containsExactly(0, 0, 0, 2);
        assertThat(found(scores.sums(), "precision@1").people())
                .containsEntry(0, new Quotient(1, 1))
                .containsEntry(1, new Quotient(0, 1));
        assertThat(found(scores.sums(), "recall@1").people()).containsEntry(0, new Quotient(.5, 1));
        assertThat(found(scores.sums(), "recall@2").people())
                .containsEntry(0, new Quotient(.5, 1))
                .containsEntry(1, new Quotient(1, 1));
    }

    @Test
    void whoHasNothingRelevantHeldOutIsCountedAndLeftOut() {
        FoldScores scores =
                new FoldTest(fold, new ListSettings(1, OptionalDouble.of(5)), false).scores(new Told(), NONE);

        assertThat(scores.people()).isEqualTo(2);
        assertThat(scores.withoutRelevant()).isEqualTo(1);
        assertThat(found(scores.sums(), "precision@1").people()).containsOnlyKeys(0);
    }

    @Test
    void varietyIsMeasuredByAnswersNoveltyAndWhoseListItIs() {
        FoldScores scores =
                new FoldTest(fold, new ListSettings(2, OptionalDouble.empty()), false).scores(new Told(), NONE);

        // Ann and Bob are shown z and y, which differ. Nobody rated either, which counts as one of two.
        assertThat(found(scores.sums(), "ild@2").value()).isEqualTo(1);
        assertThat(found(scores.sums(), "novelty@2").value()).isEqualTo(1);
        // Without ratings Ann would be shown x and y; Bob, who has two left only, y and z.
        assertThat(found(scores.sums(), "user_coverage@2").value()).isEqualTo(1);
    }

    @Test
    void foldsAddUp() {
        FoldScores scores =
                new FoldTest(fold, new ListSettings(1, OptionalDouble.empty()), false).scores(new Told(), NONE);

        var metrics = MethodScores.of(List.of(scores, scores), new ListSettings(1, OptionalDouble.empty()))
                .metrics(new TreeMap<>(), new SplittableRandom(1));

        assertThat(found(metrics, "rmse").mean()).isCloseTo(Math.sqrt(9 / 3.0), within(1e-12));
        assertThat(found(metrics, "rmse_macro").mean()).isCloseTo((2 + 1) / 2.0, within(1e-12));
        assertThat(found(metrics, "catalogue_coverage@1").mean()).isEqualTo(.25);
        assertThat(found(metrics, "gini@1").mean()).isEqualTo(.75);
        // Nothing is held by any interval, so each is off by itself: the mean of 10 % to 90 %.
        assertThat(found(metrics, "calibration_error").mean()).isCloseTo(.5, within(1e-12));
    }
}
