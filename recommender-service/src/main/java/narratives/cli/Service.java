package narratives.cli;

import io.quarkus.runtime.Quarkus;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The service in this process: Quarkus on one port of the loopback, over a database that is there already.
 *
 * @param demonstration whether the demonstration collection is loaded into an empty database
 */
record Service(Port port, Port grpcPort, DatabaseSession database, boolean demonstration) {
    /** Something to do while the service runs. */
    interface Companion {
        void run() throws InterruptedException;
    }

    /** Runs something beside the service, on a thread that does not keep the process. */
    static void beside(String name, Companion companion) {
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                companion.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Runs it until it is told to end, and has drained. Answers the exit code. */
    int run() {
        System.setProperty("quarkus.http.host", "127.0.0.1");
        System.setProperty("quarkus.http.port", Integer.toString(port.number()));
        System.setProperty("quarkus.grpc.server.host", "127.0.0.1");
        System.setProperty("quarkus.grpc.server.port", Integer.toString(grpcPort.number()));
        database.forQuarkus();
        System.setProperty("recommender.demonstration", Boolean.toString(demonstration));
        AtomicInteger exitCode = new AtomicInteger();
        // Quarkus would end the process here; what is behind the service has to be closed first.
        Quarkus.run(null, (code, failure) -> {
            exitCode.set(code);
            if (failure != null) {
                System.err.println("recommender: could not start: " + Complaints.sentence(failure));
            }
        });
        return exitCode.get();
    }
}
