package narratives.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.demonstration.Cohort;
import narratives.demonstration.DemonstrationFile;
import narratives.evaluation.CohortReport;
import narratives.feedback.Feedback;
import narratives.feedback.Questionnaire;
import narratives.feedback.Standing;
import narratives.json.InstrumentJson;
import narratives.json.Json;
import narratives.json.NarrativeJson;
import narratives.json.QuestionnaireJson;
import narratives.model.TrainingSet;
import narratives.people.Person;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evaluate}: what the model is worth on the demonstration cohort and on others drawn like it. */
@Command(
        name = "evaluate",
        description = {
            "Measures the model on the made-up cohort, and on others drawn in the same way from other seeds:",
            "held-out error against the means, and how fast new people are learned. Needs no database.",
            "Ends with 1 if the model does not beat the means, or does not learn from three ratings."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--cohorts",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many cohorts, the shipped one first. Default: ${DEFAULT-VALUE}.")
    private int cohorts;

    @Override
    public Integer call() throws IOException {
        if (cohorts < 1) {
            throw new CannotRun("--cohorts is " + cohorts + "; must be at least 1.");
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean holds = true;
        for (int i = 0; i < cohorts; i++) {
            long seed = Cohort.SEED + i;
            CohortReport report = CohortReport.of(trainingSet(seed), seed);
            out.println("Cohort drawn with seed " + seed + (i == 0 ? ", the shipped one" : "") + "; all made up");
            out.print(report.text());
            out.println("beats global, narrative and person mean: " + yesOrNo(report.beatsTheMeans()));
            out.println("beats its own cold start after three ratings: " + yesOrNo(report.learnsFromThree()));
            out.println();
            out.flush();
            holds &= report.beatsTheMeans() && report.learnsFromThree();
        }
        return holds ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static String yesOrNo(boolean holds) {
        return holds ? "yes" : "no";
    }

    /** The ratings of a cohort, as the service would train on them: everybody's last answer to the primary question. */
    static TrainingSet trainingSet(long seed) throws IOException {
        Instrument instrument = Json.read(text(DemonstrationFile.INSTRUMENT), InstrumentJson.class)
                .toInstrument();
        Questionnaire.RatingQuestion primary = Json.read(text(DemonstrationFile.QUESTIONNAIRE), QuestionnaireJson.class)
                .toQuestionnaire()
                .primary();
        List<Narrative> narratives = text(DemonstrationFile.NARRATIVES)
                .lines()
                .map(line -> Json.read(line, NarrativeJson.class).toNarrative())
                .toList();
        Cohort cohort = Cohort.draw(narratives, seed);
        TrainingSet.Builder set = TrainingSet.builder(primary.scale(), instrument);
        narratives.forEach(narrative -> set.narrative(narrative.id(), narrative.characterisation()));
        for (Person person : cohort.people()) {
            set.person(person.id().value(), person.profile());
            List<Feedback> own = cohort.events().stream()
                    .filter(event -> event.header().userId().equals(person.id()))
                    .toList();
            Standing.of(own).answers().forEach((narrative, answers) -> {
                Double answer = answers.get(primary.key());
                if (answer != null) {
                    set.rating(person.id().value(), narrative, answer);
                }
            });
        }
        return set.build();
    }

    private static String text(DemonstrationFile file) throws IOException {
        try (InputStream bytes = file.open()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
