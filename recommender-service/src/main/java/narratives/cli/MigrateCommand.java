package narratives.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import narratives.store.DatabaseRole;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code migrate}: makes or changes the tables as their owner, and grants the service's role what it needs. */
@Command(
        name = "migrate",
        description = {
            "Makes the tables, or changes them to those of this version, as their owner; and grants the role of the"
                    + " service what it needs. A start as the owner does the same by itself.",
            "A role that is not there is made, with the password in RECOMMENDER_SERVICE_PASSWORD."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Example:",
            "  recommender migrate --database-url jdbc:postgresql://HOST:5432/recommender"
                    + " --database-user recommender_owner --service-user recommender_service"
        })
final class MigrateCommand implements Callable<Integer> {
    private static final String SERVICE_PASSWORD = "RECOMMENDER_SERVICE_PASSWORD";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--service-user",
            paramLabel = "USER",
            description = "The role as which the service will connect: of a-z, 0-9 and _.")
    private @Nullable String serviceUser;

    @Override
    public Integer call() {
        database.check();
        Optional<DatabaseRole> service = service();
        Map<String, String> environment = Map.copyOf(System.getenv());
        try (DatabaseSession session = database.open(environment)) {
            DatabaseSession owner = session.asOwner()
                    .orElseThrow(
                            () -> new CannotRun(
                                    session.address().user()
                                            + " does not own the tables, so it cannot change them; give their owner by --database-user."));
            service.ifPresent(role -> prepare(owner, role, environment));
            DatabaseSession granting =
                    service.map(role -> owner.granting(role.name())).orElse(owner);
            int code = Workshop.run(granting, workshop -> ExitCode.OK);
            spec.commandLine()
                    .getOut()
                    .println("The tables are those of this version."
                            + service.map(role -> " " + role.name() + " was granted what the service needs.")
                                    .orElse(""));
            return code;
        }
    }

    private static void prepare(DatabaseSession owner, DatabaseRole role, Map<String, String> environment) {
        if (role.name().equals(owner.address().user())) {
            throw new CannotRun("--service-user is the owner itself; the service needs a role of its own, so that it"
                    + " cannot change what the log says.");
        }
        if (role.exists(owner.address())) {
            return;
        }
        String password = environment.getOrDefault(SERVICE_PASSWORD, "");
        if (password.isEmpty()) {
            throw new CannotRun("there is no role " + role.name() + "; make it (CREATE ROLE " + role.name()
                    + " LOGIN PASSWORD '…'), or give its password in " + SERVICE_PASSWORD + " to have it made.");
        }
        try {
            role.make(owner.address(), password);
        } catch (IllegalStateException refused) {
            throw new CannotRun("the role " + role.name() + " could not be made: " + refused.getMessage());
        }
    }

    private Optional<DatabaseRole> service() {
        try {
            if (serviceUser != null && !database.isOwn()) {
                throw complaint("--service-user is for --database-url; a data folder has its own.");
            }
            return Optional.ofNullable(serviceUser).map(DatabaseRole::new);
        } catch (IllegalArgumentException wrong) {
            throw complaint("--service-user: " + wrong.getMessage() + ".");
        }
    }

    private ParameterException complaint(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
