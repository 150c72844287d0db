package narratives.live;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import narratives.contract.LogPosition;
import narratives.feedback.Questionnaire;
import narratives.model.RatingModel;
import narratives.model.RatingModelCodec;
import narratives.model.RatingModelTrainer;
import narratives.model.UnreadableModelException;

/** Makes a model of what is known, and reads one that was kept. */
final class ModelTraining {
    /** As many digits of the SHA-256 as name a model; two models of one tenant share them only by accident. */
    private static final int VERSION_DIGITS = 16;

    private final RatingModelTrainer trainer;
    private final Questionnaire questionnaire;
    private final Clock clock;

    /** @param questionnaire what is assumed to be asked where none was put */
    ModelTraining(RatingModelTrainer trainer, Questionnaire questionnaire, Clock clock) {
        this.trainer = trainer;
        this.questionnaire = questionnaire;
        this.clock = clock;
    }

    /** A model, and what it was trained at. */
    record Trained(RatingModel model, String version, LogPosition position, Instant trainedAt, ByteBuffer bytes) {}

    Questionnaire questionnaire() {
        return questionnaire;
    }

    /** What there is to learn from. */
    Material material(Knowledge knowledge) {
        return Material.of(knowledge, questionnaire);
    }

    /** @param told hears of the progress, 0 to 1 */
    Trained train(Material material, DoubleConsumer told) {
        told.accept(0.1);
        RatingModel model = trainer.train(material.set());
        told.accept(0.9);
        byte[] bytes = RatingModelCodec.write(model);
        return new Trained(model, version(bytes), material.position(), clock.instant(), ByteBuffer.wrap(bytes));
    }

    /** The model in a snapshot; empty if it cannot be read, as one of another format cannot. */
    Optional<Trained> read(Snapshots.Snapshot snapshot) {
        byte[] bytes = new byte[snapshot.bytes().remaining()];
        snapshot.bytes().duplicate().get(bytes);
        try {
            return Optional.of(new Trained(
                    RatingModelCodec.read(bytes),
                    snapshot.version(),
                    snapshot.position(),
                    snapshot.trainedAt(),
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
