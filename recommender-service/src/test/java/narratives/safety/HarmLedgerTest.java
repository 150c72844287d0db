package narratives.safety;

import static narratives.fixture.Sample.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.contract.LogPosition;
import narratives.fixture.Sample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two narratives with a warning of violence, one with none, one of which nobody knows. */
class HarmLedgerTest {
    private static final NarrativeId A = id("n-a");
    private static final NarrativeId B = id("n-b");
    private static final NarrativeId MILD = id("n-mild");
    private static final NarrativeId UNKNOWN = id("n-unknown");

    private final HarmLedger ledger = new HarmLedger();

    @BeforeEach
    void four() {
        ledger.put(warned("n-a", ContentWarnings.of(List.of("violence"))));
        ledger.put(warned("n-b", ContentWarnings.of(List.of("violence"))));
        ledger.put(warned("n-mild", ContentWarnings.of(List.of())));
        ledger.put(warned("n-unknown", ContentWarnings.unknown()));
    }

    private static Narrative warned(String id, ContentWarnings warnings) {
        Narrative plain = Sample.narrative(id);
        return new Narrative(
                plain.id(),
                plain.presentation(),
                warnings,
                plain.status(),
                plain.availability(),
                plain.characterisation());
    }

    private static Optional<HarmLedger.Sign> sign(double harm, int at) {
        return Optional.of(new HarmLedger.Sign(harm, new LogPosition(1, 1000 + at, at)));
    }

    private void said(NarrativeId narrative, int worse, int well) {
        for (int i = 0; i < worse; i++) {
            ledger.change(narrative, Optional.empty(), sign(HarmLedger.WORSE, 1));
        }
        for (int i = 0; i < well; i++) {
            ledger.change(narrative, Optional.empty(), sign(0, 1));
        }
    }

    @Test
    void whereNobodySaidAnythingTheUsualRateIsExpected() {
        Beta rate = ledger.rate(A);

        assertThat(rate).isEqualTo(new Beta(1, 9));
    }

    /**
     * Of B's 10 readers 6 were left worse. All: (6 + 10 x .1) / (10 + 10) = .35. With violence, without A: (6 + 10 x .35) /
     * 20 = .475. So A begins as 4.75 in 10, and MILD, which has no warning, as .35 in 10 would be.
     */
    @Test
    void aNarrativeBeginsAsOthersWithItsWarningsAre() {
        said(B, 6, 4);

        assertThat(ledger.rate(A).mean()).isCloseTo(.475, within(1e-12));
        assertThat(ledger.rate(MILD).mean()).isCloseTo(.35, within(1e-12));
        assertThat(ledger.rate(UNKNOWN).mean()).isCloseTo(.35, within(1e-12));
    }

    /** B's own readers are no prior of B: it begins at .1, so 1 + 6 of 10 + 10. */
    @Test
    void itsOwnReadersAreCountedOnce() {
        said(B, 6, 4);

        assertThat(ledger.rate(B)).isEqualTo(new Beta(7, 13));
    }

    @Test
    void moreIsDoneTheMoreReadersWereLeftWorse() {
        HarmPolicy policy = HarmPolicy.USUAL;
        said(A, 3, 17);
        assertThat(ledger.flags(policy)).isEmpty();

        said(A, 7, 0);
        assertThat(ledger.flags(policy)).singleElement().satisfies(flag -> {
            assertThat(flag.level()).isEqualTo(HarmLevel.REVIEW);
            assertThat(flag.readers()).isEqualTo(27);
            assertThat(flag.harmed()).isEqualTo(10);
        });

        said(A, 12, 0);
        assertThat(ledger.flags(policy))
                .singleElement()
                .extracting(HarmFlag::level)
                .isEqualTo(HarmLevel.HELD);

        said(A, 30, 0);
        assertThat(ledger.flags(policy))
                .singleElement()
                .extracting(HarmFlag::level)
                .isEqualTo(HarmLevel.SUSPENDED);
    }

    @Test
    void nothingIsDoneOnTheWordOfAFew() {
        said(A, 4, 0);

        assertThat(ledger.flags(new HarmPolicy(.01, .02, .03, .5, 5))).isEmpty();
    }

    @Test
    void whatWasSaidBeforeItWasClearedCountsNoMore() {
        said(A, 40, 0);

        ledger.review(new Review(A, Review.Decision.CLEAR, "Seen."), new LogPosition(1, 2000, 2));

        assertThat(ledger.flags(HarmPolicy.USUAL)).singleElement().satisfies(flag -> {
            assertThat(flag.level()).isEqualTo(HarmLevel.NONE);
            assertThat(flag.readers()).isZero();
        });
    }

    @Test
    void whatIsSaidBehindItCounts() {
        ledger.review(new Review(A, Review.Decision.CLEAR, "Seen."), new LogPosition(1, 2000, 2));

        for (int i = 0; i < 40; i++) {
            ledger.change(A, Optional.empty(), sign(HarmLedger.WORSE, 1001 + i));
        }

        assertThat(ledger.flags(HarmPolicy.USUAL))
                .singleElement()
                .extracting(HarmFlag::level)
                .isEqualTo(HarmLevel.SUSPENDED);
    }

    @Test
    void whatSomebodySuspendedStaysSo() {
        ledger.review(new Review(A, Review.Decision.SUSPEND, "Seen."), new LogPosition(1, 2000, 2));

        assertThat(ledger.flags(HarmPolicy.USUAL))
                .singleElement()
                .extracting(HarmFlag::level)
                .isEqualTo(HarmLevel.SUSPENDED);
    }

    /** Every replica reads the same changes, in one order or, after somebody was erased, another. */
    @Test
    void theOrderOfChangesDoesNotMatterAndWhatIsGivenBackWasNeverSaid() {
        List<Runnable> changes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            double harm = i % 3 == 0 ? HarmLedger.WORSE : i % 5 == 0 ? HarmLedger.ABANDONED : 0;
            int at = i;
            changes.add(() -> ledger.change(i(at), Optional.empty(), sign(harm, at)));
        }
        said(A, 3, 2);
        HarmLedger before = new HarmLedger(ledger);
        Collections.shuffle(changes, new Random(3));
        changes.forEach(Runnable::run);
        for (int i = 49; i >= 0; i--) {
            double harm = i % 3 == 0 ? HarmLedger.WORSE : i % 5 == 0 ? HarmLedger.ABANDONED : 0;
            ledger.change(i(i), sign(harm, i), Optional.empty());
        }

        assertThat(List.of(ledger.rate(A), ledger.rate(B), ledger.rate(MILD), ledger.rate(UNKNOWN)))
                .isEqualTo(List.of(before.rate(A), before.rate(B), before.rate(MILD), before.rate(UNKNOWN)));
    }

    private static NarrativeId i(int i) {
        return List.of(A, B, MILD, UNKNOWN).get(i % 4);
    }
}
