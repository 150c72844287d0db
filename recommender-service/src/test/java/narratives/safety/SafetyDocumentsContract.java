package narratives.safety;

import static narratives.fixture.Sample.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import narratives.contract.ErrorCode;
import narratives.contract.LogPosition;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.contract.Versioned;
import narratives.fixture.Tenants;
import narratives.log.ChangeLog;
import narratives.log.LogEntry;
import org.junit.jupiter.api.Test;

/** What holds wherever the documents of safety are kept: each has versions, and every change is an entry of the log. */
public abstract class SafetyDocumentsContract {
    private static final Curated PICKED = new Curated(LocalDate.of(2026, 11, 23), List.of(id("n-2"), id("n-1")));
    private static final Support HELP = new Support(
            List.of(new Support.Text("en", "Call somebody."), new Support.Text("de", "Rufen Sie jemanden an.")),
            List.of(new Support.Contact(
                    "A line",
                    Optional.of("000"),
                    Optional.of("https://example.org/help"),
                    Optional.of("day and night"),
                    Optional.of("en"))));
    private static final SafetyPolicy POLICY = new SafetyPolicy(
            List.of(new PolicyRule(
                    "no-numbers",
                    "People who report an eating disorder are not shown numbers.",
                    List.of(new Condition("difficulty", new TreeSet<>(List.of("eating-disorder")))),
                    new TreeSet<>(List.of("numbers")),
                    List.of(new Condition("tone", new TreeSet<>(List.of("upbeat")))),
                    PolicyRule.Unknown.SHOW)),
            Optional.empty(),
            new Gentle(Duration.ofDays(2), 3, 5, List.of(), List.of(id("n-1"))));

    private final TenantId tenant = Tenants.fresh();

    protected abstract SafetyDocuments documents();

    protected abstract ChangeLog log();

    @Test
    void nothingIsInForceAtFirst() {
        assertThat(documents().curated(tenant)).isEmpty();
        assertThat(documents().support(tenant)).isEmpty();
        assertThat(documents().policy(tenant)).isEmpty();
    }

    @Test
    void whatIsPutComesBackAndIsInTheLog() {
        documents().putCurated(tenant, PICKED, Optional.empty());
        documents().putSupport(tenant, HELP, Optional.empty());
        documents().putPolicy(tenant, POLICY, Optional.empty());

        assertThat(documents().curated(tenant)).contains(new Versioned<>(1, PICKED));
        assertThat(documents().support(tenant)).contains(new Versioned<>(1, HELP));
        assertThat(documents().policy(tenant)).contains(new Versioned<>(1, POLICY));
        assertThat(log().read(tenant, LogPosition.START, 10))
                .satisfiesExactly(
                        first -> assertThat(
                                        ((LogEntry.CuratedPut) first).curated().value())
                                .isEqualTo(PICKED),
                        second -> assertThat(
                                        ((LogEntry.SupportPut) second).support().value())
                                .isEqualTo(HELP),
                        third -> assertThat(
                                        ((LogEntry.PolicyPut) third).policy().value())
                                .isEqualTo(POLICY));
    }

    @Test
    void theSameAgainKeepsItsVersionAndAnotherIsTheNext() {
        documents().putCurated(tenant, PICKED, Optional.empty());
        Curated other = new Curated(PICKED.dated().plusDays(1), PICKED.narratives());

        Versioned<Curated> again = documents().putCurated(tenant, PICKED, Optional.empty());
        Versioned<Curated> next = documents().putCurated(tenant, other, Optional.of(1));

        assertThat(again.version()).isEqualTo(1);
        assertThat(next.version()).isEqualTo(2);
        assertThat(log().read(tenant, LogPosition.START, 10)).hasSize(2);
    }

    @Test
    void aChangeThatWasMadeFromAnotherVersionIsRefused() {
        documents().putPolicy(tenant, POLICY, Optional.empty());

        assertThatThrownBy(() -> documents().putPolicy(tenant, SafetyPolicy.USUAL, Optional.of(7)))
                .isInstanceOfSatisfying(
                        RecommenderException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.VERSION_CONFLICT));
        assertThat(documents().policy(tenant)).contains(new Versioned<>(1, POLICY));
    }
}
