package narratives.store;

import java.sql.DriverManager;
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

    /** Why nobody can connect at this moment, in one sentence without the password; empty if one can. */
    public Optional<String> obstacle() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("loginTimeout", SECONDS_TO_CONNECT);
        try {
            DriverManager.getConnection(url, properties).close();
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of("cannot connect to " + url + " as " + user + ": " + e.getMessage());
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
