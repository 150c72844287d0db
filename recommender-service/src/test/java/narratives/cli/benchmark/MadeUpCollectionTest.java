package narratives.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.feedback.Feedback;
import narratives.feedback.Questionnaire;
import narratives.json.FeedbackJson;
import narratives.json.InstrumentJson;
import narratives.json.Json;
import narratives.json.NarrativeJson;
import narratives.json.QuestionnaireJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured on: valid by the rules of the service, and the same every time. */
class MadeUpCollectionTest {
    private static final int SIZE = 300;

    @Test
    void everythingIsValid(@TempDir Path folder) throws IOException {
        MadeUpCollection.Place place = MadeUpCollection.Place.in(folder);

        MadeUpCollection.write(place, SIZE, 1);

        Instrument instrument = Json.read(Files.readAllBytes(place.instrument()), InstrumentJson.class)
                .toInstrument();
        Questionnaire questionnaire = Json.read(Files.readAllBytes(place.questionnaire()), QuestionnaireJson.class)
                .toQuestionnaire();
        List<Narrative> narratives = Files.readAllLines(place.narratives()).stream()
                .map(line -> Json.read(line, NarrativeJson.class).toNarrative())
                .toList();
        List<Feedback> events = Files.readAllLines(place.feedback()).stream()
                .map(line -> Json.read(line, FeedbackJson.class).toFeedback())
                .toList();
        assertThat(narratives).hasSize(SIZE).allSatisfy(narrative -> {
            assertThat(narrative.characterisation().answers()).hasSize(12);
            assertThat(instrument.check(narrative.characterisation())).isEmpty();
        });
        assertThat(events).hasSizeBetween(4 * MadeUpCollection.PEOPLE, 6 * MadeUpCollection.PEOPLE);
        assertThat(events)
                .allSatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                Feedback.Rating.class,
                                rating -> assertThat(questionnaire.check(rating.answers()))
                                        .isEmpty()));
        assertThat(events.stream().map(event -> event.header().eventId())).doesNotHaveDuplicates();
        assertThat(events.stream().map(event -> event.header().userId()).distinct())
                .hasSize(MadeUpCollection.PEOPLE);
    }

    @Test
    void theSameSeedGivesTheSame(@TempDir Path one, @TempDir Path other) throws IOException {
        MadeUpCollection.write(MadeUpCollection.Place.in(one), SIZE, 7);
        MadeUpCollection.write(MadeUpCollection.Place.in(other), SIZE, 7);

        assertThat(one.resolve("narratives.ndjson")).hasSameTextualContentAs(other.resolve("narratives.ndjson"));
        assertThat(one.resolve("feedback.ndjson")).hasSameTextualContentAs(other.resolve("feedback.ndjson"));
    }
}
