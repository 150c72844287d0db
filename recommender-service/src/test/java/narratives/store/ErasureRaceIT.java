package narratives.store;

import static narratives.fixture.Sample.QUESTIONNAIRE;
import static narratives.fixture.Sample.narrative;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.Sample.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.feedback.Admission;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog.UnknownPeople;
import narratives.fixture.Crowd;
import narratives.fixture.Owner;
import narratives.fixture.PostgresResource;
import narratives.fixture.Tenants;
import narratives.people.Person;
import narratives.people.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Erasures that race what the same person says: nothing survives, because the row of the person is locked. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init")
class ErasureRaceIT {
    private static final int TRIALS = 100;
    private static final int AT_ONCE = 4;

    private static final String FOREIGN_KEY = "log_entry_tenant_user_id_fkey";

    @Inject
    PostgresCatalog catalog;

    @Inject
    PostgresPeople people;

    @Inject
    PostgresFeedbackLog feedback;

    @Inject
    PostgresErasures erasures;

    private final TenantId tenant = Tenants.fresh();

    @BeforeEach
    void somethingToRate() {
        feedback.putQuestionnaire(tenant, QUESTIONNAIRE, Optional.empty());
        catalog.put(tenant, narrative("n-1"));
    }

    /** Erases people while five events of each are being stored; tells of how many something is left. */
    private int survivors() throws SQLException {
        AtomicInteger survived = new AtomicInteger();
        Crowd.of(AT_ONCE).each(member -> {
            for (int trial = member; trial < TRIALS; trial += AT_ONCE) {
                UserId person = user("u-" + trial);
                people.put(tenant, Person.unknown(person));
                Random random = new Random(trial);
                Thread writer = Thread.ofPlatform().start(() -> speak(person, random));
                LockSupport.parkNanos(random.nextInt(15_000_000));
                erasures.erase(tenant, person);
                join(writer);
                survived.addAndGet(feedback.of(tenant, person).isEmpty() ? 0 : 1);
            }
        });
        return survived.get();
    }

    /** As the feedback log does it, but in no hurry between looking for the person and the end of the transaction. */
    private void speak(UserId person, Random random) {
        try (Connection connection = Owner.connect(tenant)) {
            connection.setAutoCommit(false);
            FeedbackRows rows = new FeedbackRows(connection, tenant);
            for (int i = 0; i < 5; i++) {
                if (rows.people(Set.of(person)).isEmpty()) {
                    return;
                }
                List<Feedback> events = List.of(rating(person.value() + "-" + i, person.value(), "n-1", 1));
                LockSupport.parkNanos(random.nextInt(3_000_000));
                rows.write(events, Admission.fingerprints(events));
                LockSupport.parkNanos(random.nextInt(6_000_000));
                connection.commit();
            }
        } catch (SQLException refused) {
            // The person is gone; so is the transaction, with its connection.
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nothingSurvivesAnErasureThatRacesWhatThePersonSays() throws SQLException {
        assertThat(survivors()).isZero();
    }

    /** The control: without the foreign key nobody waits for anybody. */
    @Test
    void withoutTheForeignKeyMostOfItDoes() throws SQLException {
        Owner.execute("ALTER TABLE log_entry DROP CONSTRAINT " + FOREIGN_KEY);
        try {
            assertThat(survivors()).isGreaterThan(TRIALS / 4);
        } finally {
            Owner.execute("SET recommender.tenant = '" + tenant + "'; DELETE FROM log_entry WHERE tenant = '" + tenant
                    + "' AND kind = 1");
            Owner.execute("ALTER TABLE log_entry ADD CONSTRAINT " + FOREIGN_KEY
                    + " FOREIGN KEY (tenant, user_id) REFERENCES person");
        }
    }

    @Test
    void whoeverSpeaksWhileBeingErasedIsToldSo() {
        for (int trial = 0; trial < 20; trial++) {
            UserId person = user("told-" + trial);
            people.put(tenant, Person.unknown(person));
            List<Feedback> event = List.of(rating("told-" + trial, person.value(), "n-1", 1));

            List<String> answers = Crowd.of(3).ask(member -> switch (member) {
                case 0 -> erasures.erase(tenant, person).isPresent() ? "erased" : "unknown";
                case 1 -> told(() -> feedback.append(tenant, event, UnknownPeople.CREATE));
                default -> told(() -> people.put(tenant, Person.unknown(person)));
            });

            assertThat(answers.getFirst()).isEqualTo("erased");
            assertThat(answers).isSubsetOf("erased", "stored", ErrorCode.USER_ERASED.name());
            assertThat(people.find(tenant, person)).isEmpty();
            assertThat(feedback.of(tenant, person)).isEmpty();
        }
    }

    private static String told(Runnable write) {
        try {
            write.run();
            return "stored";
        } catch (RecommenderException refused) {
            return refused.code().name();
        }
    }
}
