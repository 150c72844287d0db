package narratives.app;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import narratives.access.Tenant;
import narratives.catalog.NarrativeId;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.grpc.ServingState;
import narratives.live.Replicas;
import narratives.safety.HarmLevel;
import narratives.store.PostgresErasures;
import narratives.store.PostgresExposures;
import narratives.store.PostgresSafetyDocuments;
import narratives.store.PostgresTenants;

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
    private final PostgresTenants tenants;
    private final PostgresErasures erasures;
    private final ErasureList erased;
    private final PostgresExposures exposures;
    private final PostgresSafetyDocuments safety;
    private final Map<TenantId, SortedMap<NarrativeId, HarmLevel>> noted = new ConcurrentHashMap<>();
    private final Replicas replicas;
    private final ExposureRecorder recorder;
    private final Meters meters;
    private final ServingState grpc;
    /** What is served, each with the time at which it was created. */
    private final Map<TenantId, Instant> following = new ConcurrentHashMap<>();

    private volatile boolean loaded;
    private volatile boolean ending;
    private volatile Optional<Thread> writer = Optional.empty();

    Life(
            RecommenderConfig config,
            FirstContent first,
            PostgresTenants tenants,
            PostgresErasures erasures,
            ErasureList erased,
            PostgresExposures exposures,
            PostgresSafetyDocuments safety,
            Replicas replicas,
            ExposureRecorder recorder,
            Meters meters,
            ServingState grpc) {
        this.config = config;
        this.first = first;
        this.tenants = tenants;
        this.erasures = erasures;
        this.erased = erased;
        this.exposures = exposures;
        this.safety = safety;
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
                serveAll();
                loaded = true;
                grpc.ready();
                return;
            } catch (RuntimeException failure) {
                Log.error("The service could not be loaded; trying again", failure);
                LockSupport.parkNanos(BREATH.toNanos());
            }
        }
    }

    /** Begins with tenants that are new, and forgets those that are gone or were made anew under the same name. */
    private void serveAll() {
        Map<TenantId, Tenant> wanted = tenants.served().stream()
                .collect(Collectors.toMap(Tenant::id, Function.identity(), (one, other) -> one, TreeMap::new));
        for (TenantId tenant : List.copyOf(following.keySet())) {
            Tenant now = wanted.get(tenant);
            if (now == null || !now.createdAt().equals(following.get(tenant))) {
                following.remove(tenant);
                replicas.stop(tenant);
            }
        }
        wanted.values().forEach(this::serve);
    }

    private void serve(Tenant tenant) {
        if (!following.containsKey(tenant.id())) {
            first.bring(tenant.id(), config.demonstration() && tenant.id().equals(TenantId.DEFAULT));
            replicas.start(tenant.id());
            following.put(tenant.id(), tenant.createdAt());
            Thread.ofVirtual().name("follow-" + tenant.id()).start(() -> follow(tenant));
        }
    }

    private boolean isFollowed(Tenant tenant) {
        return !ending && tenant.createdAt().equals(following.get(tenant.id()));
    }

    private void follow(Tenant tenant) {
        boolean reachable = true;
        while (isFollowed(tenant)) {
            try {
                if (!replicas.follow(tenant.id())) {
                    LockSupport.parkNanos(config.log().pollInterval().toNanos());
                }
                reachable = true;
            } catch (RuntimeException failure) {
                if (reachable && isFollowed(tenant)) {
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
            if (loaded) {
                serveAll();
            }
            for (TenantId tenant : served()) {
                meters.stands(
                        tenant,
                        replicas.status(tenant),
                        replicas.trainerToken(tenant),
                        replicas.entriesSetAside(tenant));
                replicas.heedNewEpoch(tenant);
                noteHarm(tenant);
                replicas.heedEntriesSetAside(tenant);
                replicas.adoptNewer(tenant);
                erased.bring(tenant);
                Optional<Duration> waiting = erasures.complete(tenant);
                meters.erasuresWait(tenant, waiting.orElse(Duration.ZERO));
                if (waiting.isPresent()) {
                    replicas.replaceOutdated(tenant);
                }
                replicas.trainIfDue(tenant, false);
            }
        } catch (RecommenderException unreachable) {
            // The follower has said so already; a store that comes back is looked at with the next turn.
            Log.debug("The store could not be asked", unreachable);
        }
    }

    /** Records what is done about narratives that seem to do harm, whenever that changes. */
    private void noteHarm(TenantId tenant) {
        SortedMap<NarrativeId, HarmLevel> before = noted.getOrDefault(tenant, new TreeMap<>());
        SortedMap<NarrativeId, HarmLevel> after = new TreeMap<>();
        replicas.view(tenant).safety().flags().forEach((narrative, flag) -> {
            if (before.get(narrative) != flag.level()) {
                safety.note(tenant, flag);
            }
            after.put(narrative, flag.level());
        });
        noted.put(tenant, after);
        meters.flagged(tenant, after.values());
    }

    /** How far the log is known decides whether lists may be made by it. Apart from {@link #look}, which may be held up by what it does. */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAtTheLog() {
        try {
            served().forEach(replicas::status);
        } catch (RecommenderException unreachable) {
            Log.debug("The log could not be asked", unreachable);
        }
    }

    /** Apart from {@link #look}, which may be held up by what it does. */
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void keepTraining() {
        try {
            replicas.renewLeases();
        } catch (RecommenderException unreachable) {
            // Whatever is being trained is kept if nobody else has begun meanwhile.
            Log.debug("The leases of trainings could not be renewed", unreachable);
        }
    }

    @Scheduled(
            every = "${recommender.training.every:1h}",
            delayed = "${recommender.training.every:1h}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void trainOnSchedule() {
        served().forEach(tenant -> replicas.trainIfDue(tenant, true));
    }

    /** Every replica does; whoever comes later finds nothing. */
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expire() {
        if (loaded) {
            for (Tenant tenant : tenants.served()) {
                tenant.policy().exposuresKept().ifPresent(kept -> expire(tenant.id(), kept));
            }
        }
    }

    private void expire(TenantId tenant, Duration kept) {
        long deleted = exposures.expire(tenant, kept);
        if (deleted > 0) {
            Log.infof("%d served lists of tenant %s were older than its policy keeps them", deleted, tenant);
        }
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
