package narratives.live;

import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.narrative;
import static narratives.fixture.SmallReplica.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import narratives.feedback.EventId;
import narratives.feedback.Feedback;
import narratives.fixture.KeptSnapshots;
import narratives.fixture.ListedLog;
import narratives.fixture.Requests;
import narratives.fixture.SmallReplica;
import narratives.people.UserId;
import narratives.recommend.Audience;
import narratives.recommend.Mode;
import narratives.recommend.Reason;
import narratives.recommend.Recommendation;
import org.junit.jupiter.api.Test;

/** Eighty people answer two questions about some of twenty narratives, both high or both low by who they are. */
class OtherQuestionsTest {
    private static final String PRIMARY = "hopefulness";
    private static final String OTHER = "connection";

    private final ListedLog log = new ListedLog();
    private final SmallReplica replica;

    OtherQuestionsTest() {
        Random chance = new Random(4);
        for (int i = 0; i < 20; i++) {
            log.put(narrative("n-%02d".formatted(i)));
        }
        for (int person = 0; person < 80; person++) {
            double level = chance.nextInt(4);
            for (int i : chance.ints(0, 20).distinct().limit(5).toArray()) {
                double hopefulness = Math.clamp(level - 1 + chance.nextInt(-1, 2), -1, 2);
                double connection = Math.clamp(level + chance.nextInt(-1, 2), 0, 3);
                give("e-" + person + "-" + i, "u-" + person, i, Map.of(PRIMARY, hopefulness, OTHER, connection));
            }
        }
        replica = new SmallReplica(log, new KeptSnapshots());
    }

    private void give(String event, String person, int narrative, Map<String, Double> answers) {
        log.give(new Feedback.Rating(
                new Feedback.Header(new EventId(event), new UserId(person), Optional.empty(), Optional.empty()),
                id("n-%02d".formatted(narrative)),
                new TreeMap<>(answers)));
    }

    private Recommendation list(String person) {
        return replica.recommender()
                .recommend(
                        TENANT,
                        Requests.of(new Audience.Somebody(new UserId(person)), Mode.MATCH, 10, Optional.empty()));
    }

    private static double mean(Recommendation list) {
        return list.items().stream()
                .mapToDouble(item -> item.prediction().mean())
                .average()
                .orElseThrow();
    }

    @Test
    void whoAnswersOnlyTheOtherQuestionIsExpectedToAnswerAlike() {
        for (int i = 0; i < 4; i++) {
            give("high-" + i, "high", i, Map.of(OTHER, 3.0));
            give("low-" + i, "low", i, Map.of(OTHER, 0.0));
        }
        replica.catchUp();

        double high = mean(list("high"));
        double nobody = mean(list("nobody"));
        double low = mean(list("low"));

        assertThat(high).isGreaterThan(nobody + .2);
        assertThat(low).isLessThan(nobody - .2);
    }

    @Test
    void theirPartOfTheScoreIsTold() {
        for (int i = 0; i < 4; i++) {
            give("high-" + i, "high", i, Map.of(OTHER, 3.0));
        }
        replica.catchUp();

        Recommendation list = list("high");

        assertThat(list.items()).allSatisfy(item -> {
            assertThat(item.reasons()).extracting(Reason::kind).contains(Reason.EVIDENCE);
            assertThat(item.reasons().stream().mapToDouble(Reason::contribution).sum())
                    .isEqualTo(item.score(), within(1e-9));
        });
    }

    @Test
    void aRetractedAnswerTellsNothing() {
        give("said", "somebody", 3, Map.of(OTHER, 3.0));
        log.give(new Feedback.Retraction(
                new Feedback.Header(new EventId("back"), new UserId("somebody"), Optional.empty(), Optional.empty()),
                new EventId("said")));
        replica.catchUp();

        Recommendation list = list("somebody");

        assertThat(mean(list)).isEqualTo(mean(list("nobody")), within(1e-12));
    }

    @Test
    void thePrimaryAnswerAddsAndIsGivenBackAsEver() {
        double before = mean(list("nobody"));
        give("in", "visitor", 3, Map.of(PRIMARY, 2.0, OTHER, 3.0));
        replica.catchUp();
        log.give(new Feedback.Retraction(
                new Feedback.Header(new EventId("out"), new UserId("visitor"), Optional.empty(), Optional.empty()),
                new EventId("in")));
        replica.catchUp();

        double after = mean(list("nobody"));

        assertThat(after).isEqualTo(before, within(1e-9));
    }
}
