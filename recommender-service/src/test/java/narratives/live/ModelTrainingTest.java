package narratives.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import narratives.fixture.Sample;
import narratives.model.TrainingSettings;
import narratives.model.hybrid.HybridTrainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ModelTrainingTest {
    @Test
    void oneTrainingMoreThanMayRunWaitsForItsTurn() throws InterruptedException {
        ModelTraining training = new ModelTraining(
                new HybridTrainer(TrainingSettings.DEFAULT, Optional.empty()),
                new ModelTraining.Settings(Sample.QUESTIONNAIRE, 500, 3, 1),
                Clock.systemUTC());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean otherRan = new AtomicBoolean();
        Thread one = Thread.ofPlatform()
                .start(() -> training.inTurn(() -> {
                    begun.countDown();
                    return await(mayEnd);
                }));
        begun.await();

        Thread other = Thread.ofPlatform().start(() -> training.inTurn(() -> otherRan.getAndSet(true)));
        while (other.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        boolean ranBesides = otherRan.get();
        mayEnd.countDown();
        one.join();
        other.join();

        assertThat(ranBesides).isFalse();
        assertThat(otherRan).isTrue();
    }

    @Test
    void aFailedTrainingGivesItsTurnBack() {
        ModelTraining training = new ModelTraining(
                new HybridTrainer(TrainingSettings.DEFAULT, Optional.empty()),
                new ModelTraining.Settings(Sample.QUESTIONNAIRE, 500, 3, 1),
                Clock.systemUTC());

        Throwable failure = catchThrowable(() -> training.inTurn(() -> {
            throw new IllegalStateException("failed");
        }));

        assertThat(failure).hasMessage("failed");
        assertThat(training.<String>inTurn(() -> "next")).isEqualTo("next");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
