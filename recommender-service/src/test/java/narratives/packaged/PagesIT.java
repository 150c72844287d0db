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

/** Every call that the pages show runs as it stands, in the order of the page, and gives what the page says. */
class PagesIT {
    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
    private static final String SHOWN = "http://127.0.0.1:8080";

    @BeforeEach
    void curlIsThere() {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/curl")))
                .as("curl is there")
                .isTrue();
    }

    @Test
    void theReadmeLeadsToAListThatLearns() throws Exception {
        List<String> commands = commands("README.md");
        try (PackagedService service = PackagedService.start(PackagedService.fresh("readme"))) {
            assertThat(commands.getFirst()).isEqualTo("./recommender start\n");
            List<String> calls = commands.subList(1, commands.size());

            List<String> answers =
                    calls.stream().map(call -> run(call, service)).toList();

            assertThat(answers).hasSize(3);
            assertThat(answers.get(0)).contains("\"n-043\"");
            assertThat(answers.get(1)).contains("\"logPosition\"");
            assertThat(answers.get(2)).contains("\"reasons\"").doesNotContain("\"n-043\"");
        }
    }

    @Test
    void everyCallOfTheContractIsAnswered() throws Exception {
        List<String> calls = commands("docs/api.md");
        try (PackagedService service = PackagedService.start(PackagedService.fresh("calls"))) {
            List<String> refused = calls.stream()
                    .map(call -> run(call, service))
                    .filter(answer -> answer.contains("urn:narratives:problem"))
                    .toList();

            // The last one shows what a refusal looks like.
            assertThat(refused).singleElement().asString().contains("OUT_OF_RANGE");
        }
    }

    private static List<String> commands(String page) throws IOException {
        return COMMANDS.matcher(Files.readString(REPOSITORY.resolve(page)))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String run(String command, PackagedService service) {
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
