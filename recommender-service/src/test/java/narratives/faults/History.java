package narratives.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What clients did and heard, in memory and as lines of a file: {@code {"call", "keys"}} before a call is sent, and the same
 * with {@code "acknowledged"} or {@code "refused"} when it comes back. Thread-safe.
 */
final class History implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Attempt> attempts = new ArrayList<>();
    private final AtomicLong calls = new AtomicLong();
    private final Writer file;

    History(Path file) throws IOException {
        this.file = Files.newBufferedWriter(file);
    }

    /** Notes that a call is about to be sent. */
    long sends(List<String> keys) {
        long call = calls.incrementAndGet();
        add(new Attempt(call, keys, new Attempt.Unanswered()));
        return call;
    }

    void refused(long call, List<String> keys, int status) {
        add(new Attempt(call, keys, new Attempt.Refused(status)));
    }

    void acknowledged(long call, List<String> keys, Optional<String> position, Optional<Integer> fresh) {
        add(new Attempt(call, keys, new Attempt.Acknowledged(position, fresh)));
    }

    private synchronized void add(Attempt attempt) {
        attempts.add(attempt);
        try {
            file.write(written(attempt) + "\n");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    private static String written(Attempt attempt) {
        ObjectNode line = JSON.createObjectNode().put("call", attempt.call());
        attempt.keys().forEach(line.putArray("keys")::add);
        switch (attempt.end()) {
            case Attempt.Unanswered() -> {}
            case Attempt.Refused(int status) -> line.put("refused", status);
            case Attempt.Acknowledged(Optional<String> position, Optional<Integer> fresh) -> {
                ObjectNode answer = line.putObject("acknowledged");
                position.ifPresent(at -> answer.put("position", at));
                fresh.ifPresent(many -> answer.put("fresh", many));
            }
        }
        return line.toString();
    }

    /** Reads what was written, to check it once more. */
    static List<Attempt> read(Path file) throws IOException {
        List<Attempt> attempts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode json = JSON.readTree(line);
            List<String> keys = new ArrayList<>();
            json.path("keys").forEach(key -> keys.add(key.asText()));
            attempts.add(new Attempt(json.path("call").asLong(), keys, end(json)));
        }
        return attempts;
    }

    private static Attempt.End end(JsonNode line) {
        if (line.has("refused")) {
            return new Attempt.Refused(line.path("refused").asInt());
        }
        if (!line.has("acknowledged")) {
            return new Attempt.Unanswered();
        }
        JsonNode answer = line.path("acknowledged");
        return new Attempt.Acknowledged(
                Optional.of(answer.path("position")).filter(JsonNode::isTextual).map(JsonNode::asText),
                Optional.of(answer.path("fresh")).filter(JsonNode::isInt).map(JsonNode::asInt));
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
