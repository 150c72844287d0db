package narratives.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToIntFunction;
import narratives.access.Policy;
import narratives.access.Tenant;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.json.InstrumentJson;
import narratives.json.Json;
import narratives.json.PolicyJson;
import narratives.json.QuestionnaireJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tenants}: the customers of an installation. */
@Command(
        name = "tenants",
        description =
                "Tenants: makes, lists, configures, exports and removes them. A running service knows within seconds.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            TenantsCommand.Create.class,
            TenantsCommand.Listing.class,
            TenantsCommand.Configure.class,
            TenantsCommand.Export.class,
            TenantsCommand.Remove.class
        })
final class TenantsCommand implements Callable<Integer> {
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

        DatabaseSession open() {
            database.check();
            return database.open(Map.copyOf(System.getenv()));
        }

        int work(ToIntFunction<Workshop> work) {
            try (DatabaseSession session = open()) {
                return Workshop.run(session, work);
            }
        }

        void say(String sentence) {
            spec.commandLine().getOut().println(sentence);
        }

        ParameterException complaint(String sentence) {
            return new ParameterException(spec.commandLine(), sentence);
        }
    }

    /** What a tenant can be given, each as a file with one JSON object. */
    static final class Documents {
        @Option(names = "--questionnaire", paramLabel = "FILE", description = "The questionnaire, put in force.")
        @Nullable Path questionnaire;

        @Option(names = "--instrument", paramLabel = "FILE", description = "The instrument, put in force.")
        @Nullable Path instrument;

        @Option(
                names = "--policy",
                paramLabel = "FILE",
                description = "The policy: keyRate, personRate, maxBodyBytes, tokenLifetimeSeconds, exposureDays.")
        @Nullable Path policy;

        boolean areNone() {
            return questionnaire == null && instrument == null && policy == null;
        }

        Optional<Policy> policy() {
            return read(policy, PolicyJson.class).map(PolicyJson::toPolicy);
        }

        /** Everything is read before anything is stored. */
        Putting putting() {
            Optional<InstrumentJson> characterised = read(instrument, InstrumentJson.class);
            Optional<QuestionnaireJson> asked = read(questionnaire, QuestionnaireJson.class);
            characterised.ifPresent(InstrumentJson::toInstrument);
            asked.ifPresent(QuestionnaireJson::toQuestionnaire);
            return (workshop, tenant) -> {
                characterised.ifPresent(
                        json -> workshop.catalog().putInstrument(tenant, json.toInstrument(), Optional.empty()));
                asked.ifPresent(
                        json -> workshop.feedback().putQuestionnaire(tenant, json.toQuestionnaire(), Optional.empty()));
            };
        }

        private static <T> Optional<T> read(@Nullable Path file, Class<T> type) {
            if (file == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(Json.read(Files.readAllBytes(file), type));
            } catch (IOException unreadable) {
                throw new CannotRun(file + " is not a file that can be read.");
            } catch (RecommenderException wrong) {
                throw new RecommenderException(wrong.code(), file + ": " + wrong.detail(), wrong.errors());
            }
        }
    }

    /** Puts documents in force for a tenant. */
    @FunctionalInterface
    interface Putting {
        void in(Workshop workshop, TenantId tenant);
    }

    /** {@code tenants create}. */
    @Command(
            name = "create",
            description = "Makes a tenant; without files it starts with the example questionnaire and instrument.",
            mixinStandardHelpOptions = true)
    static final class Create extends Verb {
        @Mixin
        private final Documents documents = new Documents();

        @Parameters(paramLabel = "TENANT", description = "1 to 63 of a-z, 0-9 and -.")
        @SuppressWarnings("NullAway.Init")
        private String name;

        @Override
        public Integer call() {
            TenantId tenant = TenantOption.parse(spec, name);
            Policy policy = documents.policy().orElse(Policy.DEFAULT);
            Putting putting = documents.putting();
            return work(workshop -> {
                if (!workshop.tenants().isFree(tenant)) {
                    throw new CannotRun(
                            "there is a tenant " + tenant + " already, or one that is not removed entirely.");
                }
                // First what it starts with, so that no replica finds it without.
                putting.in(workshop, tenant);
                if (!workshop.tenants().create(tenant, policy)) {
                    throw new CannotRun("somebody else made a tenant " + tenant + " at this moment.");
                }
                say(tenant + " is there; ./recommender keys create --tenant " + tenant + " makes its first key.");
                return ExitCode.OK;
            });
        }
    }

    /** {@code tenants list}. */
    @Command(
            name = "list",
            description = "Lists the tenants that are served, with their policies.",
            mixinStandardHelpOptions = true)
    static final class Listing extends Verb {
        @Override
        public Integer call() {
            return work(workshop -> {
                for (Tenant tenant : workshop.tenants().served()) {
                    say(tenant.id() + "  since " + tenant.createdAt() + "  "
                            + Json.write(PolicyJson.from(tenant.policy())));
                }
                return ExitCode.OK;
            });
        }
    }

    /** {@code tenants configure}. */
    @Command(
            name = "configure",
            description = "Puts a questionnaire, an instrument or a policy in force.",
            mixinStandardHelpOptions = true)
    static final class Configure extends Verb {
        @Mixin
        private final Documents documents = new Documents();

        @Parameters(paramLabel = "TENANT")
        @SuppressWarnings("NullAway.Init")
        private String name;

        @Override
        public Integer call() {
            TenantId tenant = TenantOption.parse(spec, name);
            if (documents.areNone()) {
                throw complaint("there is nothing to configure; name a file, such as --policy FILE.");
            }
            Optional<Policy> policy = documents.policy();
            Putting putting = documents.putting();
            return work(workshop -> {
                TenantOption.requireServed(workshop, tenant);
                putting.in(workshop, tenant);
                policy.ifPresent(wanted -> workshop.tenants().configure(tenant, wanted));
                say(tenant + " is configured.");
                return ExitCode.OK;
            });
        }
    }

    /** {@code tenants export}. */
    @Command(
            name = "export",
            description =
                    "Writes everything of a tenant, a JSON object a line, as of one moment: documents, narratives,"
                            + " people, the whole log, served lists, operations, keys without secrets. Models are left out: they"
                            + " are learned from the log.",
            mixinStandardHelpOptions = true)
    static final class Export extends Verb {
        @Parameters(index = "0", paramLabel = "TENANT")
        @SuppressWarnings("NullAway.Init")
        private String name;

        @Parameters(index = "1", paramLabel = "FILE", description = "Must not exist; readable by you alone.")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Override
        public Integer call() {
            TenantId tenant = TenantOption.parse(spec, name);
            if (Files.exists(file)) {
                throw complaint(file + " exists; an export overwrites nothing.");
            }
            return work(workshop -> {
                TenantOption.requireServed(workshop, tenant);
                say(export(workshop, tenant) + " lines were written to " + file + ".");
                return ExitCode.OK;
            });
        }

        private long export(Workshop workshop, TenantId tenant) {
            long[] lines = {0};
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
                    workshop.tenants().export(tenant, line -> {
                        out.print(line + "\n");
                        lines[0]++;
                    });
                    if (out.checkError()) {
                        throw new CannotRun(file + " could not be written entirely.");
                    }
                }
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
            return lines[0];
        }
    }

    /** {@code tenants remove}. */
    @Command(
            name = "remove",
            description = "Removes a tenant with everything that is stored of it, for good; export it first. Needs the"
                    + " owner of the tables. What was begun and cut off goes on with the same command.",
            mixinStandardHelpOptions = true)
    static final class Remove extends Verb {
        /** Longer than any replica needs to know, to answer what it has begun, and to record what it served. */
        private static final Duration UNTIL_EVERYBODY_KNOWS = Duration.ofSeconds(20);

        @Parameters(paramLabel = "TENANT")
        @SuppressWarnings("NullAway.Init")
        private String name;

        @Option(
                names = "--yes",
                paramLabel = "TENANT",
                required = true,
                description = "The name once more: there is no way back.")
        @SuppressWarnings("NullAway.Init")
        private String confirmed;

        @Override
        public Integer call() {
            TenantId tenant = TenantOption.parse(spec, name);
            if (!confirmed.equals(name)) {
                throw complaint("--yes must repeat the name of the tenant.");
            }
            try (DatabaseSession session = open()) {
                DatabaseSession owner = session.asOwner()
                        .orElseThrow(() -> new CannotRun("only the owner of the tables may delete what the log says;"
                                + " give it by --database-user."));
                boolean served = session.address().isServed();
                return Workshop.run(owner, workshop -> remove(workshop, tenant, served));
            }
        }

        private int remove(Workshop workshop, TenantId tenant, boolean served) {
            if (!workshop.tenants().beginRemoval(tenant)) {
                throw new CannotRun("there is no tenant " + tenant + ".");
            }
            if (served) {
                say("The service is running; waiting until it knows.");
                LockSupport.parkNanos(UNTIL_EVERYBODY_KNOWS.toNanos());
            }
            say(tenant + " is removed, with " + workshop.tenants().remove(tenant) + " rows.");
            return ExitCode.OK;
        }
    }
}
