package narratives.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.demonstration.DemonstrationFile;
import narratives.feedback.Questionnaire;
import narratives.json.InstrumentJson;
import narratives.json.Json;
import narratives.json.NarrativeJson;
import narratives.json.QuestionnaireJson;

/** The made-up collection that comes with the service. */
record Collection(Instrument instrument, Questionnaire questionnaire, List<Narrative> narratives) {
    static Collection shipped() {
        return new Collection(
                Json.read(text(DemonstrationFile.INSTRUMENT), InstrumentJson.class)
                        .toInstrument(),
                Json.read(text(DemonstrationFile.QUESTIONNAIRE), QuestionnaireJson.class)
                        .toQuestionnaire(),
                text(DemonstrationFile.NARRATIVES)
                        .lines()
                        .map(line -> Json.read(line, NarrativeJson.class).toNarrative())
                        .toList());
    }

    private static String text(DemonstrationFile file) {
        try (InputStream bytes = file.open()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
