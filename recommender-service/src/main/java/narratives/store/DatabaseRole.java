package narratives.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/**
 * A role of PostgreSQL as which the service connects: it may log in and nothing else, until it is granted what it needs.
 *
 * @param name written without quotes, so that nobody has to know how to quote it
 */
public record DatabaseRole(String name) {
    private static final Pattern FORM = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    /** @throws IllegalArgumentException if it would have to be quoted */
    public DatabaseRole {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("a role is 1 to 63 of a-z, 0-9 and _, not beginning with a digit");
        }
    }

    /** Whether it is there. */
    public boolean exists(DatabaseAddress server) {
        try (Connection connection = server.connect();
                PreparedStatement question = connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
            question.setString(1, name);
            try (ResultSet answer = question.executeQuery()) {
                return answer.next();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(DatabaseAddress.sentence(failure), failure);
        }
    }

    /** Makes it. */
    public void make(DatabaseAddress server, String password) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + name
                    + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION PASSWORD "
                    + statement.enquoteLiteral(password));
        } catch (SQLException failure) {
            throw new IllegalStateException(DatabaseAddress.sentence(failure), failure);
        }
    }
}
