package narratives.cli;

/**
 * A database that a verb may use until it closes the session, whether the service runs or not.
 *
 * @param url as JDBC wants it
 * @param leaving what to do at the end
 */
record DatabaseSession(String url, String user, String password, Runnable leaving) implements AutoCloseable {
    /** Makes it the database of Quarkus in this process. */
    void forQuarkus() {
        System.setProperty("quarkus.datasource.jdbc.url", url);
        System.setProperty("quarkus.datasource.username", user);
        System.setProperty("quarkus.datasource.password", password);
    }

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
