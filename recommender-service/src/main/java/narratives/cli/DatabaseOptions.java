package narratives.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import narratives.store.DatabaseAddress;
import narratives.store.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which database a verb works on: that of a data folder, or the operator's own. For use as a {@link Mixin}. */
final class DatabaseOptions {
    /** Where the password of {@code --database-user} comes from: a command line can be read by others. */
    static final String PASSWORD_VARIABLE = "RECOMMENDER_DATABASE_PASSWORD";

    private static final String FORM = "jdbc:postgresql://";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec verb;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with the data and their own PostgreSQL. Default: .recommender beside this program.")
    private @Nullable Path data;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "Your own PostgreSQL instead, as jdbc:postgresql://HOST:PORT/DATABASE.")
    private @Nullable String url;

    @Option(
            names = "--database-user",
            paramLabel = "USER",
            description = "Who connects to it; the password is read from " + PASSWORD_VARIABLE + ".")
    private @Nullable String user;

    /** Whether the database is the operator's own. */
    boolean isOwn() {
        return url != null;
    }

    /** Refuses combinations that make no sense. */
    void check() {
        if (url == null) {
            if (user != null) {
                throw complaint("--database-user needs --database-url.");
            }
            return;
        }
        if (data != null) {
            throw complaint("--data and --database-url exclude each other: the data are in the one or in the other.");
        }
        if (!url.startsWith(FORM)) {
            throw complaint("--database-url must look like jdbc:postgresql://HOST:PORT/DATABASE.");
        }
        if (user == null || user.isBlank()) {
            throw complaint("--database-url needs --database-user (and the password in " + PASSWORD_VARIABLE + ").");
        }
    }

    /** Opens it: starts or joins the PostgreSQL of the data folder, or tries the operator's. */
    DatabaseSession open(Map<String, String> environment) {
        check();
        if (url != null && user != null) {
            DatabaseAddress own = new DatabaseAddress(url, user, environment.getOrDefault(PASSWORD_VARIABLE, ""));
            own.obstacle().ifPresent(reason -> {
                throw new CannotRun(reason);
            });
            return new DatabaseSession(
                    own, Optional.of(own).filter(DatabaseAddress::isOwner), Optional.empty(), () -> {});
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder());
        return DatabaseSession.of(postgres, postgres::close);
    }

    /** The data folder; of no meaning if the database {@linkplain #isOwn() is the operator's}. */
    Path folder() {
        Path home = Path.of(System.getProperty("narratives.home", "."));
        return (data == null ? home.resolve(".recommender") : data)
                .toAbsolutePath()
                .normalize();
    }

    private ParameterException complaint(String sentence) {
        return new ParameterException(verb.commandLine(), sentence);
    }
}
