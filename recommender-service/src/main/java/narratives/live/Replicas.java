package narratives.live;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import narratives.contract.ErrorCode;
import narratives.contract.LogPosition;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.feedback.Questionnaire;
import narratives.log.ChangeLog;
import narratives.log.LogEntry;
import narratives.model.Drift;
import narratives.model.Upkeep;
import narratives.model.hybrid.HybridTrainer;
import narratives.operation.Operation;
import narratives.operation.Operations;
import narratives.people.UserId;
import narratives.recommend.Reader;
import narratives.recommend.Replica;
import narratives.recommend.View;

/** Every tenant on this replica, each with one model in memory. Thread-safe. */
public final class Replicas implements Replica, Training {
    /** The kinds of operations. */
    private static final String TRAIN = "train";

    private static final String SWEEP = "sweep";

    /** A training beside serving, which tells of its progress; empty if another was in its way. */
    @FunctionalInterface
    private interface Work {
        Optional<ModelTraining.Trained> run(DoubleConsumer told);
    }

    private final Map<TenantId, TenantReplica> tenants = new ConcurrentHashMap<>();
    private final Map<TenantId, Operation> running = new ConcurrentHashMap<>();
    private final ChangeLog log;
    private final Snapshots snapshots;
    private final Operations operations;
    private final ModelTraining training;
    private final ComparatorFitting fitting;
    private final TrainingWatch watch;
    private final Settings settings;
    private final Clock clock;
    private final Supplier<String> names;
    private final Executor executor;

    /**
     * When and how models are trained.
     *
     * @param batch how many log entries are read at once
     * @param bounds how drift is measured, and from where it is too much
     * @param sweeps how many a model is brought up to date with
     * @param pause how long after one training the next may begin by itself
     * @param atOnce how many trainings may run at the same time, each on one processor
     * @param questionnaire what is assumed to be asked where none was put
     */
    public record Settings(
            int batch, Drift.Bounds bounds, int sweeps, Duration pause, int atOnce, Questionnaire questionnaire) {}

    /** Hears of every training that ended well. */
    @FunctionalInterface
    public interface TrainingWatch {
        void trained(TenantId tenant, Upkeep kind, Duration took);
    }

    /**
     * @param fitting of what is kept ready beside the model
     * @param names makes a new id for an operation
     * @param executor runs trainings and fits
     */
    public Replicas(
            ChangeLog log,
            Snapshots snapshots,
            Operations operations,
            HybridTrainer trainer,
            ComparatorFitting fitting,
            TrainingWatch watch,
            Settings settings,
            Clock clock,
            Supplier<String> names,
            Executor executor) {
        this.log = log;
        this.snapshots = snapshots;
        this.operations = operations;
        this.training = new ModelTraining(
                trainer,
                new ModelTraining.Settings(
                        settings.questionnaire(), settings.bounds().halfLife(), settings.sweeps(), settings.atOnce()),
                clock);
        this.fitting = fitting;
        this.watch = watch;
        this.settings = settings;
        this.clock = clock;
        this.names = names;
        this.executor = executor;
    }

    /**
     * Loads a tenant: its newest model and the whole log. Returns when it can be served, by the model at least;
     * comparators are fitted behind that.
     */
    public void start(TenantId tenant) {
        TenantReplica replica = new TenantReplica(tenant, log, snapshots, training, fitting, settings.batch());
        replica.start(executor);
        tenants.put(tenant, replica);
    }

    /** Forgets a tenant and all that is known of it. */
    public void stop(TenantId tenant) {
        tenants.remove(tenant);
    }

    /** The tenants that are served. */
    public List<TenantId> served() {
        return tenants.keySet().stream().sorted().toList();
    }

    /** Reads on in the log of a tenant; whether there was anything to read. */
    public boolean follow(TenantId tenant) {
        return replica(tenant).follow();
    }

    /** Takes in what this replica has just committed; passed over while the tenant is not loaded. */
    public void accept(TenantId tenant, List<LogEntry> committed) {
        Optional.ofNullable(tenants.get(tenant)).ifPresent(replica -> replica.accept(committed));
    }

    /** Takes over a newer model, if another replica trained one. */
    public void adoptNewer(TenantId tenant) {
        replica(tenant).adoptNewer();
    }

