package narratives.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import narratives.cli.benchmark.Benchmark;
import narratives.cli.benchmark.Figures;
import narratives.cli.benchmark.FiguresTable;
import narratives.cli.benchmark.Plan;
import narratives.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code benchmark}: what a list costs over HTTP on this machine, beside a call that does nothing. */
@Command(
        name = "benchmark",
        description = {
            "Measures POST /v1/recommendations over HTTP on the loopback, beside GET /v1, which does nothing.",
            "For each catalogue it makes one up, starts a service of its own over it, keeps some connections busy, and"
                    + " throws all of it away again. docs/benchmarks.md says what the columns mean."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {ScanCommand.class, LearningCommand.class},
        footerHeading = "%nExit codes: 0 measured, 1 not measured or something was answered by an error.%n")
final class BenchmarkCommand implements Callable<Integer> {
    private static final int FEWEST_NARRATIVES = 100;
    private static final int MOST_NARRATIVES = 1_000_000;
    private static final int MOST_CONNECTIONS = 256;
    private static final int LONGEST_SECONDS = 600;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--narratives",
            paramLabel = "N",
            split = ",",
            defaultValue = "1000,10000,100000",
            description = "How large the catalogues are. Default: ${DEFAULT-VALUE}.")
    private List<Integer> narratives = List.of();

    @Option(
            names = "--connections",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,16",
            description = "How many connections are kept busy. Default: ${DEFAULT-VALUE}.")
    private List<Integer> connections = List.of();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "How long each of the two calls is measured in a cell. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many seconds each of the two calls is called before that. Default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "480",
            description = "Of the made-up catalogue. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the folders are made that are thrown away. Default: where temporary files go.")
    private @Nullable Path data;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to this file too.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException {
        check();
        Plan plan = new Plan(
                narratives,
                connections,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(warmUp),
                seed,
                Optional.ofNullable(data));
        try (Ending ending = Ending.watch()) {
            Figures figures =
                    Benchmark.run(plan, ending::told, spec.commandLine().getErr());
            PrintWriter out = spec.commandLine().getOut();
            out.println();
            new FiguresTable(figures).print(out);
            if (json != null) {
                Files.writeString(json, Json.write(figures) + "\n");
            }
            return figures.allAnswered() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private void check() {
        narratives.forEach(size -> within("--narratives", size, FEWEST_NARRATIVES, MOST_NARRATIVES));
        connections.forEach(number -> within("--connections", number, 1, MOST_CONNECTIONS));
        within("--seconds", seconds, 1, LONGEST_SECONDS);
        within("--warm-up", warmUp, 0, LONGEST_SECONDS);
        if (json != null && Files.isDirectory(json)) {
            throw complaint("--json " + json + " is a folder; name a file.");
        }
    }

    private void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw complaint(option + " is " + value + "; must be within " + least + ".." + most + ".");
        }
    }

    private ParameterException complaint(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
