package narratives.model.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import narratives.fixture.RatedWorld;
import narratives.model.History;
import narratives.model.RatingModelCodec;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingNarrative;
import narratives.model.TrainingSettings;
import narratives.model.UnreadableModelException;
import narratives.model.engagement.DrawnEngagement;
import narratives.model.engagement.EngagementModel;
import narratives.model.engagement.EngagementSettings;
import org.junit.jupiter.api.Test;

class HybridModelCodecTest {
    private static final TrainingSet SET = RatedWorld.drawn(40, 20, new SplittableRandom(3));

    private static HybridModel model() {
        HybridModel ratings = new HybridTrainer(TrainingSettings.DEFAULT, Optional.empty()).train(SET);
        EngagementModel engagement = DrawnEngagement.of(
                SET.narratives().stream().map(TrainingNarrative::id).toList(),
                ratings.ratings().personEncoder(),
                ratings.ratings().narrativeEncoder(),
                new SplittableRandom(2));
        return new HybridModel(ratings.ratings(), Optional.of(engagement));
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws UnreadableModelException {
        HybridModel model = model();

        HybridModel read = HybridModelCodec.read(HybridModelCodec.write(model));

        assertThat(HybridModelCodec.write(read)).isEqualTo(HybridModelCodec.write(model));
        assertThat(read.engagement().orElseThrow().added(new TreeMap<>(), History.NONE))
                .isEqualTo(model.engagement().orElseThrow().added(new TreeMap<>(), History.NONE));
    }

    @Test
    void aModelOfRatingsThatWasStoredBeforeCanBeRead() throws UnreadableModelException {
        byte[] before = RatingModelCodec.write(model().ratings());

        HybridModel read = HybridModelCodec.read(before);

        assertThat(read.engagement()).isEmpty();
        assertThat(RatingModelCodec.write(read.ratings())).isEqualTo(before);
    }

    @Test
    void oneBitThatIsAnotherIsNoticed() {
        byte[] bytes = HybridModelCodec.write(model());

        for (int at = 0; at < bytes.length; at += 101) {
            byte[] damaged = Arrays.copyOf(bytes, bytes.length);
            damaged[at] ^= 1;
            assertThatThrownBy(() -> HybridModelCodec.read(damaged)).isInstanceOf(UnreadableModelException.class);
        }
        assertThatThrownBy(() -> HybridModelCodec.read(new byte[3])).isInstanceOf(UnreadableModelException.class);
    }

    @Test
    void theSameSetGivesTheSameBytes() {
        HybridTrainer trainer =
                new HybridTrainer(TrainingSettings.DEFAULT, Optional.of(EngagementSettings.served(0, 1)));

        List<byte[]> trained =
                List.of(HybridModelCodec.write(trainer.train(SET)), HybridModelCodec.write(trainer.train(SET)));

        assertThat(trained.get(0)).isEqualTo(trained.get(1));
    }
}
