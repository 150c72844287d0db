package narratives.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every shell block of the README, run in order as it stands, but for the port and the data folder: another service may
 * be using those of the reader. {@code ./verify} is not among the blocks, because this test is a part of it.
 */
class ReadmeIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final String START = "./recommender start";
    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyCommandRunsAsItStands() throws Exception {
        List<String> blocks = blocks();
        int port = freePort();
        Path data = PackagedService.fresh("readme");
        Path output = Files.createTempFile("start", ".txt");
        Process started = shell(
                        blocks.getFirst()
                                .replace(START, "exec " + START + " --port " + port + " --grpc-port 0 --data " + data),
                        output)
                .start();

        try {
            awaitReady(started, output);
            for (String block : blocks.subList(1, blocks.size())) {
                String said = run(block.replace("127.0.0.1:8080", "127.0.0.1:" + port));
                assertThat(said).as(block).startsWith("{").doesNotContain("\"code\"");
            }
        } finally {
            started.destroy();
            started.waitFor(60, TimeUnit.SECONDS);
        }
        assertThat(blocks).hasSizeGreaterThan(2);
        assertThat(blocks.getFirst()).contains(START);
    }

    private static List<String> blocks() throws IOException {
        Matcher found = BLOCK.matcher(Files.readString(HOME.resolve("README.md")));
        List<String> blocks = new ArrayList<>();
        while (found.find()) {
            blocks.add(found.group(1));
        }
        return blocks;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static ProcessBuilder shell(String block, Path output) {
        return new ProcessBuilder("sh", "-e", "-c", block)
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
    }

    /** The first start rehearses once for each build, which takes longer than the start itself. */
    private static void awaitReady(Process started, Path output) throws Exception {
        for (int i = 0; i < 1_800 && !Files.readString(output).contains("Ready: "); i++) {
            assertThat(started.isAlive()).as(Files.readString(output)).isTrue();
            Thread.sleep(100);
        }
        assertThat(Files.readString(output)).contains("Ready: ");
    }

    private static String run(String block) throws Exception {
        Path output = Files.createTempFile("block", ".txt");
        Process process = shell(block, output).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(block).isTrue();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
