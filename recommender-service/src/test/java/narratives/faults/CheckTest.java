package narratives.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of fault that the check is for, made by hand: it must be found, and nothing else. */
class CheckTest {
    private static final Expected EXPECTED = new Expected("1-9-9", 2, 3);
    private static final Seen SOUND = new Seen("a", "1-9-9", "d", 2, 3);

    private final List<Attempt> history = new ArrayList<>();
    private final List<Stored.Entry> log = new ArrayList<>();

    @Test
    void whatIsAcknowledgedAndThereHolds() {
        acknowledge("e-1", "1-1-1");
        store("e-1", "1-1-1");

        Verdict verdict = check();

        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.acknowledged()).isEqualTo(1);
    }

    @Test
    void whatNobodyAnsweredMayBeThereOrNot() {
        send("e-1");
        send("e-2");
        store("e-1", "1-1-1");

        Verdict verdict = check();

        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.uncertain()).isEqualTo(2);
    }

    @Test
    void whatWasRefusedAndIsThereIsNoFaultButCounted() {
        send("e-1");
        history.add(new Attempt(0, List.of("e-1"), new Attempt.Refused(503)));
        store("e-1", "1-1-1");
        send("e-2");
        store("e-2", "1-2-2");

        Verdict verdict = check();

        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.unheard()).isEqualTo(1);
    }

    @Test
    void whatWasAcknowledgedAndIsNotThereIsLost() {
        acknowledge("e-1", "1-1-1");

        assertThat(check().lost()).containsExactly("e-1");
    }

    @Test
    void whatIsThereTwiceIsDoubled() {
        acknowledge("e-1", "1-1-1");
        store("e-1", "1-1-1");
        store("e-1", "1-2-2");

        assertThat(check().doubled()).containsExactly("e-1");
    }

    @Test
    void whatTwoAnswersCallFreshIsDoubled() {
        acknowledge("e-1", "1-1-1");
        acknowledge("e-1", "1-1-1");
        store("e-1", "1-1-1");

        assertThat(check().doubled()).containsExactly("e-1");
    }

    @Test
    void whatNobodySentIsAPhantom() {
        store("e-1", "1-1-1");

        assertThat(check().phantom()).containsExactly("e-1");
    }

    @Test
    void whatIsAboutSomebodyElseIsAPhantom() {
        send("e-1");
        log.add(new Stored.Entry("1-1-1", "e-1", "p-999 n-999"));

        assertThat(check().phantom()).containsExactly("e-1");
    }

    @Test
    void whatStandsElsewhereThanWasToldHasMoved() {
        acknowledge("e-1", "1-1-1");
        store("e-1", "1-2-2");

        assertThat(check().moved()).singleElement().asString().contains("e-1");
    }

    @Test
    void aRowThatIsNotWhatTheLogSaidLastIsStale() {
        send("q-1#1");
        send("q-1#2");
        store("q-1#1", "1-1-1");
        store("q-1#2", "1-2-2");

        Verdict verdict = Check.of(history, new Stored(log, Map.of("q-1", "q-1#1")), EXPECTED, List.of(SOUND));

        assertThat(verdict.stale()).singleElement().asString().contains("q-1#2");
    }

    @Test
    void replicasThatDifferAtOnePositionDiverge() {
        Seen other = new Seen("b", "1-9-9", "another", 2, 3);
        Seen behind = new Seen("c", "1-8-8", "yet another", 1, 3);

        assertThat(check(SOUND, other, behind).diverged()).containsExactly("b and a differ at 1-9-9");
    }

    @Test
    void replicasThatAgreeOnSomethingElseThanTheLogDivergeToo() {
        Seen both = new Seen("b", "1-9-9", "d", 1, 3);

        assertThat(check(both).diverged()).singleElement().asString().contains("ratings=1");
    }

    @Test
    void aHistoryIsReadAsItWasWritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("history");
        List<Attempt> written;
        try (History made = new History(file)) {
            List<String> one = List.of("e-1");
            made.acknowledged(made.sends(one), one, Optional.of("1-1-1"), Optional.of(1));
            made.refused(made.sends(List.of("e-2", "e-3")), List.of("e-2", "e-3"), 503);
            made.acknowledged(made.sends(List.of("q-1#1")), List.of("q-1#1"), Optional.empty(), Optional.empty());
            written = made.attempts();
        }

        assertThat(History.read(file)).isEqualTo(written).hasSize(6);
    }

    private Verdict check(Seen... seen) {
        return Check.of(history, new Stored(log, Map.of()), EXPECTED, List.of(seen));
    }

    private void send(String key) {
        history.add(new Attempt(history.size(), List.of(key), new Attempt.Unanswered()));
    }

    private void acknowledge(String key, String position) {
        send(key);
        history.add(new Attempt(
                history.size(), List.of(key), new Attempt.Acknowledged(Optional.of(position), Optional.of(1))));
    }

    private void store(String key, String position) {
        log.add(new Stored.Entry(position, key, Wish.about(key)));
    }
}
