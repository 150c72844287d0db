package narratives.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import narratives.catalog.NarrativeId;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.log.ChangeLog;
import narratives.log.LogEntry;
import narratives.model.Drift;
import narratives.model.Guard;
import narratives.model.engagement.Blend;
import narratives.model.engagement.EngagementModel;
import narratives.people.UserId;
import narratives.recommend.FittedComparators;
import narratives.recommend.IndexedCatalog;
import narratives.recommend.Likeness;
import narratives.recommend.Reader;
import narratives.recommend.ScoreTable;
import narratives.recommend.View;
import org.jspecify.annotations.Nullable;

/**
 * One tenant on this replica: follows the log, takes in what was committed here at once, and lets a newly trained model
 * take over by one swap. Serving reads what is published and is never waited for; writers take turns.
 */
final class TenantReplica {
    private final TenantId tenant;
    private final ChangeLog log;
    private final Snapshots snapshots;
    private final TrainerTerms terms;
    private final ModelTraining training;
    private final ComparatorFitting fitting;
    private final int batch;

    private final ReentrantLock writing = new ReentrantLock();
    private final Condition progress = writing.newCondition();
    private final ReentrantLock trainingTurn = new ReentrantLock();

    private Knowledge knowledge = new Knowledge();
    /** The life of the log that was read; none before the start. */
    private volatile int epoch;

    private final Overlay overlay = new Overlay();
    /** What was applied since a training began; absent when none is running. */
    private @Nullable List<LogEntry> sinceTraining;

    private volatile @Nullable Published published;
    private volatile Instant knownUntil = Instant.MIN;

    /** What readers see: a view, and the people it goes with. */
    private record Published(View view, Knowledge knowledge) {}

    TenantReplica(
            TenantId tenant,
            ChangeLog log,
            Snapshots snapshots,
            TrainerTerms terms,
            ModelTraining training,
            ComparatorFitting fitting,
            int batch) {
        this.tenant = tenant;
        this.log = log;
        this.snapshots = snapshots;
        this.terms = terms;
        this.training = training;
        this.fitting = fitting;
        this.batch = batch;
    }

    /**
     * What was read of the log, with a model.
     *
     * @param epoch the life of the log, asked before the first entry was read
     * @param material what the model was trained on; only where comparators are wanted
     */
    private record Loaded(int epoch, Knowledge knowledge, Optional<Material> material) {}

    /**
     * Reads the newest model and the whole log, and publishes the first view. Without a usable model one is trained
     * before this returns. Comparators are fitted afterwards.
     *
     * @param background for what nobody waits for
     */
    void start(Executor background) {
        Loaded loaded = load();
        takeOver(loaded);
        loaded.material().ifPresent(material -> background.execute(() -> fitBeside(material)));
    }

    /** What cannot be applied is set aside, and everything begins anew without it. */
    private Loaded load() {
        int now = log.epoch(tenant);
        while (true) {
            try {
                return loadOnce(now);
            } catch (UnappliedEntryException poison) {
                log.setAside(tenant, poison.position(), poison.reason());
            }
        }
    }

    private Loaded loadOnce(int now) {
        Knowledge made = new Knowledge();
        Optional<Material> material = newest().flatMap(trained -> readWith(made, trained));
        readOn(made);
        if (made.learned().isEmpty()) {
            Material all = training.material(made);
            install(made, first(all));
            material = Optional.of(all).filter(wanted -> fitting.isWanted());
        }
        return new Loaded(now, made, material);
    }

    /** A model where there is none. It serves here; it is kept if nobody else is training one. */
    private ModelTraining.Trained first(Material all) {
        TrainerLease.Answer answer = terms.begin(tenant, Optional.empty());
        try {
            ModelTraining.Trained trained = training.inTurn(() -> training.refit(all, share -> {}));
            if (answer instanceof TrainerLease.Taken(long token)) {
                keep(trained, token);
            }
            return trained;
        } finally {
            if (answer instanceof TrainerLease.Taken(long token)) {
                terms.end(tenant, token);
            }
        }
    }

    /** Whether nobody has published another model than the one in use. */
    boolean isNewest() {
        return snapshots
                .newestVersion(tenant)
                .map(newest -> view().map(View::version).equals(Optional.of(newest)))
                .orElse(true);
    }

    /** Reads as far as a model was trained, and installs it if it is a model of this log. */
    private Optional<Material> readWith(Knowledge made, ModelTraining.Trained trained) {
        readUpTo(made, trained.position());
        if (!made.position().equals(trained.position())) {
            return Optional.empty();
        }
        install(made, trained);
        return fitting.isWanted() ? Optional.of(training.material(made)) : Optional.empty();
    }

