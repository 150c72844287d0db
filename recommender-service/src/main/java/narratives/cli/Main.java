package narratives.cli;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The one door: reads the command line and runs the verb. The process ends with the verb's exit code. */
@QuarkusMain
@Command(
        name = "recommender",
        description = "A recommender service of recorded recovery narratives.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs (each has --help):%n",
        // One class a verb; a new one is named here and nowhere else.
        subcommands = {
            StartCommand.class,
            MigrateCommand.class,
            KeysCommand.class,
            TenantsCommand.class,
            ImportCommand.class,
            EvaluateCommand.class,
            BenchmarkCommand.class,
            RehearseCommand.class,
            ErasuresCommand.class,
            LogCommand.class,
            ModelsCommand.class
        })
public final class Main implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Main() {}

    /** Without a verb: which there are. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.OK;
    }

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setParameterExceptionHandler(Complaints::aboutArguments);
        commandLine.setExecutionExceptionHandler(Complaints::aboutExecution);
        return commandLine;
    }
}