    /** Begins what drift asks for, or, when it is time, a refit of a model that is not the last word. */
    public void trainIfDue(TenantId tenant, boolean onSchedule) {
        TenantReplica replica = replica(tenant);
        switch (due(replica, onSchedule)) {
            case NOTHING -> {}
            case SWEEPS -> begin(tenant, SWEEP, replica::sweep);
            case REFIT -> train(tenant);
        }
    }

    private Upkeep due(TenantReplica replica, boolean onSchedule) {
        Drift drift = replica.drift();
        if (onSchedule) {
            return drift.isNothing() ? Upkeep.NOTHING : Upkeep.REFIT;
        }
        return hasRested(replica) ? drift.due(settings.bounds()) : Upkeep.NOTHING;
    }

    private boolean hasRested(TenantReplica replica) {
        return !clock.instant()
                .isBefore(replica.status(NOTHING_BEHIND, settings.bounds())
                        .trainedAt()
                        .plus(settings.pause()));
    }

    /** Begins a refit if the model in use must not be, because the questions changed or it knows somebody who was erased. */
    public void replaceOutdated(TenantId tenant) {
        if (replica(tenant).drift().outdated()) {
            train(tenant);
        }
    }

    private static final ChangeLog.Lag NOTHING_BEHIND = new ChangeLog.Lag(0, Duration.ZERO);

    @Override
    public Operation train(TenantId tenant) {
        return begin(tenant, TRAIN, replica(tenant)::refit);
    }

    private Operation begin(TenantId tenant, String kind, Work work) {
        Operation fresh = Operation.started(names.get(), kind, clock.instant());
        Operation had = running.putIfAbsent(tenant, fresh);
        if (had != null) {
            return had;
        }
        try {
            operations.put(tenant, fresh);
            executor.execute(() -> run(tenant, work, fresh));
            return fresh;
        } catch (RuntimeException notBegun) {
            running.remove(tenant);
            throw notBegun;
        }
    }

    private void run(TenantId tenant, Work work, Operation operation) {
        try {
            operations.put(tenant, ended(tenant, work, operation));
        } catch (RuntimeException failure) {
            operations.put(
                    tenant, operation.failed("The training failed; the model before it stays.", clock.instant()));
            throw failure;
        } finally {
            running.remove(tenant);
        }
    }

    private Operation ended(TenantId tenant, Work work, Operation operation) {
        Optional<ModelTraining.Trained> done = work.run(share -> operations.put(tenant, operation.at(share)));
        if (done.isEmpty()) {
            return operation.failed(
                    "Another model was taking over, or somebody was erased meanwhile; try again.", clock.instant());
        }
        ModelTraining.Trained trained = done.get();
        Upkeep kind = trained.sweeps() == 0 ? Upkeep.REFIT : Upkeep.SWEEPS;
        watch.trained(tenant, kind, trained.took());
        SortedMap<String, String> result = new TreeMap<>();
        result.put("kind", kind.key());
        result.put("modelVersion", trained.version());
        result.put("logPosition", trained.position().toString());
        return operation.succeeded(result, clock.instant());
    }

    @Override
    public ModelStatus status(TenantId tenant) {
        TenantReplica replica = replica(tenant);
        return replica.status(log.behind(tenant, replica.position()), settings.bounds());
    }

    /** Where a tenant stands, without asking the store how far behind that is. */
    public ModelStatus statusInMemory(TenantId tenant) {
        return replica(tenant).status(NOTHING_BEHIND, settings.bounds());
    }

    @Override
    public View view(TenantId tenant) {
        return replica(tenant).view().orElseThrow(Replicas::notReady);
    }

    @Override
    public Optional<Reader> reader(TenantId tenant, UserId id, View pinned) {
        return replica(tenant).reader(id, pinned);
    }

    @Override
    public boolean await(TenantId tenant, LogPosition position, Duration atMost) {
        return replica(tenant).await(position, atMost);
    }

    private TenantReplica replica(TenantId tenant) {
        TenantReplica replica = tenants.get(tenant);
        if (replica == null) {
            throw notReady();
        }
        return replica;
    }

    private static RecommenderException notReady() {
        return new RecommenderException(ErrorCode.NOT_READY, "This tenant is being loaded.");
    }
}
