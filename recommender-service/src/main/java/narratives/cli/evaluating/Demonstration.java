package narratives.cli.evaluating;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import narratives.demonstration.DemonstrationFile;
import narratives.evaluation.CohortRatings;
import narratives.json.InstrumentJson;
import narratives.json.Json;
import narratives.json.NarrativeJson;
import narratives.json.QuestionnaireJson;

/** The made-up collection that comes with the service, and the question that its readers answer. */
public final class Demonstration {
    private Demonstration() {}

    public static CohortRatings ratings() {
        return new CohortRatings(
                Json.read(text(DemonstrationFile.INSTRUMENT), InstrumentJson.class)
                        .toInstrument(),
                text(DemonstrationFile.NARRATIVES)
                        .lines()
                        .map(line -> Json.read(line, NarrativeJson.class).toNarrative())
                        .toList(),
                Json.read(text(DemonstrationFile.QUESTIONNAIRE), QuestionnaireJson.class)
                        .toQuestionnaire()
                        .primary());
    }

    private static String text(DemonstrationFile file) {
        try (InputStream bytes = file.open()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
