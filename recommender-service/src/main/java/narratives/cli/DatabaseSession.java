package narratives.cli;

/**
 * A database that a verb may use until it closes the session, whether the service runs or not.
 *
 * @param url as JDBC wants it
 * @param leaving what to do at the end
 */
record DatabaseSession(String url, String user, String password, Runnable leaving) implements AutoCloseable {
    @Override
    public void close() {
        leaving.run();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
