package narratives.feedback;

import static narratives.fixture.Sample.QUESTIONNAIRE;
import static narratives.fixture.Sample.header;
import static narratives.fixture.Sample.hide;
import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.narrative;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.Sample.retraction;
import static narratives.fixture.Sample.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import narratives.catalog.Catalog;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.LogPosition;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.contract.Versioned;
import narratives.feedback.FeedbackLog.Stored;
import narratives.feedback.FeedbackLog.UnknownPeople;
import narratives.fixture.Tenants;
import narratives.log.ChangeLog;
import narratives.log.LogEntry;
import narratives.people.People;
import narratives.people.Person;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every feedback log keeps to: an event is stored once and a replay gets its first position; a call is stored whole
 * or not at all; what an event names exists, and stands before it in the log.
 */
public abstract class FeedbackLogContract {
    private final TenantId tenant = Tenants.fresh();

    protected abstract FeedbackLog feedback();

    protected abstract Catalog catalog();

    protected abstract People people();

    protected abstract ChangeLog log();

    @BeforeEach
    void aSmallWorld() {
        feedback().putQuestionnaire(tenant, QUESTIONNAIRE, Optional.empty());
        catalog().putAll(tenant, List.of(narrative("n-1"), narrative("n-2")));
        people().putAll(tenant, List.of(Person.unknown(user("u-1")), Person.unknown(user("u-2"))));
    }

    private List<Stored> append(Feedback... events) {
        return feedback().append(tenant, List.of(events), UnknownPeople.REFUSE);
    }

    private static RecommenderException refused(ThrowingCallable call) {
        return catchThrowableOfType(RecommenderException.class, call);
    }

    @Test
    void aReplayGetsTheFirstPosition() {
        Stored first = append(rating("e-1", "u-1", "n-1", 1)).getFirst();

        Stored again = append(rating("e-1", "u-1", "n-1", 1)).getFirst();

        assertThat(first.replayed()).isFalse();
        assertThat(again).isEqualTo(new Stored(first.eventId(), first.position(), true));
        assertThat(feedback().of(tenant, user("u-1"))).hasSize(1);
    }

