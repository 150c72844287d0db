package narratives.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server process of a cluster, as its {@code postmaster.pid} tells.
 *
 * @param pid its process
 * @param port where it listens; 0 while the file is being written
 */
record Postmaster(long pid, int port) {
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /** The server of a cluster, if its process runs. A file left by a dead one, or half written, names none. */
    static Optional<Postmaster> of(Path cluster) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file(cluster));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            Postmaster found = new Postmaster(
                    Long.parseLong(lines.get(PID_LINE).strip()),
                    lines.size() > PORT_LINE
                            ? Integer.parseInt(lines.get(PORT_LINE).strip())
                            : 0);
            return found.runs(cluster) ? Optional.of(found) : Optional.empty();
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Whether the process runs and is a server of this cluster: after a crash its number may belong to another. */
    private boolean runs(Path cluster) {
        Optional<ProcessHandle.Info> info = living();
        boolean postgres = info.flatMap(ProcessHandle.Info::command)
                .map(command -> command.contains("postgres"))
                .orElse(false);
        boolean here = info.flatMap(ProcessHandle.Info::arguments)
                .map(arguments -> List.of(arguments).contains(cluster.toString()))
                .orElse(true);
        return postgres && here;
    }

    /** Whether it has come to an end. */
    boolean ended() {
        return living().isEmpty();
    }

    /** The process, unless it is dead; one that nobody has buried yet (no init in a container) has no command. */
    private Optional<ProcessHandle.Info> living() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::info)
                .filter(info -> info.command().isPresent());
    }
}
