package narratives.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import narratives.contract.TenantId;
import narratives.live.ModelStatus;
import narratives.live.Replicas;
import narratives.live.Snapshots;
import narratives.operation.Operation;
import narratives.operation.Operations;

/** Trains a model over what is stored and keeps it, so that the next start serves it. */
record Learning(Replicas replicas, Snapshots snapshots, Operations operations) {
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Two seconds, as in the service. */
    private static final int TURNS_A_RENEWAL = 100;

    /** @param took with reading what is stored */
    record Learned(ModelStatus model, Duration took) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "Model %s trained on %,d ratings of %,d people over %,d narratives in %.1f s.",
                    model.version(),
                    model.trainedRatings(),
                    model.people(),
                    model.narratives(),
                    took.toMillis() / 1000.0);
        }
    }

    /** Whether no model was ever kept. */
    boolean isFirst(TenantId tenant) {
        return snapshots.newestVersion(tenant).isEmpty();
    }

    /** Empty if the training failed; the model before it stays. */
    Optional<Learned> learn(TenantId tenant) throws InterruptedException {
        long begun = System.nanoTime();
        Optional<String> before = snapshots.newestVersion(tenant);
        replicas.start(tenant);
        // Without a model to begin with, the start has trained one.
        if (before.isPresent()
                && before.get().equals(replicas.statusInMemory(tenant).version())
                && !train(tenant)) {
            return Optional.empty();
        }
        return Optional.of(new Learned(replicas.statusInMemory(tenant), Duration.ofNanos(System.nanoTime() - begun)));
    }

    private boolean train(TenantId tenant) throws InterruptedException {
        Operation training = replicas.train(tenant);
        for (int turn = 1; training.state() == Operation.State.RUNNING; turn++) {
            Thread.sleep(PAUSE);
            if (turn % TURNS_A_RENEWAL == 0) {
                replicas.renewLeases();
            }
            training = operations.find(tenant, training.id()).orElse(training);
        }
        return training.state() == Operation.State.SUCCEEDED;
    }
}
