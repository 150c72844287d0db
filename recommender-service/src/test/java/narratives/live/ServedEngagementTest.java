package narratives.live;

import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.narrative;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.SmallReplica.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import narratives.feedback.EventId;
import narratives.feedback.Feedback;
import narratives.fixture.KeptSnapshots;
import narratives.fixture.ListedLog;
import narratives.fixture.Requests;
import narratives.fixture.SmallReplica;
import narratives.model.engagement.Blend;
import narratives.model.engagement.EngagementSettings;
import narratives.people.UserId;
import narratives.recommend.Audience;
import narratives.recommend.Mode;
import narratives.recommend.Reason;
import narratives.recommend.Recommendation;
import org.junit.jupiter.api.Test;

/**
 * Sixty people of two camps, who finish the even or the odd narratives of forty and rate all they rate alike, so that
 * ratings say nothing of who is drawn to what.
 */
class ServedEngagementTest {
    private static final EngagementSettings SETTINGS = EngagementSettings.served(0, 1);

    private final ListedLog log = world();
    private final KeptSnapshots snapshots = new KeptSnapshots();

    private static ListedLog world() {
        ListedLog log = new ListedLog();
        for (int i = 0; i < 40; i++) {
            log.put(narrative("n-%02d".formatted(i)));
        }
        for (int person = 0; person < 60; person++) {
            log.give(rating("r-" + person, "u-" + person, "n-%02d".formatted(person % 40), person % 3));
        }
        // In time everybody takes turns, so that each fifth has something of everybody.
        for (int turn = 0; turn < 10; turn++) {
            for (int person = 0; person < 60; person++) {
                int narrative = (2 * ((person * 7 + turn * 3) % 20) + person % 2) % 40;
                log.give(completion("c-" + person + "-" + turn, "u-" + person, "n-%02d".formatted(narrative)));
            }
        }
        return log;
    }

    private static Feedback completion(String event, String person, String narrative) {
        return new Feedback.Completion(header(event, person), id(narrative), Feedback.Progress.UNKNOWN);
    }

    private static Feedback.Header header(String event, String person) {
        return new Feedback.Header(new EventId(event), new UserId(person), Optional.empty(), Optional.empty());
    }

    private SmallReplica replica() {
        return new SmallReplica(log, snapshots, SETTINGS);
    }

    private static Recommendation list(SmallReplica replica, String person) {
        return list(replica, person, 10);
    }

    private static Recommendation whole(SmallReplica replica, String person) {
        return list(replica, person, 40);
    }

    private static Recommendation list(SmallReplica replica, String person, int count) {
        return replica.recommender()
                .recommend(
                        TENANT,
                        Requests.of(new Audience.Somebody(new UserId(person)), Mode.MATCH, count, Optional.empty()));
    }

    private static double shareOfEven(Recommendation list) {
        return list.items().stream()
                        .filter(item ->
                                Integer.parseInt(item.narrative().value().substring(2)) % 2 == 0)
                        .count()
                / (double) list.items().size();
    }

    @Test
    void listsFollowWhatAReaderFinishes() {
        SmallReplica replica = replica();

        Recommendation even = list(replica, "u-4");
        Recommendation odd = list(replica, "u-5");

        assertThat(shareOfEven(even)).isGreaterThanOrEqualTo(.7);
        assertThat(shareOfEven(odd)).isLessThanOrEqualTo(.3);
    }

    @Test
    void engagementIsAPartOfTheScoreAndSaysSo() {
        Recommendation list = list(replica(), "u-4");

        assertThat(list.items()).allSatisfy(item -> {
            assertThat(item.reasons()).extracting(Reason::kind).contains(Reason.ENGAGEMENT);
            assertThat(item.reasons().stream().mapToDouble(Reason::contribution).sum())
                    .isEqualTo(item.score(), within(1e-9));
        });
    }

    @Test
    void whatANewReaderFinishesChangesTheirNextList() {
        SmallReplica replica = replica();
        double before = shareOfEven(list(replica, "new"));
        for (int i = 1; i < 12; i += 2) {
            log.give(completion("mine-" + i, "new", "n-%02d".formatted(i)));
        }
        replica.catchUp();

        double after = shareOfEven(list(replica, "new"));

        assertThat(after).isLessThan(before).isLessThanOrEqualTo(.3);
    }

    @Test
    void whatWasKeptServesTheSameAfterARestart() {
        Recommendation first = list(replica(), "u-4");

        Recommendation restarted = list(replica(), "u-4");

        assertThat(restarted.model()).isEqualTo(first.model());
        assertThat(restarted.items()).isEqualTo(first.items());
    }

    @Test
    void sweepsLearnEngagementFromWhatIsKnownByThen() {
        SmallReplica replica = replica();
        Blend before = status(replica).engagement();
        for (int i = 0; i < 12; i += 2) {
            log.give(completion("late-" + i, "late", "n-%02d".formatted(i)));
        }
        replica.catchUp();

        replica.replicas().train(TENANT);

        assertThat(before).isNotEqualTo(Blend.OF_NOTHING);
        assertThat(status(replica).engagement()).isNotEqualTo(Blend.OF_NOTHING);
    }

    private static ModelStatus status(SmallReplica replica) {
        return replica.replicas().statusInMemory(TENANT);
    }

    @Test
    void aViewSaysLessThanTheEnd() {
        SmallReplica replica = replica();
        log.give(new Feedback.View(
                header("v", "viewer"),
                id("n-01"),
                new Feedback.Progress(OptionalDouble.of(.2), OptionalDouble.empty())));
        log.give(completion("c", "finisher", "n-01"));
        replica.catchUp();

        double viewed = engagement(whole(replica, "viewer"), "n-03");
        double finished = engagement(whole(replica, "finisher"), "n-03");

        assertThat(finished).isGreaterThan(viewed);
    }

    private static double engagement(Recommendation list, String narrative) {
        return list.items().stream()
                .filter(item -> item.narrative().equals(id(narrative)))
                .flatMap(item -> item.reasons().stream())
                .filter(reason -> reason.kind().equals(Reason.ENGAGEMENT))
                .mapToDouble(Reason::contribution)
                .findFirst()
                .orElse(0);
    }

    @Test
    void whatIsPopularIsOrderedByAnswersAlone() {
        Recommendation list = replica()
                .recommender()
                .recommend(
                        TENANT,
                        Requests.of(new Audience.Somebody(new UserId("u-4")), Mode.POPULAR, 10, Optional.empty()));

        List<String> kinds = list.items().stream()
                .flatMap(item -> item.reasons().stream())
                .map(Reason::kind)
                .toList();
        assertThat(kinds).doesNotContain(Reason.ENGAGEMENT).contains(Reason.UNCERTAINTY);
    }
}
