package narratives.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import narratives.contract.TenantId;
import narratives.people.UserId;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code erasures}: what can be done about people who were erased. */
@Command(
        name = "erasures",
        description = "People who were erased: lets an id be used again.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        subcommands = ErasuresCommand.Lift.class)
final class ErasuresCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.OK;
    }

    /** {@code erasures lift}. */
    @Command(
            name = "lift",
            description = "Lets the id of somebody who was erased be used again, for somebody of whom nothing is known;"
                    + " what was erased does not come back. The id is read from the standard input, so that it is in no"
                    + " history of commands and in no list of processes.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  echo u-17 | recommender erasures lift --tenant default"})
    static final class Lift implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Mixin
        private final DatabaseOptions database = new DatabaseOptions();

        @Option(
                names = "--tenant",
                paramLabel = "NAME",
                defaultValue = "default",
                description = "Whose person it was. Default: ${DEFAULT-VALUE}.")
        private String name = "default";

        @Override
        public Integer call() {
            TenantId tenant = TenantOption.parse(spec, name);
            database.check();
            UserId person = person();
            try (DatabaseSession session = database.open(Map.copyOf(System.getenv()))) {
                return Workshop.run(session, workshop -> {
                    TenantOption.requireServed(workshop, tenant);
                    if (!workshop.erasures().lift(tenant, person)) {
                        throw new CannotRun("nobody of this id is erased.");
                    }
                    spec.commandLine().getOut().println("The id may be used again.");
                    return ExitCode.OK;
                });
            }
        }

        private static UserId person() {
            try {
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
                return new UserId(
                        Optional.ofNullable(in.readLine()).map(String::strip).orElse(""));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
