package narratives.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.log.ChangeLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code log}: the entries of the log that every replica passes over. */
@Command(
        name = "log",
        description = "Entries of the log that could not be read or applied, and that every replica passes over.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        subcommands = {LogCommand.Aside.class, LogCommand.Retry.class})
final class LogCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.OK;
    }

    /** What the verbs have in common. */
    abstract static class Verb implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        CommandSpec spec;

        @Mixin
        final DatabaseOptions database = new DatabaseOptions();

        @Option(
                names = "--tenant",
                paramLabel = "NAME",
                defaultValue = "default",
                description = "Whose log it is. Default: ${DEFAULT-VALUE}.")
        private String name = "default";

        abstract int work(ChangeLog log, TenantId tenant);

        void say(String sentence) {
            spec.commandLine().getOut().println(sentence);
        }

        @Override
        public final Integer call() {
            TenantId tenant = TenantOption.parse(spec, name);
            database.check();
            try (DatabaseSession session = database.open(Map.copyOf(System.getenv()))) {
                return Workshop.run(session, workshop -> {
                    TenantOption.requireServed(workshop, tenant);
                    return work(workshop.log(), tenant);
                });
            }
        }
    }

    /** {@code log aside}. */
    @Command(
            name = "aside",
            description = "Lists them: position, since when, what was tried and how it failed.",
            mixinStandardHelpOptions = true)
    static final class Aside extends Verb {
        @Override
        int work(ChangeLog log, TenantId tenant) {
            List<ChangeLog.Aside> aside = log.aside(tenant);
            aside.forEach(entry -> say(entry.position() + "  " + entry.since() + "  " + entry.reason()));
            if (aside.isEmpty()) {
                say("No entry of " + tenant + " is set aside.");
            }
            return ExitCode.OK;
        }
    }

    /** {@code log retry}. */
    @Command(
            name = "retry",
            description = "Has every replica read an entry again, within seconds, as after an upgrade that mends what"
                    + " could not read it. Should it fail again, it is set aside again.",
            mixinStandardHelpOptions = true)
    static final class Retry extends Verb {
        @Parameters(paramLabel = "POSITION", description = "As listed, such as 1-7042-318.")
        @SuppressWarnings("NullAway.Init")
        private String position;

        @Override
        int work(ChangeLog log, TenantId tenant) {
            LogPosition at = LogPosition.parse(position)
                    .orElseThrow(() -> new ParameterException(spec.commandLine(), "a position is such as 1-7042-318."));
            if (!log.takeBack(tenant, at)) {
                throw new CannotRun("no entry is set aside there.");
            }
            say("The entry will be read again.");
            return ExitCode.OK;
        }
    }
}
