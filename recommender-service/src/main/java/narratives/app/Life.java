package narratives.app;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.grpc.ServingState;
import narratives.live.Replicas;
import narratives.store.PostgresChangeLog;

/**
 * How the service lives: it loads every tenant, follows the log of each, trains when it is due, and at the end writes
 * what waits. Nothing here is on the way of a request.
 */
@ApplicationScoped
class Life {
    /** How long to wait when the store cannot be reached, before trying again. */
    private static final Duration BREATH = Duration.ofSeconds(1);

    /** How long the end waits for served lists to be recorded. */
    private static final Duration LAST_LISTS = Duration.ofSeconds(5);

    private final RecommenderConfig config;
    private final FirstContent first;
    private final PostgresChangeLog log;
    private final Replicas replicas;
    private final ExposureRecorder recorder;
    private final Meters meters;
    private final ServingState grpc;
    private volatile boolean loaded;
    private volatile boolean ending;
    private volatile Optional<Thread> writer = Optional.empty();

    Life(
            RecommenderConfig config,
            FirstContent first,
            PostgresChangeLog log,
            Replicas replicas,
            ExposureRecorder recorder,
            Meters meters,
            ServingState grpc) {
        this.config = config;
        this.first = first;
        this.log = log;
        this.replicas = replicas;
        this.recorder = recorder;
        this.meters = meters;
        this.grpc = grpc;
    }

    void begin(@Observes StartupEvent event) {
        if (!config.serve()) {
            return;
        }
        Thread.ofVirtual().name("load").start(this::load);
        writer = Optional.of(Thread.ofVirtual().name("exposures").start(this::recordExposures));
    }

    private void load() {
        while (!ending) {
            try {
                first.bring(TenantId.DEFAULT, config.demonstration());
                TreeSet<TenantId> tenants = new TreeSet<>(log.tenants());
                tenants.add(TenantId.DEFAULT);
                tenants.forEach(this::serve);
                loaded = true;
                grpc.ready();
                return;
            } catch (RuntimeException failure) {
                Log.error("The service could not be loaded; trying again", failure);
                LockSupport.parkNanos(BREATH.toNanos());
            }
        }
    }

    private void serve(TenantId tenant) {
        if (!replicas.served().contains(tenant)) {
            replicas.start(tenant);
            Thread.ofVirtual().name("follow-" + tenant).start(() -> follow(tenant));
        }
    }

    private void follow(TenantId tenant) {
        boolean reachable = true;
        while (!ending) {
            try {
                if (!replicas.follow(tenant)) {
                    LockSupport.parkNanos(config.log().pollInterval().toNanos());
                }
                reachable = true;
            } catch (RuntimeException failure) {
                if (reachable) {
                    Log.warn("The log cannot be followed; serving goes on from memory", failure);
                }
                reachable = false;
                LockSupport.parkNanos(BREATH.toNanos());
            }
        }
    }

    private void recordExposures() {
        try {
            recorder.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            for (TenantId tenant : served()) {
                meters.stands(tenant, replicas.status(tenant));
                replicas.adoptNewer(tenant);
                replicas.trainIfDue(tenant, false);
            }
        } catch (RecommenderException unreachable) {
            // The follower has said so already; a store that comes back is looked at with the next turn.
            Log.debug("The store could not be asked", unreachable);
        }
    }

    @Scheduled(
            every = "${recommender.training.every:1h}",
            delayed = "${recommender.training.every:1h}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void trainOnSchedule() {
        served().forEach(tenant -> replicas.trainIfDue(tenant, true));
    }

    private List<TenantId> served() {
        return loaded ? replicas.served() : List.of();
    }

    /** Whether every tenant can be served. */
    boolean isLoaded() {
        return loaded;
    }

    void end(@Observes ShutdownEvent event) {
        ending = true;
        if (!config.serve()) {
            return;
        }
        recorder.end();
        try {
            if (writer.isPresent()) {
                writer.get().join(LAST_LISTS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
