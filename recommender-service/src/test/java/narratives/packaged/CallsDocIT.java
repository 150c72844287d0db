package narratives.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every call that docs/api.md shows runs as it stands, in the order of the page. */
class CallsDocIT {
    private static final Path PAGE = Path.of("..", "docs", "api.md");
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
    private static final String SHOWN = "http://127.0.0.1:8080";

    private final PackagedService service = PackagedService.shared();

    @BeforeEach
    void curlIsThere() {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/curl")))
                .as("curl is there")
                .isTrue();
    }

    @Test
    void everyCallIsAnswered() throws IOException {
        List<String> calls = COMMANDS.matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .toList();

        List<String> refused = calls.stream()
                .map(this::run)
                .filter(answer -> answer.contains("urn:narratives:problem"))
                .toList();

        // The last one shows what a refusal looks like.
        assertThat(refused).singleElement().asString().contains("OUT_OF_RANGE");
    }

    private String run(String command) {
        try {
            Process shell = new ProcessBuilder("sh", "-eu", "-c", command.replace(SHOWN, service.address()))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(shell.waitFor()).as("%s%n%s", command, said).isZero();
            assertThat(said).as(command).isNotEmpty();
            return said;
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(command, broken);
        }
    }
}