    /** Fits comparators, and lets them serve if the model of the same material still does. */
    private void fitBeside(Material material) {
        FittedComparators fitted = training.inTurn(() -> fitting.fit(tenant, material));
        writing.lock();
        try {
            Learned learned = knowledge.learned().orElseThrow();
            if (learned.trained().position().equals(material.position())) {
                learned.compareWith(fitted);
                republish(false, List.of());
            }
        } finally {
            writing.unlock();
        }
    }

    private void readUpTo(Knowledge made, LogPosition last) {
        List<LogEntry> entries = log.read(tenant, made.position(), batch);
        while (!entries.isEmpty()) {
            for (LogEntry entry : entries) {
                if (entry.position().compareTo(last) > 0) {
                    return;
                }
                made.apply(entry);
            }
            entries = log.read(tenant, made.position(), batch);
        }
    }

    private void readOn(Knowledge made) {
        List<LogEntry> entries = log.read(tenant, made.position(), batch);
        while (!entries.isEmpty()) {
            entries.forEach(made::apply);
            entries = log.read(tenant, made.position(), batch);
        }
    }

    /**
     * Takes over the newest model of the store, if another replica trained it. Comparators are fitted before, so that the
     * model and they change at once; meanwhile the model before it serves.
     */
    void adoptNewer() {
        Optional<String> version = snapshots.newestVersion(tenant);
        if (version.isPresent() && !version.equals(view().map(View::version)) && trainingTurn.tryLock()) {
            try {
                if (newest().isPresent()) {
                    beginAnew();
                }
            } finally {
                trainingTurn.unlock();
            }
        }
    }

    private Optional<ModelTraining.Trained> newest() {
        return snapshots.newest(tenant).flatMap(training::read);
    }

    private void install(Knowledge knowledge, ModelTraining.Trained trained) {
        knowledge.install(training.learned(trained, knowledge));
    }

    private void compare(Knowledge knowledge, Material material) {
        knowledge.learned().orElseThrow().compareWith(fitting.fit(tenant, material));
    }

    private boolean keep(ModelTraining.Trained trained, long token) {
        return snapshots.keep(
                tenant,
                new Snapshots.Snapshot(
                        trained.version(),
                        trained.position(),
                        trained.trainedAt(),
                        trained.sweeps(),
                        trained.took(),
                        trained.bytes().asReadOnlyBuffer()),
                token);
    }

    private void takeOver(Loaded loaded) {
        Knowledge made = loaded.knowledge();
        writing.lock();
        try {
            if (loaded.epoch() == epoch && !reachesAsFar(made)) {
                return;
            }
            if (loaded.epoch() != epoch) {
                // What this replica has committed in lives that are over is in the log that was read, or gone.
                overlay.forgetUpTo(new LogPosition(loaded.epoch(), 0, 0));
                epoch = loaded.epoch();
            }
            knowledge = made;
            republish(true, List.of());
        } finally {
            writing.unlock();
        }
    }

    /**
     * Reads what the follower has read meanwhile once more, so that a view never goes back. False if the log does not have
     * it any more: then memory knows more than the store, and is kept until the log has a new life.
     */
    private boolean reachesAsFar(Knowledge made) {
        while (made.position().compareTo(knowledge.position()) < 0) {
            LogPosition before = made.position();
            readOn(made);
            if (made.position().equals(before)) {
                return false;
            }
        }
        return true;
    }

    /** Reads on in the log; whether there was anything to read. */
    boolean follow() {
        List<LogEntry> entries = log.read(tenant, position(), batch);
        if (entries.isEmpty()) {
            return false;
        }
        if (entries.getLast().position().epoch() > epoch) {
            return heedNewEpoch();
        }
        try {
            takeIn(entries);
        } catch (UnappliedEntryException poison) {
            log.setAside(tenant, poison.position(), poison.reason());
            beginAnew();
        }
        return true;
    }

    private void beginAnew() {
        Loaded loaded = load();
        loaded.material().ifPresent(material -> compare(loaded.knowledge(), material));
        takeOver(loaded);
    }

    /** Forgets what was read in a life of the log that is over, for some of it may be gone; whether it is. */
    boolean heedNewEpoch() {
        if (log.epoch(tenant) == epoch || !trainingTurn.tryLock()) {
            return false;
        }
        try {
            beginAnew();
            return true;
        } finally {
            trainingTurn.unlock();
        }
    }

