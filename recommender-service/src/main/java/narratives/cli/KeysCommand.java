package narratives.cli;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import narratives.access.ApiKey;
import narratives.access.KeyEntry;
import narratives.access.Scope;
import narratives.contract.TenantId;
import narratives.store.PostgresLedger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keys}: who may call, as a tenant, with which scopes. */
@Command(
        name = "keys",
        description =
                "API keys: makes, lists and revokes them. As soon as there is one, every call needs a credential.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            KeysCommand.Create.class,
            KeysCommand.Listing.class,
            KeysCommand.Revoke.class,
            KeysCommand.Generate.class
        })
final class KeysCommand implements Callable<Integer> {
    /** How soon a running service knows, at its usual settings. */
    private static final String SOON = "within 5 seconds";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.OK;
    }

    private static int work(DatabaseOptions database, ToIntFunction<Workshop> work) {
        database.check();
        try (DatabaseSession session = database.open(Map.copyOf(System.getenv()))) {
            return Workshop.run(session, work);
        }
    }

    /** {@code keys create}. */
    @Command(
            name = "create",
            description = "Makes a key and shows it, this once. Two keys of one name can be alive, so that one can take"
                    + " over from the other.",
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        private static final int LONGEST_DAYS = 3660;
        private static final int LONGEST_NAME = 100;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Mixin
        private final DatabaseOptions database = new DatabaseOptions();

        @Option(
                names = "--tenant",
                paramLabel = "NAME",
                defaultValue = "default",
                description = "Whose data it opens. Default: ${DEFAULT-VALUE}.")
        private String tenant = "default";

        @Option(
                names = "--name",
                paramLabel = "NAME",
                required = true,
                description = "What you call it, such as the client that will hold it.")
        @SuppressWarnings("NullAway.Init")
        private String name;

        @Option(
                names = "--scopes",
                paramLabel = "SCOPE,…",
                split = ",",
                required = true,
                description = "What it may be used for: serve, feedback, curate, operate.")
        @SuppressWarnings("NullAway.Init")
        private List<String> scopes;

        @Option(
                names = "--expires-in-days",
                paramLabel = "N",
                defaultValue = "365",
                description = "After how many days it ends; forgotten keys should. Default: ${DEFAULT-VALUE}.")
        private int days;

        @Override
        public Integer call() {
            PostgresLedger.Wish wish = wish();
            return work(database, workshop -> create(workshop, wish));
        }

        private PostgresLedger.Wish wish() {
            if (days < 1 || days > LONGEST_DAYS) {
                throw complaint("--expires-in-days is " + days + "; must be within 1.." + LONGEST_DAYS + ".");
            }
            if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
                throw complaint("--name is 1 to " + LONGEST_NAME + " characters on one line.");
            }
            Set<Scope> wanted = EnumSet.noneOf(Scope.class);
            for (String scope : scopes) {
                wanted.add(Scope.of(scope)
                        .orElseThrow(() -> complaint("--scopes: there is no scope " + scope
                                + "; there are serve, feedback, curate, operate.")));
            }
            return new PostgresLedger.Wish(TenantOption.parse(spec, tenant), name, wanted, Duration.ofDays(days));
        }

        private int create(Workshop workshop, PostgresLedger.Wish wish) {
            TenantOption.requireServed(workshop, wish.tenant());
            ApiKey key = ApiKey.random(new SecureRandom());
            Optional<KeyEntry> made = workshop.ledger().add(wish, key, Instant.now());
            if (made.isEmpty()) {
                throw new CannotRun("two keys named \"" + wish.name() + "\" are alive already; revoke one"
                        + " (./recommender keys list shows them), or take another name.");
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println(key.text());
            spec.commandLine()
                    .getErr()
                    .println("Shown this once; keep it where secrets are kept. It opens "
                            + wish.tenant() + " for " + joined(wish.scopes()) + " until "
                            + day(made.get().expiresAt()) + ", " + SOON + " from now.");
            return ExitCode.OK;
        }

        private ParameterException complaint(String sentence) {
            return new ParameterException(spec.commandLine(), sentence);
        }
    }

    /** {@code keys list}. */
    @Command(
            name = "list",
            description = "Lists every key, without its secret, which nobody has.",
            mixinStandardHelpOptions = true)
    static final class Listing implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Mixin
        private final DatabaseOptions database = new DatabaseOptions();

        @Option(names = "--tenant", paramLabel = "NAME", description = "Only those of this tenant.")
        private @Nullable String tenant;

        @Override
        public Integer call() {
            Optional<TenantId> only = Optional.ofNullable(tenant).map(given -> TenantOption.parse(spec, given));
            return work(database, workshop -> {
                print(workshop.ledger().keys().stream()
                        .filter(key -> only.isEmpty() || key.tenant().equals(only.get()))
                        .toList());
                return ExitCode.OK;
            });
        }

        private void print(List<KeyEntry> keys) {
            PrintWriter out = spec.commandLine().getOut();
            String form = "%-16s  %-16s  %-20s  %-30s  %-10s  %-10s  %-10s%n";
            out.printf(Locale.ROOT, form, "KEY", "TENANT", "NAME", "SCOPES", "CREATED", "LAST USED", "STATE");
            Instant now = Instant.now();
            for (KeyEntry key : keys) {
                String state = key.revokedAt().isPresent()
                        ? "revoked " + day(key.revokedAt().get())
                        : (key.isAlive(now) ? "until " : "expired ") + day(key.expiresAt());
                out.printf(
                        Locale.ROOT,
                        form,
                        ApiKey.PREFIX + key.id(),
                        key.tenant(),
                        key.name(),
                        joined(key.scopes()),
                        day(key.createdAt()),
                        key.lastUsedOn().map(LocalDate::toString).orElse("never"),
                        state);
            }
            out.flush();
        }
    }

    /** {@code keys revoke}. */
    @Command(
            name = "revoke",
            description = "Ends keys, and every browser token that they asked for, within 5 seconds.",
            mixinStandardHelpOptions = true)
    static final class Revoke implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Mixin
        private final DatabaseOptions database = new DatabaseOptions();

        @Parameters(paramLabel = "KEY", arity = "1..*", description = "As keys list shows it: nrk_ and 12 characters.")
        @SuppressWarnings("NullAway.Init")
        private List<String> keys;

        @Override
        public Integer call() {
            return work(database, this::revoke);
        }

        private int revoke(Workshop workshop) {
            int code = ExitCode.OK;
            Map<String, KeyEntry> known = workshop.ledger().keys().stream()
                    .collect(Collectors.toMap(key -> ApiKey.PREFIX + key.id(), key -> key));
            for (String given : keys) {
                KeyEntry key = known.get(given);
                boolean alive = key != null && workshop.ledger().revoke(key.tenant(), key.id(), Instant.now());
                if (alive) {
                    spec.commandLine().getOut().println(given + " is revoked and opens nothing " + SOON + " from now.");
                } else {
                    spec.commandLine().getErr().println(given + (key == null ? " is no key." : " was revoked before."));
                    code = ExitCode.SOFTWARE;
                }
            }
            return code;
        }
    }

    /** {@code keys generate}. */
    @Command(
            name = "generate",
            description = {
                "Makes a key without any database, for RECOMMENDER_FIRST_KEY or the file that RECOMMENDER_FIRST_KEY_FILE"
                        + " names: the service takes it in when it starts, with all scopes of the tenant default."
            },
            mixinStandardHelpOptions = true)
    static final class Generate implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() {
            spec.commandLine()
                    .getOut()
                    .println(ApiKey.random(new SecureRandom()).text());
            return ExitCode.OK;
        }
    }

    private static String joined(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::key).collect(Collectors.joining(","));
    }

    private static String day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
    }
}
