package narratives.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import narratives.cli.benchmark.LearningBenchmark;
import narratives.cli.benchmark.MadeUpRatings;
import narratives.cli.evaluating.Columns;
import narratives.cli.evaluating.RatingFiles;
import narratives.cli.importing.InputFile;
import narratives.cli.importing.Progress;
import narratives.cli.importing.Refusal;
import narratives.cli.importing.Report;
import narratives.evaluation.RatedSet;
import narratives.model.TrainingSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code benchmark learning}: time and memory of learning, beside Taste. */
@Command(
        name = "learning",
        description =
                "Measures how long learning takes and how much memory it needs, beside Taste on the same ratings, and"
                        + " what one more rating costs. docs/benchmarks.md says what the columns mean.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class LearningCommand implements Callable<Integer> {
    /** As many as MovieLens 1M has, about. */
    private static final int PEOPLE = 6000;

    private static final int NARRATIVES = 4000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--ratings",
            paramLabel = "FILE",
            description = "Delimited ratings, as evaluate reads them. Default: none.")
    private @Nullable String ratings;

    @Option(
            names = "--made-up",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "How many ratings of 4,000 narratives by 6,000 people are made up; 0 for none."
                    + " Default: ${DEFAULT-VALUE}.")
    private int madeUp;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each is timed; the least counts. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "480",
            description = "Of what is made up. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() throws InterruptedException {
        if (rounds < 1 || madeUp < 0 || madeUp > PEOPLE * NARRATIVES / 4) {
            throw new ParameterException(
                    spec.commandLine(), "--rounds must be 1 or more, --made-up within 0..6000000.");
        }
        LearningBenchmark benchmark = new LearningBenchmark(
                seed, rounds, System::nanoTime, spec.commandLine().getOut());
        if (ratings != null) {
            benchmark.run("ratings of a file", read(ratings));
        }
        if (madeUp > 0) {
            benchmark.run("made up", MadeUpRatings.of(PEOPLE, NARRATIVES, madeUp, seed));
        }
        return ExitCode.OK;
    }

    private TrainingSet read(String name) {
        try (Report report = Report.into(Optional.empty())) {
            RatingFiles.Found found = new RatingFiles(
                            RatingFiles.Format.plain,
                            List.of(new InputFile(name, System.in)),
                            Optional.empty(),
                            Optional.empty(),
                            Columns.usual(),
                            Optional.empty())
                    .read(report, new Progress(spec.commandLine().getErr(), System::nanoTime));
            return RatedSet.of(found.ratings(), RatedSet.scale(found.ratings()), found.known())
                    .set();
        } catch (Refusal refusal) {
            throw new ParameterException(spec.commandLine(), refusal.sentence());
        }
    }
}
