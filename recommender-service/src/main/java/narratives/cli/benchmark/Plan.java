package narratives.cli.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is to be measured.
 *
 * @param narratives how large the catalogues are, one service each
 * @param connections how many connections are kept busy, one cell each
 * @param time how long each of the two calls is measured in a cell
 * @param warmUp how long each of them is called before that
 * @param seed of the made-up catalogue and its ratings
 * @param folder where the folder that is thrown away is made; empty: where temporary files go
 */
public record Plan(
        List<Integer> narratives,
        List<Integer> connections,
        Duration time,
        Duration warmUp,
        long seed,
        Optional<Path> folder) {
    public Plan {
        narratives = List.copyOf(narratives);
        connections = List.copyOf(connections);
    }
}
