package narratives.store;

import static narratives.fixture.Sample.QUESTIONNAIRE;
import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.narrative;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.Sample.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import narratives.contract.ErrorCode;
import narratives.contract.LogPosition;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.feedback.Admission;
import narratives.feedback.EventId;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog.Stored;
import narratives.feedback.FeedbackLog.UnknownPeople;
import narratives.fixture.Crowd;
import narratives.fixture.Owner;
import narratives.fixture.PostgresResource;
import narratives.fixture.Tenants;
import narratives.log.LogEntry;
import narratives.people.Person;
import narratives.people.Preferences;
import narratives.people.Profile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many clients that say the same at the same moment. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init")
class FeedbackRaceIT {
    private static final int CLIENTS = 32;
    private static final int EVENTS = 2000;

    @Inject
    PostgresFeedbackLog feedback;

    @Inject
    PostgresCatalog catalog;

    @Inject
    PostgresPeople people;

    @Inject
    PostgresChangeLog log;

    private final TenantId tenant = Tenants.fresh();

    @BeforeEach
    void somethingToRate() {
        feedback.putQuestionnaire(tenant, QUESTIONNAIRE, Optional.empty());
        catalog.put(tenant, narrative("n-1"));
    }

    private static List<Feedback> events() {
        return IntStream.range(0, EVENTS)
                .mapToObj(i -> rating("e-" + i, "u-" + i % 100, "n-1", i % 3))
                .toList();
    }

    private Stored append(Feedback event) {
        return feedback.append(tenant, List.of(event), UnknownPeople.CREATE).getFirst();
    }

    private List<LogPosition> inTheLog() {
        List<LogEntry> entries = log.read(tenant, LogPosition.START, 100_000);
        return entries.stream()
                .filter(LogEntry.FeedbackGiven.class::isInstance)
                .map(LogEntry::position)
                .toList();
    }

    @Test
    void everyClientGetsTheSameAnswerForTheSameEvent() {
        List<Feedback> events = events();

        List<List<Stored>> answers = Crowd.of(CLIENTS)
                .ask(client -> events.stream().map(this::append).toList());

        List<LogPosition> positions =
                answers.getFirst().stream().map(Stored::position).toList();
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer).extracting(Stored::position).isEqualTo(positions));
        assertThat(answers.stream().flatMap(List::stream).filter(stored -> !stored.replayed()))
                .hasSize(EVENTS);
        assertThat(inTheLog()).containsExactlyInAnyOrderElementsOf(positions);
    }

    @Test
    void callsThatOverlapInAnyOrderDoNotHinderEachOther() {
        Map<EventId, Set<LogPosition>> answered = new HashMap<>();

        List<List<Stored>> answers = Crowd.of(8).ask(client -> {
            Random random = new Random(client);
            List<Stored> stored = new ArrayList<>();
            for (int call = 0; call < 40; call++) {
                List<Feedback> some = new ArrayList<>(events());
                Collections.shuffle(some, random);
                stored.addAll(feedback.append(tenant, some.subList(0, 50), UnknownPeople.CREATE));
            }
            return stored;
        });

        answers.stream()
                .flatMap(List::stream)
                .forEach(stored -> answered.computeIfAbsent(stored.eventId(), unseen -> new HashSet<>())
                        .add(stored.position()));
        assertThat(answered.values())
                .allSatisfy(positions -> assertThat(positions).hasSize(1));
        assertThat(inTheLog())
                .containsExactlyInAnyOrderElementsOf(
                        answered.values().stream().flatMap(Set::stream).toList());
    }

    /** A profile that was put while feedback created the same person would be lost on every replica. */
    @Test
    void whoIsCreatedByFeedbackDoesNotForgetWhatWasPut() {
        List<Person> told = IntStream.range(0, 300)
                .mapToObj(i -> new Person(
                        user("p-" + i),
                        Profile.NONE,
                        new Preferences(
                                Preferences.NONE.modalities(),
                                Preferences.NONE.languages(),
                                Preferences.NONE.maxDurationSeconds(),
                                Preferences.NONE.excludedWarnings(),
                                new TreeSet<>(Set.of(id("n-1"))))))
                .toList();

        Crowd.of(4)
                .each(member -> told.forEach(person -> {
                    if (member % 2 == 0) {
                        append(rating(
                                "by-" + member + person.id().value(),
                                person.id().value(),
                                "n-1",
                                1));
                    } else {
                        people.put(tenant, person);
                    }
                }));

        Map<String, Person> last = new HashMap<>();
        for (LogEntry entry : log.read(tenant, LogPosition.START, 100_000)) {
            if (entry instanceof LogEntry.PersonPut(var position, var person)) {
                last.put(person.id().value(), person);
            }
        }
        assertThat(last.values()).containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void anEventThatIsBeingStoredElsewhereIsWaitedForButNotForLong() throws SQLException {
        append(rating("first", "u-1", "n-1", 1));
        try (Connection other = Owner.connect(tenant)) {
            other.setAutoCommit(false);
            new FeedbackRows(other, tenant)
                    .write(
                            List.of(rating("slow", "u-1", "n-1", 1)),
                            Admission.fingerprints(List.of(rating("slow", "u-1", "n-1", 1))));

            RecommenderException refusal =
                    catchThrowableOfType(RecommenderException.class, () -> append(rating("slow", "u-1", "n-1", 1)));
            other.rollback();
            other.setAutoCommit(true);

            assertThat(refusal.code()).isEqualTo(ErrorCode.EVENT_OUTSTANDING);
        }
        assertThat(append(rating("slow", "u-1", "n-1", 1)).replayed()).isFalse();
    }
}
