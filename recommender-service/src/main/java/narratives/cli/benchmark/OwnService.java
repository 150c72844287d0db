package narratives.cli.benchmark;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import narratives.json.Json;

/** A service in a process of its own, over a data folder of its own, on a free port of the loopback. */
final class OwnService implements AutoCloseable {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    /** All three are longer than a large catalogue takes on a small, busy machine; chosen by us. */
    private static final Duration READY = Duration.ofMinutes(15);

    private static final Duration CAUGHT_UP = Duration.ofMinutes(5);
    private static final Duration TRAINED = Duration.ofMinutes(30);

    /** How long it may go on after its last answer, recording the lists it gave; chosen by us. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(15);

    private static final Duration LOOK = Duration.ofMillis(250);
    /** As much of one core as a service takes that has nothing to do but look at its log; chosen by us. */
    private static final double AT_REST = 0.1;

    private final Child process;
    private final int port;
    private final Waiting waiting;

    /** What {@code GET /v1/model} says, as far as it matters here. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Model(String version, int narratives, int people, int ratings, Lag lag) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Lag(long entries) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Operation(String operationId, String state) {
        private static final String RUNNING = "running";
        private static final String SUCCEEDED = "succeeded";
    }

    private OwnService(Child process, int port, Waiting waiting) {
        this.process = process;
        this.port = port;
        this.waiting = waiting;
    }

    /** Starts it; it is not ready yet. */
    static OwnService start(Program program, Workplace place, Waiting waiting) throws IOException {
        int port = freePort();
        Child process = program.start(place, List.of("start", "--no-demo", "--port=" + port, "--data=" + place.data()));
        return new OwnService(process, port, waiting);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    void awaitReady() throws IOException {
        waiting.until("The start of the service", READY, this::isReady);
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            waiting.goOn();
            throw process.endedEarly();
        }
        try (Connection connection = Connection.open(port)) {
            return connection.exchange(Connection.get("/q/health/ready")) == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Waits until it knows all that is stored. */
    void awaitCaughtUp() throws IOException {
        waiting.until("Catching up with the log", CAUGHT_UP, () -> model().lag().entries() == 0);
    }

    /** Trains a model beside serving, and waits for it. */
    void train() throws IOException {
        Operation begun = Json.read(ask(Connection.post("/v1/model:train", "{}"), ACCEPTED), Operation.class);
        byte[] look = Connection.get("/v1/operations/" + begun.operationId());
        waiting.until("The training", TRAINED, () -> {
            String state = Json.read(ask(look, OK), Operation.class).state();
            if (!state.equals(Operation.RUNNING) && !state.equals(Operation.SUCCEEDED)) {
                throw new NotMeasured("The training " + state + ".");
            }
            return state.equals(Operation.SUCCEEDED);
        });
    }

    Model model() throws IOException {
        return Json.read(ask(Connection.get("/v1/model"), OK), Model.class);
    }

    ModelTime modelTime() throws IOException {
        return ModelTime.read(ask(Connection.get("/q/metrics"), OK));
    }

    /** Asks once, on a connection of its own. Answers the body. */
    String ask(byte[] request, int expected) throws IOException {
        try (Connection connection = Connection.open(port)) {
            int status = connection.exchange(request);
            if (status != expected) {
                throw new NotMeasured("The service answered " + status + " where " + expected + " was expected: "
                        + connection.text());
            }
            return connection.text();
        }
    }

    /** Waits a while, until it has done what it does after its answers. */
    void rest() {
        long begun = System.nanoTime();
        Optional<Duration> before = process.processorTime();
        do {
            waiting.goOn();
            waiting.pause(LOOK);
            Optional<Duration> after = process.processorTime();
            if (before.isPresent() && after.isPresent()) {
                Duration used = after.get().minus(before.get());
                if (used.toNanos() < AT_REST * LOOK.toNanos()) {
                    return;
                }
            }
            before = after;
        } while (System.nanoTime() - begun < LONGEST_REST.toNanos());
    }

    @Override
    public void close() {
        process.close();
    }
}
