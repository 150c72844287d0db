package narratives.live;

import static narratives.fixture.Sample.narrative;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.Sample.retraction;
import static narratives.fixture.SmallReplica.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import narratives.catalog.NarrativeId;
import narratives.fixture.KeptSnapshots;
import narratives.fixture.ListedLog;
import narratives.fixture.Requests;
import narratives.fixture.SmallReplica;
import narratives.recommend.Reason;
import narratives.recommend.Recommendation;
import org.junit.jupiter.api.Test;

/**
 * Twenty narratives that nothing is told of, and forty readers in two camps: each finds hope in the half of the narratives
 * that the other finds none in.
 */
class LatentFactorsLiveTest {
    private static final int NARRATIVES = 20;

    @Test
    void aFewAnswersTellWhichCampSomebodyIsIn() {
        ListedLog log = world();
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());
        answer(log, "newcomer", "n-00", 2);
        answer(log, "newcomer", "n-01", -1);
        answer(log, "newcomer", "n-02", 2);

        replica.catchUp();

        assertThat(replica.replicas().view(TENANT).model().narratives().factors())
                .isPositive();
        List<NarrativeId> first = items(replica, "newcomer").stream()
                .limit(8)
                .map(Recommendation.Item::narrative)
                .toList();
        assertThat(first)
                .allMatch(narrative -> Integer.parseInt(narrative.value().substring(2)) % 2 == 0);
    }

    @Test
    void whatLikeMindedReadersFoundIsAPartOfTheScore() {
        ListedLog log = world();

        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());

        assertThat(items(replica, "u-4")).isNotEmpty().allSatisfy(item -> {
            double sum =
                    item.reasons().stream().mapToDouble(Reason::contribution).sum();
            assertThat(sum).isEqualTo(item.score(), within(1e-12));
            assertThat(item.reasons()).anyMatch(reason -> reason.kind().equals(Reason.LIKE_MINDED));
        });
    }

    @Test
    void aRetractedAnswerLeavesEveryScoreAsItWas() {
        ListedLog log = world();
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());
        SortedMap<NarrativeId, Double> before = scores(replica);
        log.give(rating("wrong", "newcomer", before.firstKey().value(), -1));
        SortedMap<NarrativeId, Double> between = scores(replica.catchUp());
        log.give(retraction("sorry", "newcomer", "wrong"));

        SortedMap<NarrativeId, Double> after = scores(replica.catchUp());

        assertThat(between.get(before.firstKey())).isLessThan(before.get(before.firstKey()));
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((narrative, score) -> assertThat(after.get(narrative)).isCloseTo(score, within(1e-9)));
    }

    @Test
    void aReplicaThatReadInSmallStepsServesTheSameBitsAsOneThatReadAtOnce() {
        ListedLog log = world();
        KeptSnapshots snapshots = new KeptSnapshots();
        SmallReplica stepwise = new SmallReplica(log, snapshots);
        SplittableRandom random = new SplittableRandom(5);
        for (int e = 0; e < 30; e++) {
            log.give(rating(
                    "step-" + e,
                    "u-" + random.nextInt(40),
                    "n-%02d".formatted(random.nextInt(NARRATIVES)),
                    random.nextInt(4) - 1));
            stepwise.catchUp();
        }

        SmallReplica atOnce = new SmallReplica(log, snapshots);

        assertThat(items(atOnce, "u-2")).isEqualTo(items(stepwise, "u-2"));
    }

    @Test
    void everythingATrainingKnewCanBeTakenBack() {
        ListedLog log = world();
        SmallReplica replica = new SmallReplica(log, new KeptSnapshots());

        for (int u = 0; u < 40; u++) {
            for (int i = 0; i < NARRATIVES; i++) {
                log.give(retraction("sorry-" + u + "-" + i, "u-" + u, "u-" + u + "-n-%02d".formatted(i)));
            }
        }
        replica.catchUp();

        assertThat(replica.replicas().status(TENANT).ratings()).isZero();
        double first = items(replica, "nobody").getFirst().score();
        assertThat(items(replica, "nobody"))
                .allSatisfy(item -> assertThat(item.score()).isCloseTo(first, within(1e-12)));
    }

    private static ListedLog world() {
        ListedLog log = ListedLog.begun();
        for (int i = 0; i < NARRATIVES; i++) {
            log.put(narrative("n-%02d".formatted(i), Map.of()));
        }
        SplittableRandom random = new SplittableRandom(3);
        for (int u = 0; u < 40; u++) {
            for (int i = 0; i < NARRATIVES; i++) {
                if (random.nextInt(5) < 3) {
                    double likes = (u + i) % 2 == 0 ? 1 : 0;
                    answer(log, "u-" + u, "n-%02d".formatted(i), likes + random.nextInt(2) * (2 * likes - 1));
                }
            }
        }
        return log;
    }

    private static void answer(ListedLog log, String user, String narrative, double answer) {
        log.give(rating(user + "-" + narrative, user, narrative, answer));
    }

    private static List<Recommendation.Item> items(SmallReplica replica, String user) {
        return replica.recommender().recommend(TENANT, Requests.match(user)).items();
    }

    private static SortedMap<NarrativeId, Double> scores(SmallReplica replica) {
        SortedMap<NarrativeId, Double> scores = new TreeMap<>();
        items(replica, "u-4").forEach(item -> scores.put(item.narrative(), item.score()));
        return scores;
    }
}
