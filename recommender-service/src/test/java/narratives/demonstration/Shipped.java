package narratives.demonstration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.feedback.Questionnaire;
import narratives.json.InstrumentJson;
import narratives.json.Json;
import narratives.json.NarrativeJson;
import narratives.json.QuestionnaireJson;

/** The shipped collection, read as the service reads it, and the cohort that goes with it. */
final class Shipped {
    static final Instrument INSTRUMENT =
            Json.read(text(DemonstrationFile.INSTRUMENT), InstrumentJson.class).toInstrument();
    static final Questionnaire QUESTIONNAIRE = Json.read(text(DemonstrationFile.QUESTIONNAIRE), QuestionnaireJson.class)
            .toQuestionnaire();
    static final List<Narrative> NARRATIVES = text(DemonstrationFile.NARRATIVES)
            .lines()
            .map(line -> Json.read(line, NarrativeJson.class).toNarrative())
            .toList();
    static final Cohort COHORT = Cohort.draw(NARRATIVES, Cohort.SEED);

    private Shipped() {}

    static String text(DemonstrationFile file) {
        try (InputStream stream = file.open()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
