package narratives.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command line answers without starting anything. */
class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutAVerbItListsTheVerbs() {
        int exitCode = run();

        assertThat(exitCode).isZero();
        assertThat(out.toString()).contains("Verbs").contains("start ").doesNotContain("rehearse");
    }

    @Test
    void everyVerbHasHelp() {
        for (String verb : Main.commandLine().getSubcommands().keySet()) {
            assertThat(run(verb, "--help")).isZero();
            assertThat(out.toString()).contains("Usage: recommender " + verb);
        }
    }

    @Test
    void aWrongFlagIsOneSentence() {
        refuses("'abc' is not an int", "start", "--port", "abc");
        refuses("--port is 70000; must be within 0..65535.", "start", "--port", "70000");
        refuses("Missing required parameter for option '--port' (N)", "start", "--port");
        refuses("Unknown option: '--prot'", "start", "--prot");
        refuses("--demo and --no-demo exclude each other.", "start", "--demo", "--no-demo");
        refuses("--database-user needs --database-url.", "start", "--database-user", "u");
        refuses("--database-url needs --database-user", "start", "--database-url", "jdbc:postgresql://h/d");
        refuses("must look like jdbc:postgresql://HOST:PORT/DATABASE.", "start", "--database-url", "postgres://h/d");
        refuses("--narratives is 10; must be within", "benchmark", "--narratives", "1000,10");
        refuses("--connections is 0; must be within 1..256.", "benchmark", "--connections", "0");
        refuses("--seconds is 0; must be within 1..600.", "benchmark", "--seconds", "0");
        refuses("exclude each other", "start", "--data", "d", "--database-url", "jdbc:postgresql://h/d");
    }

    @Test
    void aKeyOrATenantThatCannotBeIsOneSentence() {
        refuses(
                "there is no scope read; there are serve, feedback",
                "keys",
                "create",
                "--name",
                "n",
                "--scopes",
                "read");
        refuses(
                "--expires-in-days is 0; must be within",
                "keys",
                "create",
                "--name",
                "n",
                "--scopes",
                "serve",
                "--expires-in-days",
                "0");
        refuses("a tenant is 1 to 63 of", "keys", "create", "--tenant", "No", "--name", "n", "--scopes", "serve");
        refuses("Missing required option", "keys", "create", "--scopes", "serve");
        refuses("there is nothing to configure", "tenants", "configure", "acme");
        refuses("--yes must repeat the name", "tenants", "remove", "acme", "--yes", "other");
        refuses(
                "a role is 1 to 63 of",
                "migrate",
                "--database-url",
                "jdbc:postgresql://h/d",
                "--database-user",
                "o",
                "--service-user",
                "A;B");
        refuses("--service-user is for --database-url", "migrate", "--service-user", "s");
        refuses("--host is 203.0.113.7; must be an address of this machine.", "start", "--host", "203.0.113.7");
    }

    @Test
    void aKeyIsMadeWithoutAnyDatabase() {
        assertThat(run("keys", "generate")).isZero();
        assertThat(out.toString()).matches("nrk_[0-9a-z]{12}_[0-9A-Za-z]{51}\\R");
    }

    @Test
    void anImportThatCannotBeIsOneSentence() {
        refuses("there is nothing to import", "import");
        refuses("expected one of [ndjson, movielens]", "import", "--format", "csv");
        refuses("needs --ratings FILE and --items FILE", "import", "--format", "movielens", "--ratings", "r");
        refuses("r is for --format movielens.", "import", "--people", "p", "--ratings", "r");
        refuses("p is for --format ndjson.", "import", "--format", "movielens", "--people", "p");
        refuses("can be read once only", "import", "--people", "-", "--feedback", "-");
        refuses("p is not a file that can be read.", "import", "--people", "p");
    }

    @Test
    void anEvaluationThatCannotBeIsOneSentence() {
        refuses("--folds is 1; must be within 2..100.", "evaluate", "--folds", "1");
        refuses("--cohorts is 11; must be within 1..10.", "evaluate", "--cohorts", "11");
        refuses("--ratings and --items are for --format movielens.", "evaluate", "--ratings", "r");
        refuses("--format movielens needs --ratings FILE.", "evaluate", "--format", "movielens");
        refuses("r is not a file that can be read.", "evaluate", "--format", "movielens", "--ratings", "r");
    }

    @Test
    void aBusyPortIsNamedBeforeAnythingIsStarted(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            String port = Integer.toString(busy.getLocalPort());

            refuses("port " + port + " on 127.0.0.1 is in use", "start", "--port", port, "--data", data.toString());
        }
        assertThat(err.toString()).contains("--port N");
        assertThat(data).doesNotExist();
    }

    private void refuses(String sentence, String... arguments) {
        int exitCode = run(arguments);

        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString().lines().findFirst().orElse(""))
                .startsWith("recommender: ")
                .contains(sentence);
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