    @Test
    void anotherPayloadUnderAnIdIsRefused() {
        append(rating("e-1", "u-1", "n-1", 1));

        RecommenderException alone = refused(() -> append(rating("e-1", "u-1", "n-1", 2)));
        RecommenderException among =
                refused(() -> append(rating("e-2", "u-1", "n-1", 1), rating("e-1", "u-1", "n-1", 2)));

        assertThat(alone.code()).isEqualTo(ErrorCode.EVENT_ID_REUSED);
        assertThat(among.code()).isEqualTo(ErrorCode.EVENT_ID_REUSED);
        assertThat(among.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.index()).hasValue(1));
        assertThat(feedback().of(tenant, user("u-1"))).hasSize(1);
    }

    @Test
    void anEventGivenTwiceInOneCallIsStoredOnce() {
        List<Stored> stored = append(rating("e-1", "u-1", "n-1", 1), rating("e-1", "u-1", "n-1", 1));

        assertThat(stored).extracting(Stored::replayed).containsExactly(false, true);
        assertThat(stored.getFirst().position()).isEqualTo(stored.getLast().position());
        assertThat(feedback().of(tenant, user("u-1"))).hasSize(1);
    }

    @Test
    void twoPayloadsUnderOneIdInOneCallAreRefused() {
        RecommenderException refusal =
                refused(() -> append(rating("e-1", "u-1", "n-1", 1), rating("e-1", "u-1", "n-1", 2)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.EVENT_ID_REUSED);
        assertThat(feedback().isEmpty(tenant)).isTrue();
    }

    @Test
    void aSingleEventIsRefusedByTheNameOfWhatIsMissing() {
        assertThat(refused(() -> append(rating("e-1", "nobody", "n-1", 1))).code())
                .isEqualTo(ErrorCode.USER_UNKNOWN);
        assertThat(refused(() -> append(rating("e-1", "u-1", "nothing", 1))).code())
                .isEqualTo(ErrorCode.NARRATIVE_UNKNOWN);
        assertThat(refused(() -> append(retraction("e-1", "u-1", "never"))).code())
                .isEqualTo(ErrorCode.EVENT_UNKNOWN);
        assertThat(refused(() -> append(rating("e-1", "u-1", "n-1", 7))).errors())
                .extracting(FieldError::code)
                .containsExactly(FieldError.OUT_OF_RANGE);
        assertThat(feedback().isEmpty(tenant)).isTrue();
    }

    @Test
    void withoutAQuestionnaireNothingIsRated() {
        TenantId silent = Tenants.fresh();
        catalog().put(silent, narrative("n-1"));

        RecommenderException refusal =
                refused(() -> feedback().append(silent, List.of(rating("e-1", "u-1", "n-1", 1)), UnknownPeople.CREATE));

        assertThat(refusal.code()).isEqualTo(ErrorCode.QUESTIONNAIRE_UNKNOWN);
    }

    @Test
    void aCallWithBadEventsTellsAllOfThemAndStoresNone() {
        RecommenderException refusal = refused(() -> append(
                rating("e-1", "u-1", "n-1", 1),
                rating("e-2", "nobody", "nothing", 1),
                rating("e-3", "u-2", "n-2", 1),
                rating("e-4", "u-2", "n-2", 7),
                retraction("e-5", "u-2", "e-1")));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(refusal.errors())
                .extracting(error -> error.index().orElse(-1) + " " + error.field() + " " + error.code())
                .containsExactly(
                        "1 userId USER_UNKNOWN",
                        "1 narrativeId NARRATIVE_UNKNOWN",
                        "3 ratings.hopefulness OUT_OF_RANGE",
                        "4 retracts EVENT_UNKNOWN");
        assertThat(feedback().isEmpty(tenant)).isTrue();
    }

    @Test
    void somebodyUnknownIsCreatedOnceAndBeforeTheirFirstWord() {
        List<Feedback> events =
                List.of(rating("e-1", "new", "n-1", 1), rating("e-2", "u-1", "n-1", 1), rating("e-3", "new", "n-2", 1));
        LogPosition before = last(read());

        feedback().append(tenant, events, UnknownPeople.CREATE);
        feedback().append(tenant, List.of(rating("e-4", "new", "n-2", 2)), UnknownPeople.CREATE);

        assertThat(people().find(tenant, user("new"))).contains(Person.unknown(user("new")));
        assertThat(log().read(tenant, before, 10))
                .extracting(entry -> entry instanceof LogEntry.PersonPut ? "person" : "said")
                .containsExactly("person", "said", "said", "said", "said");
    }

    @Test
    void onesOwnEarlierEventsMayBeRetracted() {
        append(rating("e-1", "u-1", "n-1", 1), retraction("e-2", "u-1", "e-1"));

        append(retraction("e-3", "u-1", "e-1"));

        assertThat(refused(() -> append(retraction("e-4", "u-1", "e-2"))).code())
                .isEqualTo(ErrorCode.EVENT_UNKNOWN);
        assertThat(refused(() -> append(retraction("e-4", "u-2", "e-1"))).code())
                .isEqualTo(ErrorCode.EVENT_UNKNOWN);
        assertThat(refused(() -> append(retraction("e-4", "u-1", "e-5"), rating("e-5", "u-1", "n-1", 1)))
                        .errors())
                .extracting(FieldError::code)
                .containsExactly(ErrorCode.EVENT_UNKNOWN.name());
    }

    @Test
    void aReplayStaysOneWhenTheQuestionnaireHasChanged() {
        Feedback.Rating both =
                new Feedback.Rating(header("e-1", "u-1"), id("n-1"), new TreeMap<>(Map.of("hopefulness", 1.0)));
        Stored first = append(both).getFirst();
        Questionnaire.RatingQuestion primary = QUESTIONNAIRE.primary();
        Scale wider = new Scale(-1, 3, 2, OptionalDouble.empty(), List.of());
        feedback()
                .putQuestionnaire(
                        tenant,
                        new Questionnaire(
                                "Wider",
                                List.of(new Questionnaire.RatingQuestion(primary.key(), primary.text(), true, wider))),
                        Optional.empty());

        assertThat(append(both).getFirst().position()).isEqualTo(first.position());
        assertThat(refused(() -> append(rating("e-2", "u-1", "n-1", 2))).code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @Test
    void whatAPersonSaidComesBackWholeAndInOrder() {
        Feedback.Header told = new Feedback.Header(
                new EventId("z"),
                user("u-1"),
                Optional.of(Instant.parse("2026-11-23T12:00:00.123456789Z")),
                Optional.of("list-1"));
        Feedback.Progress half = new Feedback.Progress(OptionalDouble.of(0.5), OptionalDouble.of(61.25));
        Feedback[] said = {
            new Feedback.Rating(told, id("n-1"), new TreeMap<>(Map.of("hopefulness", 2.0))),
            new Feedback.View(header("y", "u-1"), id("n-1"), half),
            new Feedback.Completion(header("x", "u-1"), id("n-1"), Feedback.Progress.UNKNOWN),
            new Feedback.Bookmark(header("w", "u-1"), id("n-1"), true),
            new Feedback.Bookmark(header("v", "u-1"), id("n-1"), false),
            hide("u", "u-1", "n-1", true),
            hide("t", "u-1", "n-1", false),
            new Feedback.Distress(header("s", "u-1"), id("n-2"), 3),
            retraction("r", "u-1", "z")
        };

        List<Stored> stored = append(said);

        assertThat(stored).extracting(Stored::position).isSorted().doesNotHaveDuplicates();
        assertThat(feedback().of(tenant, user("u-1")))
                .extracting(FeedbackLog.Entry::event)
                .containsExactly(said);
        assertThat(feedback().of(tenant, user("u-1")))
                .extracting(FeedbackLog.Entry::position)
                .isEqualTo(stored.stream().map(Stored::position).toList());
    }

    @Test
    void theSameQuestionnaireKeepsItsVersion() {
        Versioned<Questionnaire> again = feedback().putQuestionnaire(tenant, QUESTIONNAIRE, Optional.of(1));

        assertThat(again).isEqualTo(new Versioned<>(1, QUESTIONNAIRE));
        assertThat(feedback().questionnaire(tenant)).contains(again);
        assertThat(feedback().questionnaire(Tenants.fresh())).isEmpty();
    }

    @Test
    void aQuestionnaireMadeFromAnotherVersionIsRefused() {
        Questionnaire other = new Questionnaire("Other", QUESTIONNAIRE.questions());
        Versioned<Questionnaire> second = feedback().putQuestionnaire(tenant, other, Optional.of(1));

        RecommenderException refusal =
                refused(() -> feedback().putQuestionnaire(tenant, QUESTIONNAIRE, Optional.of(1)));

        assertThat(second.version()).isEqualTo(2);
        assertThat(refusal.code()).isEqualTo(ErrorCode.VERSION_CONFLICT);
        assertThat(feedback().questionnaire(tenant)).contains(second);
    }

    @Test
    void aQuestionnaireThatCannotHoldTheRatingsIsRefused() {
        append(rating("e-1", "u-1", "n-1", 1), rating("e-2", "u-2", "n-1", 1), rating("e-3", "u-2", "n-2", 2));
        Scale narrow = new Scale(1, 3, 1, OptionalDouble.empty(), List.of());
        Questionnaire.RatingQuestion question =
                new Questionnaire.RatingQuestion("hopefulness", "Narrower?", true, narrow);
        Questionnaire.RatingQuestion another = new Questionnaire.RatingQuestion("other", "Other?", true, narrow);

        RecommenderException refusal = refused(() ->
                feedback().putQuestionnaire(tenant, new Questionnaire("Other", List.of(another)), Optional.empty()));
        Versioned<Questionnaire> fitting =
                feedback().putQuestionnaire(tenant, new Questionnaire("Narrower", List.of(question)), Optional.empty());

        assertThat(refusal.code()).isEqualTo(ErrorCode.QUESTIONNAIRE_IN_USE);
        assertThat(refusal.detail()).startsWith("3 ");
        assertThat(fitting.version()).isEqualTo(2);
    }

    @Test
    void tenantsDoNotSeeEachOther() {
        append(rating("e-1", "u-1", "n-1", 1));
        TenantId other = Tenants.fresh();

        assertThat(feedback().isEmpty(other)).isTrue();
        assertThat(feedback().of(other, user("u-1"))).isEmpty();
        assertThat(log().read(other, LogPosition.START, 10)).isEmpty();
        assertThat(feedback().isEmpty(tenant)).isFalse();
    }

    private List<LogEntry> read() {
        return log().read(tenant, LogPosition.START, 100);
    }

    private static LogPosition last(List<LogEntry> entries) {
        return entries.getLast().position();
    }
}
