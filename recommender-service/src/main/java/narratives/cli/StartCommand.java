package narratives.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code start}: the service on one port, until Ctrl-C. */
@Command(
        name = "start",
        description = "Starts the service and says when it is ready. Ctrl-C stops it; the data stay.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class StartCommand implements Callable<Integer> {
    /** A first training over a large import takes as long as it takes. */
    private static final Duration ALWAYS = Duration.ofDays(1);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--host",
            paramLabel = "H",
            defaultValue = Port.LOOPBACK,
            description = "The address to listen on. Beyond this machine (such as 0.0.0.0) only where callers need"
                    + " credentials: see ./recommender keys. Default: ${DEFAULT-VALUE}.")
    private String host = Port.LOOPBACK;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Where to listen; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--grpc-port",
            paramLabel = "N",
            defaultValue = "9001",
            description = "Where to listen for gRPC; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int grpcPort;

    @Option(names = "--no-demo", description = "Do not load the demonstration collection into an empty data folder.")
    private boolean withoutDemonstration;

    @Option(
            names = "--demo",
            description = "Load the demonstration collection into an empty --database-url too; never done unasked.")
    private boolean withDemonstration;

    @Override
    public Integer call() throws IOException {
        check();
        try (Ending ending = Ending.watch()) {
            if (ending.told()) {
                return ExitCode.OK;
            }
            Port place = place("--port", port);
            Port grpcPlace = place("--grpc-port", grpcPort);
            PrintWriter out = spec.commandLine().getOut();
            if (!database.isOwn()) {
                out.println("Data: " + database.folder());
                out.flush();
            }
            try (DatabaseSession session = database.open(Map.copyOf(System.getenv()))) {
                if (ending.told()) {
                    return ExitCode.OK;
                }
                boolean demonstration = database.isOwn() ? withDemonstration : !withoutDemonstration;
                Announcement announcement = new Announcement(place.base(), grpcPlace.reached(), demonstration);
                if (Announcement.isWanted()) {
                    Service.beside("announcement", () -> {
                        if (new Readiness(place).await(ALWAYS)) {
                            announcement.print(out);
                        }
                    });
                }
                return new Service(place, grpcPlace, session, demonstration).run();
            }
        }
    }

    private void check() {
        database.check();
        checkPort("--port", port);
        checkPort("--grpc-port", grpcPort);
        if (port == grpcPort && port != 0) {
            throw complaint("--port and --grpc-port are both " + port + "; each needs one of its own.");
        }
        if (!isAddressOfThisMachine()) {
            throw complaint("--host is " + host + "; must be an address of this machine.");
        }
        if (withDemonstration && withoutDemonstration) {
            throw complaint("--demo and --no-demo exclude each other.");
        }
    }

    private boolean isAddressOfThisMachine() {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException nowhere) {
            return false;
        }
    }

    private void checkPort(String option, int number) {
        if (number < 0 || number > Port.HIGHEST) {
            throw complaint(option + " is " + number + "; must be within 0.." + Port.HIGHEST + ".");
        }
    }

    private Port place(String option, int number) throws IOException {
        if (number == 0) {
            return Port.free(host);
        }
        Port wanted = new Port(host, number);
        if (!wanted.isFree()) {
            throw complaint("port " + number + " on " + host
                    + " is in use; stop what listens there, or take another by " + option + " N.");
        }
        return wanted;
    }

    private ParameterException complaint(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