    /** Begins anew if an entry was set aside that was applied here, or one is to be read again that was passed over. */
    void heedEntriesSetAside() {
        if (differsInEntriesSetAside() && trainingTurn.tryLock()) {
            try {
                beginAnew();
            } finally {
                trainingTurn.unlock();
            }
        }
    }

    int entriesSetAside() {
        writing.lock();
        try {
            return knowledge.aside().size();
        } finally {
            writing.unlock();
        }
    }

    /** What was passed over here is looked at first: whatever the follower sets aside meanwhile stands behind it. */
    private boolean differsInEntriesSetAside() {
        LogPosition read;
        Set<LogPosition> passedOver;
        writing.lock();
        try {
            read = knowledge.position();
            passedOver = Set.copyOf(knowledge.aside());
        } finally {
            writing.unlock();
        }
        Set<LogPosition> listed = log.aside(tenant).stream()
                .map(ChangeLog.Aside::position)
                .filter(at -> at.compareTo(read) <= 0)
                .collect(Collectors.toSet());
        return !listed.equals(passedOver);
    }

    private void takeIn(List<LogEntry> entries) {
        writing.lock();
        try {
            entries.forEach(knowledge::apply);
            if (sinceTraining != null) {
                sinceTraining.addAll(entries);
            }
            boolean overlaid = overlay.forgetUpTo(knowledge.position());
            if (entries.stream().anyMatch(LogEntry.PersonErased.class::isInstance)) {
                overlay.forget(knowledge::isErased);
            }
            republish(knowledge.takeCatalogChanges() || overlaid, knowledge.takeEvidenceChanges());
        } finally {
            writing.unlock();
        }
    }

    /** Takes in what this replica has just committed, ahead of the canonical order. */
    void accept(List<LogEntry> committed) {
        writing.lock();
        try {
            boolean narratives = false;
            for (LogEntry entry : committed) {
                boolean late =
                        Overlay.personOf(entry).filter(knowledge::isErased).isPresent();
                if (!late && entry.position().compareTo(knowledge.position()) > 0) {
                    overlay.add(entry);
                    narratives |= entry instanceof LogEntry.NarrativePut;
                }
            }
            if (narratives) {
                republish(true, List.of());
            }
            progress.signalAll();
        } finally {
            writing.unlock();
        }
    }

    private void republish(boolean catalogChanged, List<NarrativeId> evidenceChanged) {
        Published before = published;
        if (before == null || catalogChanged || before.knowledge() != knowledge) {
            publishWhole();
        } else {
            publishOver(before.view(), evidenceChanged);
        }
        progress.signalAll();
    }

    private void publishWhole() {
        IndexedCatalog catalog = new IndexedCatalog(overlay.over(knowledge.narratives()));
        Learned learned = knowledge.learned().orElseThrow();
        publish(catalog, learned.table(catalog), new Likeness(knowledge.instrument(), catalog));
    }

    private void publishOver(View before, List<NarrativeId> evidenceChanged) {
        Learned learned = knowledge.learned().orElseThrow();
        publish(before.catalog(), learned.table(before.scores(), before.catalog(), evidenceChanged), before.likeness());
    }

    private void publish(IndexedCatalog catalog, ScoreTable scores, Likeness likeness) {
        Learned learned = knowledge.learned().orElseThrow();
        View view = new View(
                catalog,
                learned.model(),
                learned.engagement(),
                scores,
                learned.trained().version(),
                knowledge.position(),
                knowledge.instrument(),
                knowledge.questionnaire().orElse(training.questionnaire()),
                likeness,
                learned.comparators(),
                knowledge.safety().under(knowledge.instrument()));
        published = new Published(view, knowledge);
    }

    /**
     * Fits a model anew beside serving and lets it take over; empty if another was in its way or it may not be kept.
     *
     * @param token of the lease under which it is trained
     * @throws WorseModelException if the new model foretells worse than the one in use
     */
    Optional<ModelTraining.Trained> refit(long token, DoubleConsumer told) {
        return train(token, (then, material) -> training.refit(material, told));
    }

    /**
     * Brings the model up to date by sweeps beside serving and lets that take over; empty if one is being trained already.
     * If the questions have changed just before, it is fitted anew.
     */
    Optional<ModelTraining.Trained> sweep(long token, DoubleConsumer told) {
        return train(token, (then, material) -> {
            Learned learned = then.learned().orElseThrow();
            return learned.drift().outdated()
                    ? training.refit(material, told)
                    : training.sweep(learned, material, told);
        });
    }

