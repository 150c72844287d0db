package narratives.model.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class LanesTest {
    @Test
    void everyPieceIsDoneOnce() {
        AtomicIntegerArray done = new AtomicIntegerArray(1000);
        try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
            new Lanes(executor, 3).forEach(1000, done::incrementAndGet);
        }

        for (int piece = 0; piece < 1000; piece++) {
            assertThat(done.get(piece)).isOne();
        }
    }

    @Test
    void aPieceThatFailsIsNoticedWhereverItRan() {
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            Lanes lanes = new Lanes(executor, 2);

            assertThatThrownBy(() -> lanes.forEach(100, piece -> {
                        if (piece == 57) {
                            throw new IllegalStateException("57");
                        }
                    }))
                    .hasMessage("57");
        }
    }

    @Test
    void helpersThatNeverComeAreNotWaitedFor() {
        AtomicIntegerArray done = new AtomicIntegerArray(10);

        new Lanes(task -> {}, 4).forEach(10, done::incrementAndGet);

        assertThat(done.get(9)).isOne();
    }
}
