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
import narratives.evaluation.measure.RankingScores;
import narratives.fixture.RatedWorld;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;
import org.junit.jupiter.api.Test;

class ValidationTest {
    private static final TrainingSet SET = RatedWorld.drawn(40, 30, new SplittableRandom(1));

    @Test
    void aFifthOfEachPersonIsKeptAndTheRestIsKnown() {
        Validation first = Validation.of(SET, 3).getFirst();

        for (Validation.Person person : first.people()) {
            List<TrainingRating> all = RatedWorld.own(SET, person.place());
            assertThat(person.kept()).hasSize((int) Math.max(1, Math.round(all.size() / 5.0)));
            assertThat(person.own()).isEqualTo(RatedWorld.own(first.rest(), person.place()));
            assertThat(person.own()).hasSize(all.size() - person.kept().length);
            assertThat(person.own())
                    .noneMatch(rating -> Arrays.stream(person.kept()).anyMatch(kept -> kept == rating.narrative()));
        }
    }

    @Test
    void noRatingOfASmallSetIsKeptTwice() {
        List<Validation> validations = Validation.of(SET, 3);

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
        for (Validation.Person person : Validation.of(SET, 3).getFirst().people()) {
            double[] scores =
                    IntStream.range(0, 30).mapToDouble(i -> chance.nextInt(6)).toArray();
            int[] ranked = IntStream.range(0, 30)
                    .filter(i -> person.own().stream().noneMatch(rating -> rating.narrative() == i))
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

        Validation validation = Validation.of(once, 3).getFirst();

        assertThat(validation.people()).extracting(Validation.Person::place).containsExactly(1);
        assertThat(RatedWorld.own(validation.rest(), 0)).hasSize(1);
    }
}
