package narratives.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a PostgreSQL is, and who connects.
 *
 * @param url as JDBC wants it
 */
public record DatabaseAddress(String url, String user, String password) {
    private static final String SECONDS_TO_CONNECT = "10";

    /** How the service calls itself; application.properties says so. */
    private static final String SERVICE = "recommender";

    /** Why nobody can, or should, connect at this moment, in one sentence without the password; empty if one can. */
    public Optional<String> obstacle() {
        try (Connection connection = connect();
                PreparedStatement question = connection.prepareStatement(Walls.SEES_THROUGH);
                ResultSet answer = question.executeQuery()) {
            return answer.next() && answer.getBoolean(1) ? Optional.of(user + " " + Walls.WHY_NOT) : Optional.empty();
        } catch (SQLException e) {
            return Optional.of("cannot connect to " + url + " as " + user + ": " + sentence(e));
        }
    }

    /** The first line of what the database says. */
    static String sentence(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    /**
     * Whether who connects may change the tables: they are theirs, or there are none yet. Otherwise the tables were made
     * by their owner for the service to use.
     */
    public boolean isOwner() {
        String question = """
                SELECT coalesce(bool_and(pg_has_role(current_user, c.relowner, 'USAGE')), true)
                FROM pg_class c WHERE c.relname = 'log_entry' AND c.relkind = 'r'
                  AND c.relnamespace = current_schema()::regnamespace""";
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(question);
                ResultSet answer = statement.executeQuery()) {
            return answer.next() && answer.getBoolean(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(sentence(failure), failure);
        }
    }

    /** Whether the service is at work on it: it looks into the log several times a second. */
    public boolean isServed() {
        try (Connection connection = connect();
                PreparedStatement question = connection.prepareStatement(
                        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = ?")) {
            question.setString(1, SERVICE);
            try (ResultSet answer = question.executeQuery()) {
                return answer.next();
            }
        } catch (SQLException unknown) {
            return false;
        }
    }

    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("loginTimeout", SECONDS_TO_CONNECT);
        return DriverManager.getConnection(url, properties);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
