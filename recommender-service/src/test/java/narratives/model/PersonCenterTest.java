package narratives.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import narratives.catalog.Characterisation;
import narratives.catalog.Instrument;
import narratives.catalog.NarrativeId;
import narratives.fixture.RatedWorld;
import narratives.people.Profile;
import org.junit.jupiter.api.Test;

/** Narratives differ on one factor, to which people respond with 1 on average, some more and some less. */
class PersonCenterTest {
    private static final int NARRATIVES = 40;

    private static double place(int narrative) {
        return narrative % 2 == 0 ? 1 : -1;
    }

    private static TrainingSet world() {
        Random chance = new Random(5);
        TrainingSet.Builder set = TrainingSet.builder(RatedWorld.scale(-10, 10), Instrument.EMPTY);
        for (int person = 0; person < 150; person++) {
            double response = 1 + .7 * chance.nextGaussian();
            for (int i : chance.ints(0, NARRATIVES).distinct().limit(15).toArray()) {
                set.rating(
                        "p-%03d".formatted(person),
                        new NarrativeId("n-%02d".formatted(i)),
                        response * place(i) + .5 * chance.nextGaussian());
            }
        }
        return set.build();
    }

    @Test
    void aNewPersonIsExpectedToRespondAsAllDo() {
        RatingModel model = new RatingModelTrainer(TrainingSettings.DEFAULT).train(world(), 3);

        PersonBlock nobody = model.foldIn(Profile.NONE.answers(), List.of());

        NarrativeTraits traits = model.traits(Characterisation.NONE);
        for (int i = 0; i < NARRATIVES; i++) {
            NarrativeBlock block = model.block(traits, model.evidence(new NarrativeId("n-%02d".formatted(i))));
            assertThat(model.predict(nobody, traits.components(), block).mean()).isEqualTo(place(i), within(.35));
        }
    }

    @Test
    void theCenterIsStoredWithTheModel() throws UnreadableModelException {
        RatingModel model = new RatingModelTrainer(TrainingSettings.DEFAULT).train(world(), 3);

        RatingModel read = RatingModelCodec.read(RatingModelCodec.write(model));

        assertThat(model.narratives().factors()).isPositive();
        assertThat(read.people().center()).isEqualTo(model.people().center());
        assertThat(RatingModelCodec.write(read)).isEqualTo(RatingModelCodec.write(model));
    }
}
