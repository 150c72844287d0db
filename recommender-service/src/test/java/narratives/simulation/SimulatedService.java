package narratives.simulation;

import static narratives.fixture.SmallReplica.TENANT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeFilter;
import narratives.demonstration.Cohort;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog;
import narratives.fixture.InMemoryCatalog;
import narratives.fixture.InMemoryChangeLog;
import narratives.fixture.InMemoryFeedbackLog;
import narratives.fixture.InMemoryLog;
import narratives.fixture.InMemoryPeople;
import narratives.fixture.InMemorySafety;
import narratives.fixture.KeptSnapshots;
import narratives.fixture.SmallReplica;
import narratives.model.engagement.EngagementSettings;
import narratives.people.Person;
import narratives.people.UserId;
import narratives.recommend.Audience;
import narratives.recommend.Recommendation;
import narratives.recommend.RecommendationRequest;

/**
 * One replica of the service in memory, as an arm wants it: its log, its learning and its lists are those of the service.
 * The shipped cohort is its history.
 */
final class SimulatedService {
    private final Arm arm;
    private final MovingClock clock;
    private final InMemoryPeople people;
    private final InMemoryFeedbackLog feedback;
    private final SmallReplica replica;

    SimulatedService(Arm arm, Collection collection, Cohort history, Instant start) {
        this.arm = arm;
        clock = new MovingClock(start);
        InMemoryLog log = new InMemoryLog(clock);
        InMemoryCatalog catalog = new InMemoryCatalog(log);
        people = new InMemoryPeople(log);
        feedback = new InMemoryFeedbackLog(log, catalog, people);
        catalog.putInstrument(TENANT, collection.instrument(), Optional.empty());
        feedback.putQuestionnaire(TENANT, collection.questionnaire(), Optional.empty());
        List<Narrative> narratives = collection.narratives();
        catalog.putAll(TENANT, narratives);
        new InMemorySafety(log).putPolicy(TENANT, arm.policy(), Optional.empty());
        people.putAll(TENANT, history.people());
        feedback.append(TENANT, history.events(), FeedbackLog.UnknownPeople.REFUSE);
        replica = new SmallReplica(
                new InMemoryChangeLog(log),
                new KeptSnapshots(),
                arm.engaging() ? Optional.of(EngagementSettings.served(1, 1)) : Optional.empty(),
                clock);
        catchUp();
    }

    void at(Instant now) {
        clock.set(now);
        catchUp();
    }

    /** What the service does all the time by itself: reads the log to its end, and trains when drift asks for it. */
    private void catchUp() {
        replica.catchUp();
        replica.replicas().status(TENANT);
        replica.replicas().trainIfDue(TENANT, false);
    }

    void welcome(Person person) {
        people.put(TENANT, person);
        catchUp();
    }

    /** A list, as the service makes it. */
    Recommendation list(UserId person, long seed) {
        return replica.recommender()
                .recommend(
                        TENANT,
                        new RecommendationRequest(
                                new Audience.Somebody(person),
                                Habit.LIST,
                                arm.mode(),
                                Optional.empty(),
                                Optional.empty(),
                                OptionalLong.of(seed),
                                Optional.empty(),
                                NarrativeFilter.ALL,
                                new TreeSet<>(),
                                false,
                                Optional.empty(),
                                Optional.empty()));
    }

    void tell(List<Feedback> events) {
        feedback.append(TENANT, events, FeedbackLog.UnknownPeople.REFUSE);
        catchUp();
    }
}
