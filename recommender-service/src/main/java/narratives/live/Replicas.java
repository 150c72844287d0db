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
import java.util.function.Supplier;
import narratives.contract.ErrorCode;
import narratives.contract.LogPosition;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.feedback.Questionnaire;
import narratives.log.ChangeLog;
import narratives.log.LogEntry;
import narratives.model.RatingModelTrainer;
import narratives.operation.Operation;
import narratives.operation.Operations;
import narratives.people.UserId;
import narratives.recommend.Reader;
import narratives.recommend.Replica;
import narratives.recommend.View;

/** Every tenant on this replica, each with one model in memory. Thread-safe. */
public final class Replicas implements Replica, Training {
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
     * When trainings are due.
     *
     * @param batch how many log entries are read at once
     * @param drift share of the training that must have changed
     * @param driftMinimum how many ratings and narratives must have changed
     * @param pause how long after one training the next may begin by itself
     * @param questionnaire what is assumed to be asked where none was put
     */
    public record Settings(int batch, double drift, int driftMinimum, Duration pause, Questionnaire questionnaire) {}

    /** Hears of every training that ended well. */
    @FunctionalInterface
    public interface TrainingWatch {
        void trained(TenantId tenant, Duration took);
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
            RatingModelTrainer trainer,
            ComparatorFitting fitting,
            TrainingWatch watch,
            Settings settings,
            Clock clock,
            Supplier<String> names,
            Executor executor) {
        this.log = log;
        this.snapshots = snapshots;
        this.operations = operations;
        this.training = new ModelTraining(trainer, settings.questionnaire(), clock);
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

    /** Begins a training if what is known has moved far enough, or, when it is time, at all. */
    public void trainIfDue(TenantId tenant, boolean onSchedule) {
        TenantReplica replica = replica(tenant);
        Drift drift = replica.drift();
        boolean due = onSchedule
                ? !drift.isNothing()
                : drift.exceeds(settings.drift(), settings.driftMinimum()) && hasRested(replica);
        if (due) {
            train(tenant);
        }
    }

    private boolean hasRested(TenantReplica replica) {
        return !clock.instant()
                .isBefore(replica.status(NOTHING_BEHIND).trainedAt().plus(settings.pause()));
    }

    private static final ChangeLog.Lag NOTHING_BEHIND = new ChangeLog.Lag(0, Duration.ZERO);

    @Override
    public Operation train(TenantId tenant) {
        TenantReplica replica = replica(tenant);
        Operation fresh = Operation.started(names.get(), "train", clock.instant());
        Operation had = running.putIfAbsent(tenant, fresh);
        if (had != null) {
            return had;
        }
        try {
            operations.put(tenant, fresh);
            executor.execute(() -> run(tenant, replica, fresh));
            return fresh;
        } catch (RuntimeException notBegun) {
            running.remove(tenant);
            throw notBegun;
        }
    }

    private void run(TenantId tenant, TenantReplica replica, Operation operation) {
        try {
            operations.put(tenant, train(tenant, replica, operation));
        } catch (RuntimeException failure) {
            operations.put(
                    tenant, operation.failed("The training failed; the model before it stays.", clock.instant()));
            throw failure;
        } finally {
            running.remove(tenant);
        }
    }

    private Operation train(TenantId tenant, TenantReplica replica, Operation operation) {
        Optional<ModelTraining.Trained> trained = replica.train(share -> operations.put(tenant, operation.at(share)));
        if (trained.isEmpty()) {
            return operation.failed("Another model was taking over; try again.", clock.instant());
        }
        watch.trained(tenant, Duration.between(operation.startedAt(), clock.instant()));
        SortedMap<String, String> result = new TreeMap<>();
        result.put("modelVersion", trained.get().version());
        result.put("logPosition", trained.get().position().toString());
        return operation.succeeded(result, clock.instant());
    }

    @Override
    public ModelStatus status(TenantId tenant) {
        TenantReplica replica = replica(tenant);
        return replica.status(log.behind(tenant, replica.position()));
    }

    /** Where a tenant stands, without asking the store how far behind that is. */
    public ModelStatus statusInMemory(TenantId tenant) {
        return replica(tenant).status(NOTHING_BEHIND);
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
