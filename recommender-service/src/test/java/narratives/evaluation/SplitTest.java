package narratives.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import narratives.catalog.NarrativeId;
import narratives.evaluation.RatedSet.Given;
import narratives.evaluation.RatedSet.Known;
import narratives.evaluation.Split.Setting;
import narratives.model.TrainingSet.TrainingRating;
import org.junit.jupiter.api.Test;

class SplitTest {
    /** Thirty people with two to nine ratings of twenty narratives, at times that run against the order of people. */
    private static RatedSet ratings() {
        Random random = new Random(4);
        List<Given> given = new ArrayList<>();
        for (int person = 0; person < 30; person++) {
            int count = 2 + random.nextInt(8);
            for (int narrative : random.ints(0, 20).distinct().limit(count).toArray()) {
                given.add(new Given(
                        "p" + person,
                        new NarrativeId("n" + narrative),
                        1 + random.nextInt(5),
                        OptionalDouble.of(1000 - person - narrative / 100.0)));
            }
        }
        return RatedSet.of(given, RatedSet.scale(given), Known.NOTHING);
    }

    private static List<Setting> settings(String split) {
        return Split.parse(split).settings(ratings(), new SplittableRandom(1));
    }

    @Test
    void eachRatingIsHeldOutOnce() {
        List<TrainingRating> held = new ArrayList<>();

        settings("random:4").getFirst().folds().forEach(fold -> held.addAll(fold.test()));

        assertThat(held).containsExactlyInAnyOrderElementsOf(ratings().set().ratings());
    }

    @Test
    void ofEachPersonAShareIsLearnedFrom() {
        Fold fold = settings("per-user:0.75").getFirst().folds().getFirst();

        Fold.byPerson(ratings().set().ratings()).forEach((person, own) -> {
            long learned = fold.training().ratings().stream()
                    .filter(rating -> rating.person() == person)
                    .count();
            assertThat(learned).isEqualTo((long) Math.ceil(.75 * own.size()));
        });
        assertThat(fold.training().ratings().size() + fold.test().size())
                .isEqualTo(ratings().set().ratings().size());
    }

    @Test
    void nothingIsForetoldFromTheFuture() {
        RatedSet ratings = ratings();
        Fold fold = settings("temporal:0.8").getFirst().folds().getFirst();

        assertThat(latest(ratings, fold.training().ratings())).isLessThanOrEqualTo(earliest(ratings, fold.test()));
    }

    @Test
    void whatIsLearnedFromInTimeKnowsItsOrder() {
        RatedSet ratings = ratings();
        Fold fold = settings("temporal:0.8").getFirst().folds().getFirst();

        List<TrainingRating> byMoment = fold.training().ratings().stream()
                .sorted(Comparator.comparingInt(TrainingRating::moment))
                .toList();

        assertThat(byMoment).extracting(rating -> time(ratings, rating)).isSorted();
        assertThat(byMoment)
                .extracting(TrainingRating::moment)
                .doesNotHaveDuplicates()
                .startsWith(1);
        assertThat(settings("random:4").getFirst().folds())
                .noneMatch(each -> each.training().isTimed());
    }

    private static double latest(RatedSet ratings, List<TrainingRating> of) {
        return of.stream().mapToDouble(one -> time(ratings, one)).max().orElseThrow();
    }

    private static double earliest(RatedSet ratings, List<TrainingRating> of) {
        return of.stream().mapToDouble(one -> time(ratings, one)).min().orElseThrow();
    }

    private static List<Integer> pair(TrainingRating rating) {
        return List.of(rating.person(), rating.narrative());
    }

    private static double time(RatedSet ratings, TrainingRating rating) {
        return ratings.times()[
                ratings.set().ratings().stream().map(SplitTest::pair).toList().indexOf(pair(rating))];
    }

    @Test
    void newPeopleAreNotLearnedFromAndTellNoneToThree() {
        List<Setting> settings = settings("cold-users:3");

        assertThat(settings).extracting(Setting::suffix).containsExactly("", ":told-1", ":told-2", ":told-3");
        for (int told = 0; told < settings.size(); told++) {
            for (int k = 0; k < 3; k++) {
                Fold fold = settings.get(told).folds().get(k);
                Set<Integer> tested = people(fold.test());
                assertThat(people(fold.training().ratings())).doesNotContainAnyElementsOf(tested);
                assertThat(fold.told()).hasSize(told * tested.size()).doesNotContainAnyElementsOf(fold.test());
                assertThat(fold.test())
                        .isEqualTo(settings.getFirst().folds().get(k).test());
            }
        }
    }

    private static Set<Integer> people(List<TrainingRating> ratings) {
        return new HashSet<>(ratings.stream().map(TrainingRating::person).toList());
    }

    @Test
    void newNarrativesAreNotLearnedFrom() {
        settings("cold-items:4").getFirst().folds().forEach(fold -> {
            Set<Integer> held = new HashSet<>(
                    fold.test().stream().map(TrainingRating::narrative).toList());
            assertThat(fold.training().ratings())
                    .extracting(TrainingRating::narrative)
                    .doesNotContainAnyElementsOf(held);
        });
    }

    @Test
    void theSameSeedDividesTheSame() {
        assertThat(settings("random:4").getFirst().hash())
                .isEqualTo(settings("random:4").getFirst().hash())
                .isNotEqualTo(Split.parse("random:4")
                        .settings(ratings(), new SplittableRandom(2))
                        .getFirst()
                        .hash());
    }

    @Test
    void aDrawHasTheShapeThatWasAskedForAndOnlyRatingsThatThereAre() {
        RatedSet all = ratings();

        RatedSet drawn = all.drawn(20, 50, new SplittableRandom(9));

        assertThat(drawn.set().ratings()).hasSize(50);
        assertThat(drawn.set().people()).hasSizeLessThanOrEqualTo(20);
        assertThat(drawn.isTimed()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> all.drawn(31, 50, new SplittableRandom(9)));
    }

    @Test
    void ratingsThatStandInBothFilesAreOnlyForetold() {
        List<Given> training = List.of(given("a", "x", 1), given("a", "y", 2), given("b", "x", 3));
        List<Given> test = List.of(given("a", "y", 5), given("c", "z", 4));
        List<Given> all = new ArrayList<>(training);
        all.addAll(test);

        Fold fold = RatedSet.fold(training, test, RatedSet.scale(all), Known.NOTHING);

        assertThat(fold.training().ratings()).containsExactly(new TrainingRating(0, 0, 1), new TrainingRating(1, 0, 3));
        assertThat(fold.test()).containsExactly(new TrainingRating(0, 1, 5), new TrainingRating(2, 2, 4));
    }

    private static Given given(String person, String narrative, double value) {
        return new Given(person, new NarrativeId(narrative), value, OptionalDouble.empty());
    }

    @Test
    void whatIsNoSplitIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Split.parse("random:1"));
        assertThatIllegalArgumentException().isThrownBy(() -> Split.parse("temporal:1"));
        assertThatIllegalArgumentException().isThrownBy(() -> Split.parse("leave-one-out"));
        assertThatIllegalArgumentException().isThrownBy(() -> Split.parse("random:x"));
    }
}
