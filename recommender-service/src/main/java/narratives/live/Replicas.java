package narratives.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
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

    /** Until then hardly anything has come that would make another model of it; a training every few seconds helps nobody. */
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(10);

    /** A training beside serving, which tells of its progress; empty if another was in its way. */
    @FunctionalInterface
    private interface Work {
        Optional<ModelTraining.Trained> run(long token, DoubleConsumer told);
    }

    private final Map<TenantId, TenantReplica> tenants = new ConcurrentHashMap<>();
    private final Map<TenantId, Operation> running = new ConcurrentHashMap<>();
    /** When a model was last refused here. */
    private final Map<TenantId, Instant> refused = new ConcurrentHashMap<>();

    private final ChangeLog log;
    private final Snapshots snapshots;
    private final Operations operations;
    private final TrainerTerms terms;
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

    /** Hears of trainings. */
    public interface TrainingWatch {
        /** One ended well. */
        void trained(TenantId tenant, Upkeep kind, Duration took);

        /** One ended with a model that is worse than the one in use, and is not published. */
        void refused(TenantId tenant);
    }

    /**
     * @param fitting of what is kept ready beside the model
     * @param lease which one replica has at a time
     * @param names makes a new id, for operations and for this replica
     * @param executor runs trainings and fits
     */
    public Replicas(
            ChangeLog log,
            Snapshots snapshots,
            TrainerLease lease,
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
        this.terms = new TrainerTerms(lease, names.get());
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
        TenantReplica replica = new TenantReplica(tenant, log, snapshots, terms, training, fitting, settings.batch());
        Instant began = clock.instant();
        replica.start(executor);
        replica.knows(began);
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

    /** Begins a tenant anew if its log has begun a new life, as after a failover. */
    public void heedNewEpoch(TenantId tenant) {
        replica(tenant).heedNewEpoch();
    }

    /** Begins a tenant anew if what is set aside of its log is not what was passed over here. */
    public void heedEntriesSetAside(TenantId tenant) {
        replica(tenant).heedEntriesSetAside();
    }

    /** How many entries of a tenant's log were passed over here. */
    public int entriesSetAside(TenantId tenant) {
        return replica(tenant).entriesSetAside();
    }

    /** Begins what drift asks for, or, when it is time, a refit of a model that is not the last word. */
    public void trainIfDue(TenantId tenant, boolean onSchedule) {
        TenantReplica replica = replica(tenant);
        Upkeep due = due(tenant, replica, onSchedule);
        if (due == Upkeep.NOTHING
                || (snapshots.isHeld(tenant) && !replica.drift().outdated())) {
            return;
        }
        switch (due) {
            case NOTHING -> {}
            case SWEEPS -> begin(tenant, SWEEP, replica::sweep, replica::isNewest);
            case REFIT -> begin(tenant, TRAIN, replica::refit, replica::isNewest);
        }
    }

    private Upkeep due(TenantId tenant, TenantReplica replica, boolean onSchedule) {
        Drift drift = replica.drift();
        if (onSchedule) {
            return drift.isNothing() ? Upkeep.NOTHING : Upkeep.REFIT;
        }
        return hasRested(replica) && !wasRefusedOfLate(tenant) ? drift.due(settings.bounds()) : Upkeep.NOTHING;
    }

    private boolean wasRefusedOfLate(TenantId tenant) {
        Instant last = refused.get(tenant);
        return last != null && clock.instant().isBefore(last.plus(AFTER_REFUSAL));
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
        return begin(tenant, TRAIN, replica(tenant)::refit, () -> true);
    }

    /** Keeps the lease of what is being trained here; to be called every few seconds. */
    public void renewLeases() {
        terms.renew();
    }

    /** The token that this replica last trained a tenant's model under; 0 if it never has. The greatest of all leads. */
    public long trainerToken(TenantId tenant) {
        return terms.last(tenant);
    }

    /** @param wanted asked once nobody else can train: another replica may have done it just before */
    private Operation begin(TenantId tenant, String kind, Work work, BooleanSupplier wanted) {
        Operation fresh = Operation.started(names.get(), kind, clock.instant());
        Operation had = running.putIfAbsent(tenant, fresh);
        if (had != null) {
            return had;
        }
        try {
            return switch (terms.begin(tenant, Optional.of(fresh.id()))) {
                case TrainerLease.Held(var other) -> {
                    running.remove(tenant);
                    yield elsewhere(tenant, fresh, other);
                }
                case TrainerLease.Taken(long token) -> {
                    begin(tenant, work, fresh, token, wanted);
                    yield fresh;
                }
            };
        } catch (RuntimeException notBegun) {
            running.remove(tenant);
            throw notBegun;
        }
    }

    /** What another replica is doing; where nobody can tell, that it is doing something. */
    private Operation elsewhere(TenantId tenant, Operation fresh, Optional<String> other) {
        return other.flatMap(id -> operations.find(tenant, id)).orElseGet(() -> {
            Operation refused = fresh.failed("Another replica is training; try again.", clock.instant());
            operations.put(tenant, refused);
            return refused;
        });
    }

    private void begin(TenantId tenant, Work work, Operation fresh, long token, BooleanSupplier wanted) {
        try {
            if (wanted.getAsBoolean()) {
                operations.put(tenant, fresh);
                executor.execute(() -> run(tenant, work, fresh, token));
            } else {
                running.remove(tenant);
                terms.end(tenant, token);
            }
        } catch (RuntimeException notBegun) {
            terms.end(tenant, token);
            throw notBegun;
        }
    }

    private void run(TenantId tenant, Work work, Operation operation, long token) {
        try {
            operations.put(tenant, ended(tenant, work, operation, token));
        } catch (WorseModelException worse) {
            refused.put(tenant, clock.instant());
            watch.refused(tenant);
            operations.put(tenant, operation.failed(worse.sentence(), clock.instant()));
        } catch (RuntimeException failure) {
            operations.put(
                    tenant, operation.failed("The training failed; the model before it stays.", clock.instant()));
            throw failure;
        } finally {
            running.remove(tenant);
            terms.end(tenant, token);
        }
    }

    private Operation ended(TenantId tenant, Work work, Operation operation, long token) {
        Optional<ModelTraining.Trained> done = work.run(token, share -> operations.put(tenant, operation.at(share)));
        if (done.isEmpty()) {
            return operation.failed(
                    "Another model was taking over, another replica became the trainer, or somebody was erased; try again.",
                    clock.instant());
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
        Instant asked = clock.instant();
        ChangeLog.Lag lag = log.behind(tenant, replica.position());
        replica.knows(asked.minus(lag.age()));
        return replica.status(lag, settings.bounds());
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
    public Instant knownUntil(TenantId tenant) {
        return replica(tenant).knownUntil();
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
