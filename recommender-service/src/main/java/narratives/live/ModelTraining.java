package narratives.live;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import narratives.contract.LogPosition;
import narratives.feedback.Questionnaire;
import narratives.model.UnreadableModelException;
import narratives.model.hybrid.HybridModel;
import narratives.model.hybrid.HybridModelCodec;
import narratives.model.hybrid.HybridTrainer;

/** Makes a model of what is known, and reads one that was kept. */
final class ModelTraining {
    /** As many digits of the SHA-256 as name a model; two models of one tenant share them only by accident. */
    private static final int VERSION_DIGITS = 16;

    private final HybridTrainer trainer;
    private final Settings settings;
    private final Clock clock;
    /** Whoever trains has one; there are as many as trainings may run at once. */
    private final Semaphore turns;

    /**
     * How models are trained.
     *
     * @param questionnaire what is assumed to be asked where none was put
     * @param halfLife after how many ratings one counts half in the surprise
     * @param sweeps how many a model is brought up to date with
     * @param atOnce how many trainings may run at the same time, each on one processor
     */
    record Settings(Questionnaire questionnaire, int halfLife, int sweeps, int atOnce) {}

    ModelTraining(HybridTrainer trainer, Settings settings, Clock clock) {
        this.trainer = trainer;
        this.settings = settings;
        this.clock = clock;
        this.turns = new Semaphore(settings.atOnce(), true);
    }

    /**
     * A model, and where it comes from.
     *
     * @param sweeps how often it was swept since it was fitted; 0 if it comes from a refit
     * @param took how long that was
     */
    record Trained(
            HybridModel model,
            String version,
            LogPosition position,
            Instant trainedAt,
            int sweeps,
            Duration took,
            ByteBuffer bytes) {}

    Questionnaire questionnaire() {
        return settings.questionnaire();
    }

    /** What there is to learn from. */
    Material material(Knowledge knowledge) {
        return Material.of(knowledge, questionnaire());
    }

    /** What serves from a model from now on. */
    Learned learned(Trained trained, Knowledge knowledge) {
        return new Learned(trained, settings.halfLife(), knowledge);
    }

    /** Does work that trains as soon as fewer trainings run than may, and waits until then. */
    <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    /**
     * Learns everything anew.
     *
     * @param told hears of the progress, 0 to 1
     */
    Trained refit(Material material, DoubleConsumer told) {
        Instant begun = clock.instant();
        told.accept(0.1);
        HybridModel model = trainer.train(material.set());
        told.accept(0.9);
        return trained(model, material, 0, begun);
    }

    /**
     * Brings the model that is served from up to date by a few sweeps.
     *
     * @param learned what is served from
     * @param told hears of the progress, 0 to 1
     */
    Trained sweep(Learned learned, Material material, DoubleConsumer told) {
        Instant begun = clock.instant();
        told.accept(0.1);
        HybridModel model = trainer.sweep(
                learned.gathered(), learned.trained().model().engagement(), material.set(), settings.sweeps());
        told.accept(0.9);
        return trained(model, material, learned.trained().sweeps() + 1, begun);
    }

    private Trained trained(HybridModel model, Material material, int sweeps, Instant begun) {
        byte[] bytes = HybridModelCodec.write(model);
        // As a database keeps it, so that whoever takes the model over tells the same time.
        Instant ended = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Trained(
                model,
                version(bytes),
                material.position(),
                ended,
                sweeps,
                Duration.between(begun, ended),
                ByteBuffer.wrap(bytes));
    }

    /** The model in a snapshot; empty if it cannot be read, as one of another format cannot. */
    Optional<Trained> read(Snapshots.Snapshot snapshot) {
        byte[] bytes = new byte[snapshot.bytes().remaining()];
        snapshot.bytes().duplicate().get(bytes);
        try {
            return Optional.of(new Trained(
                    HybridModelCodec.read(bytes),
                    snapshot.version(),
                    snapshot.position(),
                    snapshot.trainedAt(),
                    snapshot.sweeps(),
                    snapshot.took(),
                    ByteBuffer.wrap(bytes)));
        } catch (UnreadableModelException unreadable) {
            return Optional.empty();
        }
    }

    private static String version(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
