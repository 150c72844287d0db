package narratives.live;

import static narratives.fixture.Sample.narrative;
import static narratives.fixture.Sample.rating;
import static narratives.fixture.Sample.user;
import static narratives.fixture.SmallReplica.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import narratives.comparator.Comparators;
import narratives.fixture.KeptSnapshots;
import narratives.fixture.ListedLog;
import narratives.fixture.NotedFits;
import narratives.fixture.Requests;
import narratives.fixture.SmallReplica;
import narratives.model.Estimate;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.recommend.ModelRecommender;
import narratives.recommend.Recommendation;
import org.junit.jupiter.api.Test;

/** Comparators are fitted beside the model, and change with it. */
class ComparatorsLiveTest {
    private final ListedLog log = world();
    private final KeptSnapshots snapshots = new KeptSnapshots();
    private final NotedFits fits = new NotedFits();
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    @Test
    void nothingIsFittedWhereNothingIsWanted() {
        SmallReplica replica = new SmallReplica(log, snapshots);

        replica.replicas().train(TENANT);

        assertThat(replica.replicas().view(TENANT).comparators()).isEmpty();
    }

    @Test
    void untilComparatorsAreFittedListsComeFromTheModel() {
        SmallReplica replica = new SmallReplica(log, snapshots, wanted(), fits, waiting::add);
        Recommendation meanwhile = list(replica, "svd");

        waiting.remove().run();

        assertThat(meanwhile.items()).hasSize(10);
        assertThat(meanwhile.servedBy().reason()).contains(ModelRecommender.ALGORITHM_UNAVAILABLE);
        assertThat(list(replica, "svd").servedBy().algorithm()).isEqualTo("svd");
        assertThat(fits.fitted()).containsExactly("bias", "svd");
    }

    @Test
    void aRestartServesTheSameListBitForBit() {
        SmallReplica replica = running();
        replica.replicas().train(TENANT);
        log.give(rating("since", "u-1", "n-07", 2));
        replica.catchUp();

        SmallReplica restarted = running();

        assertThat(list(restarted, "svd").items())
                .isEqualTo(list(replica, "svd").items());
        assertThat(list(restarted, "bias").items())
                .isEqualTo(list(replica, "bias").items());
    }

    @Test
    void aTrainingFitsComparatorsToWhatIsKnownByThen() {
        SmallReplica replica = running();
        log.give(rating("said", "newcomer", "n-03", 2));
        replica.catchUp();
        assertThat(isKnown(replica, "newcomer")).isFalse();

        replica.replicas().train(TENANT);

        assertThat(isKnown(replica, "newcomer")).isTrue();
    }

    @Test
    void aReplicaTakesOverModelAndComparatorsOfAnotherAtOnce() {
        SmallReplica one = running();
        SmallReplica other = running();
        log.give(rating("said", "newcomer", "n-03", 2));
        one.catchUp();
        one.replicas().train(TENANT);
        other.catchUp();

        other.replicas().adoptNewer(TENANT);

        assertThat(isKnown(other, "newcomer")).isTrue();
        assertThat(list(other, "svd").items()).isEqualTo(list(one, "svd").items());
        assertThat(other.replicas().view(TENANT).version())
                .isEqualTo(one.replicas().view(TENANT).version());
    }

    @Test
    void fitsBesideAModelThatWasReplacedMeanwhileAreDropped() {
        SmallReplica replica = new SmallReplica(log, snapshots, wanted(), fits, waiting::add);
        Runnable late = waiting.remove();
        log.give(rating("said", "newcomer", "n-03", 2));
        replica.catchUp();
        replica.replicas().train(TENANT);
        waiting.remove().run();

        late.run();

        assertThat(isKnown(replica, "newcomer")).isTrue();
    }

    @Test
    void aComparatorWhoseNumbersRunAwayIsNotServed() {
        SortedMap<String, Method> methods = wanted();
        methods.put("runaway", new Runaway());

        SmallReplica replica = new SmallReplica(log, snapshots, methods, fits, Runnable::run);

        assertThat(fits.failed()).containsExactly("runaway");
        assertThat(list(replica, "runaway").servedBy().reason()).contains(ModelRecommender.ALGORITHM_UNAVAILABLE);
        assertThat(list(replica, "svd").servedBy().algorithm()).isEqualTo("svd");
    }

    /** Expects what is no number. */
    private record Runaway() implements Method {
        @Override
        public String name() {
            return "runaway";
        }

        @Override
        public Fitted fit(TrainingSet training) {
            return (person, own) -> narrative -> Estimate.of(Double.NaN);
        }
    }

    private SmallReplica running() {
        return new SmallReplica(log, snapshots, wanted(), fits, Runnable::run);
    }

    private static SortedMap<String, Method> wanted() {
        SortedMap<String, Method> methods = new TreeMap<>();
        for (String name : List.of("bias", "svd")) {
            methods.put(name, Comparators.named(name).orElseThrow().method(0));
        }
        return methods;
    }

    private static boolean isKnown(SmallReplica replica, String person) {
        return replica.replicas().view(TENANT).comparators().stream()
                .anyMatch(fitted -> fitted.people().containsKey(user(person)));
    }

    private static Recommendation list(SmallReplica replica, String algorithm) {
        return replica.recommender().recommend(TENANT, Requests.by(algorithm, Requests.match("u-1")));
    }

    private static ListedLog world() {
        ListedLog log = ListedLog.begun();
        for (int i = 0; i < 20; i++) {
            log.put(narrative("n-%02d".formatted(i)));
        }
        SplittableRandom random = new SplittableRandom(4);
        for (int u = 0; u < 40; u++) {
            for (int k = 0; k < 4; k++) {
                log.give(rating(
                        "e-" + u + "-" + k, "u-" + u, "n-%02d".formatted(random.nextInt(20)), random.nextInt(4) - 1));
            }
        }
        return log;
    }
}
