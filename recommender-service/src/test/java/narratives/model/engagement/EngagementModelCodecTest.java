package narratives.model.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import narratives.catalog.NarrativeId;
import narratives.model.FeatureEncoder;
import narratives.model.History;
import narratives.model.ModelReader;
import narratives.model.ModelWriter;
import narratives.model.TrainingSet.TrainingEngagement;
import narratives.model.TrainingSet.TrainingRating;
import narratives.model.UnreadableModelException;
import org.junit.jupiter.api.Test;

class EngagementModelCodecTest {
    private static final List<NarrativeId> NARRATIVES = IntStream.range(0, 12)
            .mapToObj(i -> new NarrativeId("n-%02d".formatted(i)))
            .toList();

    private static final History OWN =
            new History(List.of(new TrainingRating(0, 2, 1)), List.of(new TrainingEngagement(0, 7, .5, 0)));

    private static EngagementModel drawn(long seed) {
        return DrawnEngagement.of(NARRATIVES, FeatureEncoder.NONE, FeatureEncoder.NONE, new SplittableRandom(seed));
    }

    private static byte[] written(EngagementModel model) {
        ModelWriter to = new ModelWriter();
        EngagementModelCodec.write(model, to);
        return to.bytes();
    }

    @Test
    void whatIsReadAddsWhatWasWritten() throws UnreadableModelException {
        for (int seed = 0; seed < 50; seed++) {
            EngagementModel model = drawn(seed);

            EngagementModel read = EngagementModelCodec.read(new ModelReader(written(model)));

            assertThat(written(read)).isEqualTo(written(model));
            assertThat(read.settings()).isEqualTo(model.settings());
            assertThat(read.added(new TreeMap<>(), OWN)).isEqualTo(model.added(new TreeMap<>(), OWN));
        }
    }

    @Test
    void bytesThatAreCutOffAreRefused() {
        byte[] bytes = written(drawn(3));

        for (int length = 0; length < bytes.length; length += 7) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> EngagementModelCodec.read(new ModelReader(cut)))
                    .isInstanceOf(UnreadableModelException.class);
        }
    }

    /** Whatever is in them, damaged bytes give a model or are refused, and nothing else. */
    @Test
    void damagedBytesNeverDoAnythingElse() {
        SplittableRandom chance = new SplittableRandom(4);
        int refusals = 0;
        for (int n = 0; n < 2_000; n++) {
            byte[] bytes = written(drawn(n % 10));
            for (int damage = 0; damage < 3; damage++) {
                bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt();
            }
            try {
                EngagementModelCodec.read(new ModelReader(bytes));
            } catch (UnreadableModelException refused) {
                refusals++;
            }
        }

        assertThat(refusals).isPositive();
    }

    @Test
    void aModelThatKnowsPeopleIsNotWritten() {
        EaseModel byPeople = EaseModel.of(InteractionWorld.drawn(4, 12, new SplittableRandom(1)), 10, 1);

        assertThatThrownBy(byPeople::inverse).isInstanceOf(IllegalStateException.class);
    }
}
