package narratives.cli;

import java.util.List;
import java.util.concurrent.Callable;
import narratives.cli.benchmark.ScanBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code benchmark scan}: the best of many narratives, beside Taste and the speed of memory. */
@Command(
        name = "scan",
        description =
                "Measures how long the best 20 narratives of a catalogue take one thread, beside Taste's recommender"
                        + " and beside the bandwidth of memory. docs/benchmarks.md says what the columns mean.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ScanCommand implements Callable<Integer> {
    private static final int MOST_NARRATIVES = 1_000_000;
    private static final int MOST_FACTORS = 256;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--narratives",
            paramLabel = "N",
            split = ",",
            defaultValue = "1000,10000,100000,1000000",
            description = "How large the catalogues are. Default: ${DEFAULT-VALUE}.")
    private List<Integer> narratives = List.of();

    @Option(
            names = "--factors",
            paramLabel = "N",
            split = ",",
            defaultValue = "32,64",
            description = "How many numbers a narrative has beside its effect. Default: ${DEFAULT-VALUE}.")
    private List<Integer> factors = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "480",
            description = "Of the made-up numbers. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() {
        if (narratives.stream().anyMatch(count -> count < 100 || count > MOST_NARRATIVES)) {
            throw new ParameterException(
                    spec.commandLine(), "--narratives must be within 100.." + MOST_NARRATIVES + ".");
        }
        if (factors.stream().anyMatch(count -> count < 1 || count > MOST_FACTORS)) {
            throw new ParameterException(spec.commandLine(), "--factors must be within 1.." + MOST_FACTORS + ".");
        }
        new ScanBenchmark(seed, System::nanoTime)
                .run(narratives, factors, spec.commandLine().getOut());
        return ExitCode.OK;
    }
}
