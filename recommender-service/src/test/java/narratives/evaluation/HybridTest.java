package narratives.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import narratives.fixture.RatedWorld;
import narratives.model.Method;
import narratives.model.ModelOfRatings;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;
import narratives.model.TrainingSettings;
import narratives.model.engagement.EngagementSettings;
import narratives.model.engagement.Lanes;
import org.junit.jupiter.api.Test;

class HybridTest {
    private static final TrainingSet SET = RatedWorld.drawn(40, 20, new SplittableRandom(3));

    @Test
    void ratingsAreForetoldByTheModelOfRatings() {
        List<TrainingRating> own = RatedWorld.own(SET, 2);

        Method.Reader hybrid = Hybrid.usual(0).fit(SET).reader(2, own);

        Method.Reader ratings =
                new ModelOfRatings("model", TrainingSettings.DEFAULT).fit(SET).reader(2, own);
        for (int narrative = 0; narrative < 20; narrative++) {
            assertThat(hybrid.predict(narrative)).isEqualTo(ratings.predict(narrative));
        }
    }

    @Test
    void aScoreIsThePredictedMeanAndWhatEngagementAdds() {
        List<TrainingRating> own = RatedWorld.own(SET, 2);
        Hybrid.Learned learned =
                new Hybrid("hybrid", TrainingSettings.DEFAULT, EngagementSettings.unbounded(0), Lanes.ONE).fit(SET);

        Method.Reader reader = learned.reader(2, own);

        double[] added = learned.added(2, own);
        for (int narrative = 0; narrative < 20; narrative++) {
            assertThat(reader.score(narrative))
                    .isEqualTo(reader.predict(narrative).mean() + added[narrative]);
        }
    }
}
