package narratives.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import narratives.catalog.Answer;
import narratives.catalog.Characterisation;
import narratives.catalog.Instrument;
import narratives.catalog.Question;
import narratives.people.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RatingModelCodecTest {
    private static final int DIGEST = 32;

    /** What was trained and written of {@code new SimulatedWorld(6, 4, 2, 2)} before there were latent factors. */
    private static final String FORMAT_1 = """
            TlJSTQAAAAHAEAAAAAAAAEAQAAAAAAAAP1BiTdLxqfwAAAAAAAAAAAE/8F7MCxL33D/pOJ39/eBiAAAAAQAAAAIEAAAABmJyaWdo
            dAAAAAAAAAAAAAAAAD/wAAAAAAAAAAAAAQAAAANZRVMAAAAAAAAAAT/oAAAAAAAAQAJ5p0WQMx0DAAAABmxlbmd0aAAAAAA/rQ32
            IzrekD/nx/Kx+o/IAAAAAQAAAAVWQUxVRQAAAAAAAAABP+CM6MejRRdABSJyRRMHIAAAAAEAAAABBAAAAAVjYXJlcgAAAAAAAAAA
            AAAAAD/wAAAAAAAAAAAAAQAAAANZRVMAAAAAAAAAAT/gAAAAAAAAQAAAAAAAAAAAAAACAAAAAgAAAAI/4Or7X4k/iz/g6vtfiT+L
            AAAAAj/4nzqJtTlQv/ifOom1OVAAAAABAAAAAQAAAAE/8AAAAAAAAAAAAAMAAAABP6KSXk71DNU/vwL+HL1iUAAAAAE/pPkdkyeB
            JwAAAAE/knfk2kDzbz+CDGgI4+BSAAAAAT9zqVibG636AAAAAT+M+jTXiK3PP4Fpf7WQNYYAAAABP3Gg35x0MZYAAAADP9fEMsVw
            5ns/sDGAtJQe0j+qxnXfZ2vZP8TbHIdt1+c/wJIoNLI4IwAAAAIAAAACAAAAAj/moJ5mfzvNP+agnmZ/O80AAAACP+agnmZ/O82/
            5qCeZn87zQAAAAEAAAACv7PQrqmHL2s/oQyPNq1eRD+xwK13YJ4lAAAAAj+jW5Spl7ElP7ApVYWHn2w/4wkFqBufbAAAAAQAAAAF
            bjEwMDAAAAAEwAKvuGAgtu8AAAAFbjEwMDEAAAACP/vl0T0qOQYAAAAFbjEwMDIAAAAEv8BUPEFzuXoAAAAFbjEwMDMAAAACP/ih
            4xp00bdXLCh8F/NK43EC/+NcbpMfcAx08rxj8QVhh3Pe8czPjQ==
            """;

    private static RatingModel model() {
        return new RatingModelTrainer(TrainingSettings.DEFAULT).train(new SimulatedWorld(30, 12, 3, 2).training());
    }

    /** Every kind of question, in narratives and profiles. */
    private static RatingModel mixedModel() {
        Instrument instrument = new Instrument(
                "",
                "",
                List.of(),
                List.of(
                        new Question.Nominal(SimulatedWorld.wording("genre"), List.of()),
                        new Question.MultiSelect(SimulatedWorld.wording("topics"), List.of()),
                        new Question.Ordinal(
                                SimulatedWorld.wording("tone"),
                                List.of(new Question.Option("dark", ""), new Question.Option("höher", "")))));
        TrainingSet.Builder builder = TrainingSet.builder(SimulatedWorld.SCALE, instrument);
        Random chance = new Random(3);
        for (int i = 0; i < 20; i++) {
            SortedMap<String, Answer> answers = new TreeMap<>();
            answers.put("genre", new Answer.Text("g" + chance.nextInt(3)));
            answers.put("topics", Answer.Choices.of(List.of("t" + chance.nextInt(3), "t" + chance.nextInt(3))));
            answers.put("tone", new Answer.Text(chance.nextBoolean() ? "dark" : "höher"));
            builder.narrative(SimulatedWorld.narrative(i), new Characterisation(answers));
            builder.person("p" + i, Profile.of(Map.of("age", new Answer.Quantity(chance.nextInt(90)))));
            builder.rating("p" + i, SimulatedWorld.narrative(chance.nextInt(20)), chance.nextInt(-4, 5));
        }
        return new RatingModelTrainer(TrainingSettings.DEFAULT).train(builder.build());
    }

    @Test
    void aModelComesBackAsItWas() throws UnreadableModelException {
        for (RatingModel model : List.of(model(), mixedModel())) {
            byte[] written = RatingModelCodec.write(model);

            RatingModel read = RatingModelCodec.read(written);

            assertThat(RatingModelCodec.write(read)).isEqualTo(written);
            assertThat(read.narrativeEncoder().hash())
                    .isEqualTo(model.narrativeEncoder().hash());
            assertThat(read.personEncoder()).isEqualTo(model.personEncoder());
            assertThat(read.evidence()).isEqualTo(model.evidence());
            assertThat(read.scale()).isEqualTo(model.scale());
        }
    }

    @Test
    void aModelReadForetellsTheSameBits() throws UnreadableModelException {
        RatingModel model = model();
        RatingModel read = RatingModelCodec.read(RatingModelCodec.write(model));
        Characterisation narrative = Characterisation.of(Map.of("length", new Answer.Quantity(.3)));

        NarrativeTraits before = model.traits(narrative);
        NarrativeTraits after = read.traits(narrative);

        NarrativeBlock block = model.block(before, NarrativeEvidence.of(.3));
        assertThat(read.block(after, NarrativeEvidence.of(.3)).effect()).isEqualTo(block.effect());
        PersonBlock person = model.foldIn(new TreeMap<>(), List.of(new RatedNarrative(before.components(), block, 1)));
        PersonBlock same = read.foldIn(new TreeMap<>(), List.of(new RatedNarrative(after.components(), block, 1)));
        assertThat(read.predict(same, after.components(), block))
                .isEqualTo(model.predict(person, before.components(), block));
    }

    @Test
    void noPersonStandsInAModel() {
        byte[] written = RatingModelCodec.write(model());

        String text = new String(written, java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThat(text).contains("n1000").doesNotContain("p10000").doesNotContain("p10001");
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] written = RatingModelCodec.write(model());

        for (int length = 0; length < written.length; length++) {
            byte[] cut = Arrays.copyOf(written, length);
            assertThatThrownBy(() -> RatingModelCodec.read(cut)).isInstanceOf(UnreadableModelException.class);
        }
    }

    @Test
    void everyFlippedBitIsRefused() {
        byte[] written = RatingModelCodec.write(model());
        Random chance = new Random(1);

        for (int turn = 0; turn < 500; turn++) {
            byte[] flipped = written.clone();
            flipped[chance.nextInt(written.length)] ^= (byte) (1 << chance.nextInt(8));
            assertThatThrownBy(() -> RatingModelCodec.read(flipped)).isInstanceOf(UnreadableModelException.class);
        }
    }

    static Stream<RatingModel> models() {
        RatingModel latent = new RatingModelTrainer(TrainingSettings.DEFAULT).train(new LatentWorld(1).training());
        return Stream.of(mixedModel(), latent);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aDamagedBodyIsReadOrRefusedButNothingElse(RatingModel model) {
        byte[] written = RatingModelCodec.write(model);
        byte[] body = Arrays.copyOf(written, written.length - DIGEST);
        Random chance = new Random(1);
        int refused = 0;

        for (int turn = 0; turn < 10_000; turn++) {
            byte[] damaged = turn % 5 == 0 ? Arrays.copyOf(body, chance.nextInt(8, body.length)) : body.clone();
            for (int place = chance.nextInt(3); place >= 0; place--) {
                damaged[chance.nextInt(damaged.length)] = (byte) chance.nextInt(256);
            }
            try {
                RatingModelCodec.write(RatingModelCodec.readBody(damaged));
            } catch (UnreadableModelException e) {
                refused++;
            }
        }

        assertThat(refused).isBetween(1000, 10_000);
    }

    @Test
    void anotherFormatIsNamed() {
        byte[] written = RatingModelCodec.write(model());
        written[7] = 9;

        assertThatThrownBy(() -> RatingModelCodec.read(written))
                .isInstanceOf(UnreadableModelException.class)
                .hasMessageContaining("format 9");
        assertThatThrownBy(() -> RatingModelCodec.read(new byte[100]))
                .isInstanceOf(UnreadableModelException.class)
                .hasMessageContaining("not a rating model");
    }

    @Test
    void aModelOfAnEarlierBuildIsStillReadAndWrittenToTheLastByte() throws UnreadableModelException {
        byte[] old = Base64.getMimeDecoder().decode(FORMAT_1);

        byte[] again = RatingModelCodec.write(RatingModelCodec.read(old));

        assertThat(again).isEqualTo(old);
    }

    /** Only nearly, since sums were taken in another order then. */
    @Test
    void trainingComesToWhatAnEarlierBuildCameTo() throws UnreadableModelException {
        RatingModel old = RatingModelCodec.read(Base64.getMimeDecoder().decode(FORMAT_1));
        TrainingSet same = new SimulatedWorld(6, 4, 2, 2).training();

        RatingModel trained = new RatingModelTrainer(TrainingSettings.DEFAULT).train(same);

        assertThat(trained.noiseVariance()).isCloseTo(old.noiseVariance(), within(1e-12));
        assertThat(trained.people().variances()).containsExactly(old.people().variances(), within(1e-12));
        assertThat(trained.narratives().variances())
                .containsExactly(old.narratives().variances(), within(1e-12));
        assertThat(trained.evidence().keySet()).isEqualTo(old.evidence().keySet());
        trained.evidence()
                .forEach((id, evidence) -> assertThat(evidence.weighted())
                        .containsExactly(old.evidence(id).weighted(), within(1e-12)));
    }
}
