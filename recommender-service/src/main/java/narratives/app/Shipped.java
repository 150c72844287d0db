package narratives.app;

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

/** What the service brings with it: an example instrument, a questionnaire, and a made-up collection. */
final class Shipped {
    private Shipped() {}

    static Instrument instrument() {
        return Json.read(text(DemonstrationFile.INSTRUMENT), InstrumentJson.class)
                .toInstrument();
    }

    static Questionnaire questionnaire() {
        return Json.read(text(DemonstrationFile.QUESTIONNAIRE), QuestionnaireJson.class)
                .toQuestionnaire();
    }

    static List<Narrative> narratives() {
        return text(DemonstrationFile.NARRATIVES)
                .lines()
                .map(line -> Json.read(line, NarrativeJson.class).toNarrative())
                .toList();
    }

    private static String text(DemonstrationFile file) {
        try (InputStream bytes = file.open()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
