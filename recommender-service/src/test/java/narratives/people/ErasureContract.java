package narratives.people;

import static narratives.fixture.Sample.QUESTIONNAIRE;
import static narratives.fixture.Sample.narrative;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.Sample.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import narratives.catalog.Catalog;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.LogPosition;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.feedback.FeedbackLog;
import narratives.feedback.FeedbackLog.UnknownPeople;
import narratives.fixture.Tenants;
import narratives.log.ChangeLog;
import narratives.log.LogEntry;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every store keeps to when people are erased: nothing of them is in the log but that somebody was erased, nobody
 * brings them back, and nobody else is touched.
 */
public abstract class ErasureContract {
    private final TenantId tenant = Tenants.fresh();

    protected abstract Catalog catalog();

    protected abstract People people();

    protected abstract FeedbackLog feedback();

    protected abstract Erasures erasures();

    protected abstract ChangeLog log();

    @BeforeEach
    void aSmallWorld() {
        feedback().putQuestionnaire(tenant, QUESTIONNAIRE, Optional.empty());
        catalog().putAll(tenant, List.of(narrative("n-1"), narrative("n-2")));
        people().putAll(tenant, List.of(Person.unknown(user("u-1")), Person.unknown(user("u-2"))));
        feedback()
                .append(
                        tenant,
                        List.of(rating("e-1", "u-1", "n-1", 2), rating("e-2", "u-2", "n-1", 1)),
                        UnknownPeople.REFUSE);
    }

    private List<LogEntry> read() {
        return log().read(tenant, LogPosition.START, 1000);
    }

    private static ErrorCode refused(ThrowingCallable call) {
        return catchThrowableOfType(RecommenderException.class, call).code();
    }

    @Test
    void onlyThatSomebodyWasErasedIsLeftInTheLog() {
        Optional<String> operation = erasures().erase(tenant, user("u-1"));

        assertThat(operation).isPresent();
        assertThat(people().find(tenant, user("u-1"))).isEmpty();
        assertThat(feedback().of(tenant, user("u-1"))).isEmpty();
        assertThat(read().toString()).doesNotContain("e-1");
        assertThat(read()).last().isInstanceOfSatisfying(LogEntry.PersonErased.class, erased -> {
            assertThat(erased.tag()).isEqualTo(erased.key().tag(user("u-1")));
            assertThat(erased.tag()).isNotEqualTo(erased.key().tag(user("u-2")));
        });
    }

    @Test
    void nobodyElseIsTouched() {
        erasures().erase(tenant, user("u-1"));

        assertThat(people().find(tenant, user("u-2"))).isPresent();
        assertThat(feedback().of(tenant, user("u-2"))).hasSize(1);
        assertThat(erasures().isErased(tenant, user("u-1"))).isTrue();
        assertThat(erasures().isErased(tenant, user("u-2"))).isFalse();
        assertThat(erasures().isErased(Tenants.fresh(), user("u-1"))).isFalse();
    }

    @Test
    void nothingBringsThemBack() {
        erasures().erase(tenant, user("u-1"));

        for (UnknownPeople unknown : UnknownPeople.values()) {
            assertThat(refused(() -> feedback().append(tenant, List.of(rating("e-9", "u-1", "n-2", 1)), unknown)))
                    .isEqualTo(ErrorCode.USER_ERASED);
        }
        assertThat(refused(
                        () -> feedback().append(tenant, List.of(rating("e-1", "u-1", "n-1", 2)), UnknownPeople.CREATE)))
                .isEqualTo(ErrorCode.USER_ERASED);
        assertThat(refused(() -> people().put(tenant, Person.unknown(user("u-1")))))
                .isEqualTo(ErrorCode.USER_ERASED);
        assertThat(refused(() ->
                        people().putAll(tenant, List.of(Person.unknown(user("u-3")), Person.unknown(user("u-1"))))))
                .isEqualTo(ErrorCode.USER_ERASED);
        assertThat(people().find(tenant, user("u-3"))).isEmpty();
    }

    @Test
    void aBatchIsToldWhichOfItsEventsIsOfSomebodyErased() {
        erasures().erase(tenant, user("u-1"));

        RecommenderException refusal = catchThrowableOfType(
                RecommenderException.class,
                () -> feedback()
                        .append(
                                tenant,
                                List.of(rating("e-8", "u-2", "n-2", 1), rating("e-9", "u-1", "n-2", 1)),
                                UnknownPeople.CREATE));

        assertThat(refusal.errors())
                .containsExactly(new FieldError("userId", "USER_ERASED", ErrorCode.USER_ERASED.title()).at(1));
    }

    @Test
    void anErasureIsWatchedUnderOneOperationHoweverOftenItIsAskedFor() {
        Optional<String> first = erasures().erase(tenant, user("u-1"));
        int entries = read().size();

        Optional<String> again = erasures().erase(tenant, user("u-1"));

        assertThat(again).isEqualTo(first);
        assertThat(read()).hasSize(entries);
        assertThat(erasures().erase(tenant, user("nobody"))).isEmpty();
    }

    @Test
    void anErasureThatIsLiftedLetsTheIdBeginAnew() {
        erasures().erase(tenant, user("u-1"));

        assertThat(erasures().lift(tenant, user("u-1"))).isTrue();

        assertThat(erasures().lift(tenant, user("u-1"))).isFalse();
        assertThat(erasures().isErased(tenant, user("u-1"))).isFalse();
        assertThat(read()).last().isInstanceOf(LogEntry.ErasureLifted.class);
        assertThat(people().put(tenant, Person.unknown(user("u-1"))).created()).isTrue();
        assertThat(feedback().of(tenant, user("u-1"))).isEmpty();
        assertThat(erasures().erase(tenant, user("u-1"))).isPresent();
    }
}