    private Optional<ModelTraining.Trained> train(
            long token, BiFunction<Knowledge, Material, ModelTraining.Trained> how) {
        if (!trainingTurn.tryLock()) {
            return Optional.empty();
        }
        try {
            return training.inTurn(() -> trainBeside(token, how));
        } finally {
            trainingTurn.unlock();
        }
    }

    private Optional<ModelTraining.Trained> trainBeside(
            long token, BiFunction<Knowledge, Material, ModelTraining.Trained> how) {
        try {
            int begun = epoch;
            Knowledge then = fork();
            Material material = training.material(then);
            ModelTraining.Trained trained = how.apply(then, material);
            guard(then.learned().orElseThrow(), trained, material);
            if (log.epoch(tenant) != begun || !keep(trained, token)) {
                return Optional.empty();
            }
            install(then, trained);
            if (fitting.isWanted()) {
                compare(then, material);
            }
            catchUp(then);
            return Optional.of(trained);
        } finally {
            forgetFork();
        }
    }

    /**
     * A model that must not serve any more, because the questions changed or it knows somebody who was erased, is replaced by
     * whatever comes.
     *
     * @throws WorseModelException if the new one foretells worse
     */
    private static void guard(Learned used, ModelTraining.Trained trained, Material material) {
        if (!used.drift().outdated()) {
            Guard.Verdict verdict =
                    Guard.compare(used.gathered(), trained.model().ratings(), material.set());
            if (verdict.isWorse()) {
                throw new WorseModelException(verdict);
            }
        }
    }

    private Knowledge fork() {
        writing.lock();
        try {
            sinceTraining = new ArrayList<>();
            return new Knowledge(knowledge);
        } finally {
            writing.unlock();
        }
    }

    private void catchUp(Knowledge then) {
        writing.lock();
        try {
            List<LogEntry> since = sinceTraining == null ? List.of() : sinceTraining;
            since.forEach(then::apply);
            knowledge = then;
            republish(true, List.of());
        } finally {
            writing.unlock();
        }
    }

    private void forgetFork() {
        writing.lock();
        try {
            sinceTraining = null;
        } finally {
            writing.unlock();
        }
    }

    Optional<View> view() {
        return Optional.ofNullable(published).map(Published::view);
    }

    Optional<Reader> reader(UserId id, View pinned) {
        Published now = published;
        if (now == null) {
            return Optional.empty();
        }
        return overlay.over(id, now.knowledge().person(id))
                .map(known -> new Reader(known.person(), known.standing(), beyond(known, pinned.position())));
    }

    private static List<LogPosition> beyond(Known known, LogPosition canonical) {
        List<LogPosition> beyond = new ArrayList<>();
        for (int i = known.said().size() - 1; i >= 0; i--) {
            LogPosition at = known.said().get(i).position();
            if (at.compareTo(canonical) <= 0) {
                break;
            }
            beyond.add(at);
        }
        return Collections.unmodifiableList(beyond.reversed());
    }

    boolean await(LogPosition position, Duration atMost) {
        long left = atMost.toNanos();
        writing.lock();
        try {
            while (knowledge.position().compareTo(position) < 0 && !overlay.contains(position)) {
                if (left <= 0) {
                    return false;
                }
                left = progress.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            writing.unlock();
        }
    }

    /** Says that all that was committed before an instant is known here. */
    void knows(Instant until) {
        knownUntil = until;
    }

    Instant knownUntil() {
        return knownUntil;
    }

    LogPosition position() {
        writing.lock();
        try {
            return knowledge.position();
        } finally {
            writing.unlock();
        }
    }

    /** Where this replica stands; the lag is told by whoever asked the store. */
    ModelStatus status(ChangeLog.Lag lag, Drift.Bounds bounds) {
        writing.lock();
        try {
            Learned learned = knowledge.learned().orElseThrow();
            return new ModelStatus(
                    learned.trained().version(),
                    learned.trained().trainedAt(),
                    learned.trained().took(),
                    learned.trained().position(),
                    knowledge.position(),
                    lag,
                    knowledge.narratives().size(),
                    knowledge.people().size(),
                    learned.ratings(),
                    learned.trainedRatings(),
                    learned.drift(),
                    bounds,
                    learned.engagement().map(EngagementModel::blend).orElse(Blend.OF_NOTHING));
        } finally {
            writing.unlock();
        }
    }

    /** How far what is known has moved from what the model was trained on. */
    Drift drift() {
        writing.lock();
        try {
            return knowledge.learned().orElseThrow().drift();
        } finally {
            writing.unlock();
        }
    }
}
