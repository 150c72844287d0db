package narratives.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import narratives.contract.TenantId;
import narratives.live.KeptModel;
import narratives.live.Snapshots;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code models}: the trained models that are kept, and which of them may be served from. */
@Command(
        name = "models",
        description = "The trained models that are kept: lists them, takes one out of use, and back in.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        subcommands = {ModelsCommand.Listing.class, ModelsCommand.Withdraw.class, ModelsCommand.Reinstate.class})
final class ModelsCommand implements Callable<Integer> {
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
                description = "Whose models. Default: ${DEFAULT-VALUE}.")
        private String name = "default";

        abstract void work(Snapshots models, TenantId tenant);

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
                    work(workshop.snapshots(), tenant);
                    return ExitCode.OK;
                });
            }
        }
    }

    /** {@code models list}. */
    @Command(
            name = "list",
            description =
                    "Lists them, the newest first: version, when and where in the log it was trained, how, its size"
                            + " in bytes, and whether it may be served from. Replicas serve from the first good one.",
            mixinStandardHelpOptions = true)
    static final class Listing extends Verb {
        @Override
        void work(Snapshots models, TenantId tenant) {
            List<KeptModel> kept = models.kept(tenant);
            kept.forEach(model -> say(line(model)));
            if (kept.isEmpty()) {
                say("No model of " + tenant + " is kept.");
            }
        }

        private static String line(KeptModel model) {
            String how = model.sweeps() == 0 ? "refit" : "sweeps (" + model.sweeps() + ")";
            String state = model.damaged()
                    ? "damaged"
                    : model.withdrawn().map(since -> "withdrawn " + since).orElse("good");
            return String.join(
                    "  ",
                    model.version(),
                    model.trainedAt().toString(),
                    model.position().toString(),
                    how,
                    Long.toString(model.bytes()),
                    state);
        }
    }

    /** {@code models withdraw}. */
    @Command(
            name = "withdraw",
            description =
                    "Takes a model out of use. Every replica goes back to the newest good one within seconds. As long"
                            + " as the newest model of all is a withdrawn one, none is trained unless POST /v1/model:train asks for"
                            + " it, for it would be learned from the same ratings.",
            mixinStandardHelpOptions = true)
    static final class Withdraw extends Verb {
        @Parameters(paramLabel = "VERSION", description = "As listed.")
        @SuppressWarnings("NullAway.Init")
        private String version;

        @Override
        void work(Snapshots models, TenantId tenant) {
            List<KeptModel> good =
                    models.kept(tenant).stream().filter(KeptModel::isGood).toList();
            if (good.stream().noneMatch(model -> model.version().equals(version))) {
                throw new CannotRun("no good model of this version is kept; models list shows them.");
            }
            if (good.size() == 1) {
                throw new CannotRun("it is the only good model; train another one first (POST /v1/model:train).");
            }
            models.withdraw(tenant, version);
            say("Replicas go back to the newest good model.");
        }
    }

    /** {@code models reinstate}. */
    @Command(
            name = "reinstate",
            description = "Lets a model that was withdrawn be served from again.",
            mixinStandardHelpOptions = true)
    static final class Reinstate extends Verb {
        @Parameters(paramLabel = "VERSION", description = "As listed.")
        @SuppressWarnings("NullAway.Init")
        private String version;

        @Override
        void work(Snapshots models, TenantId tenant) {
            if (!models.reinstate(tenant, version)) {
                throw new CannotRun("no model of this version is withdrawn; models list shows them.");
            }
            say("The model may be served from again.");
        }
    }
}
