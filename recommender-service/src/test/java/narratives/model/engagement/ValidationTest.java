package narratives.model.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import narratives.catalog.Instrument;
import narratives.catalog.NarrativeId;
import narratives.evaluation.measure.RankingScores;
import narratives.fixture.RatedWorld;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingEngagement;
import narratives.model.TrainingSet.TrainingRating;
import org.junit.jupiter.api.Test;

class ValidationTest {
    private static final TrainingSet SET = RatedWorld.drawn(40, 30, new SplittableRandom(1));

    @Test
    void aFifthOfEachPersonIsKeptAndTheRestIsKnown() {
        Validation first = Validation.of(SET, false, 3).getFirst();

        for (Validation.Person person : first.people()) {
            List<TrainingRating> all = RatedWorld.own(SET, person.place());
            assertThat(person.kept()).hasSize((int) Math.max(1, Math.round(all.size() / 5.0)));
            assertThat(person.own().ratings()).isEqualTo(RatedWorld.own(first.rest(), person.place()));
            assertThat(person.own().ratings()).hasSize(all.size() - person.kept().length);
            assertThat(person.own().ratings())
                    .noneMatch(rating -> Arrays.stream(person.kept()).anyMatch(kept -> kept == rating.narrative()));
        }
    }

    @Test
    void noRatingOfASmallSetIsKeptTwice() {
        List<Validation> validations = Validation.of(SET, false, 3);

        List<String> kept = new ArrayList<>();
        validations.forEach(one -> one.people()
                .forEach(person -> Arrays.stream(person.kept()).forEach(i -> kept.add(person.place() + " " + i))));
        assertThat(validations).hasSize(5);
        assertThat(kept).doesNotHaveDuplicates();
    }

    /** As {@link RankingScores} has it, for scores by chance with many ties, which stand in catalogue order. */
    @Test
    void aListIsWorthWhatTheEvaluationSays() {
        SplittableRandom chance = new SplittableRandom(8);
        for (Validation.Person person : Validation.of(SET, false, 3).getFirst().people()) {
            double[] scores =
                    IntStream.range(0, 30).mapToDouble(i -> chance.nextInt(6)).toArray();
            int[] ranked = IntStream.range(0, 30)
                    .filter(i -> person.own().ratings().stream().noneMatch(rating -> rating.narrative() == i))
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();

            double ndcg = person.ndcg(scores);

            assertThat(ndcg)
                    .isEqualTo(
                            RankingScores.of(
                                            ranked,
                                            Arrays.stream(person.kept())
                                                    .boxed()
                                                    .collect(Collectors.toMap(i -> i, i -> 1.0)),
                                            10)
                                    .ndcg(),
                            within(1e-12));
        }
    }

    @Test
    void whoRatedOnceKeepsTheirRating() {
        TrainingSet once = RatedWorld.of(new double[][] {{5, 0}, {4, 3}});

        Validation validation = Validation.of(once, false, 3).getFirst();

        assertThat(validation.people()).extracting(Validation.Person::place).containsExactly(1);
        assertThat(RatedWorld.own(validation.rest(), 0)).hasSize(1);
    }

    /** Ten deeds of two people at moments 1 to 10: the last two are kept, then the two before them. */
    @Test
    void whereTimesAreKnownTheLastIsKeptAndNothingLaterIsLearnedFrom() {
        TrainingSet.Builder world = TrainingSet.builder(RatedWorld.ONE_TO_FIVE, Instrument.EMPTY);
        for (int moment = 1; moment <= 10; moment++) {
            NarrativeId id = new NarrativeId("n-%02d".formatted(moment));
            String person = moment % 3 == 0 ? "b" : "a";
            if (moment % 2 == 0) {
                world.rating(person, id, moment == 8 ? 1 : 5, moment);
            } else {
                world.engagement(person, id, 1, moment);
            }
        }

        List<Validation> whatever = Validation.of(world.build(), false, 3);
        List<Validation> helpful = Validation.of(world.build(), true, 3);

        assertThat(whatever).hasSize(3);
        assertThat(kept(whatever.get(0))).containsExactlyInAnyOrder("0 9", "1 8");
        assertThat(kept(whatever.get(1))).containsExactlyInAnyOrder("0 6", "0 7");
        assertThat(kept(helpful.get(1))).containsExactly("0 6");
        assertThat(whatever.get(1).rest().ratings())
                .extracting(TrainingRating::moment)
                .containsExactlyInAnyOrder(2, 4, 6);
        assertThat(whatever.get(1).rest().engagements())
                .extracting(TrainingEngagement::moment)
                .containsExactlyInAnyOrder(1, 3, 5);
    }

    private static List<String> kept(Validation validation) {
        return validation.people().stream()
                .flatMap(person -> Arrays.stream(person.kept()).mapToObj(narrative -> person.place() + " " + narrative))
                .toList();
    }
}
