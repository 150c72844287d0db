package narratives.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import narratives.fixture.RatedWorld;
import org.junit.jupiter.api.Test;

class HeldOutErrorTest {
    /** From 1 to 5. */
    private static final TrainingSet WORLD = RatedWorld.drawn(40, 30, new SplittableRandom(3));

    /** Of a rating of which nothing is known: (.0125 + .0125 + .05) of the range squared, which is 16. */
    private static final double UNKNOWN = 1.2;

    private record Constant(double mean) implements Method {
        @Override
        public String name() {
            return "constant";
        }

        @Override
        public Fitted fit(TrainingSet training) {
            return (person, own) -> narrative -> Estimate.of(mean);
        }
    }

    @Test
    void whereThereIsNothingToHoldOutItIsWhatIsBelievedBeforehand() {
        assertThat(HeldOutError.variance(new Constant(3), RatedWorld.silent(WORLD), 0))
                .isEqualTo(UNKNOWN, within(1e-12));
    }

    @Test
    void aMethodThatIsAlwaysOffByTwoHasAVarianceOfAboutFour() {
        TrainingSet threes = WORLD.withRatings(WORLD.ratings().stream()
                .map(rating -> new TrainingSet.TrainingRating(rating.person(), rating.narrative(), 3))
                .toList());

        double variance = HeldOutError.variance(new Constant(5), threes, 0);

        // (1.2 + 4 n) / (1 + n), so n follows: about a tenth of the ratings.
        double heldOut = (variance - UNKNOWN) / (4 - variance);
        assertThat(heldOut).isEqualTo(Math.rint(heldOut), within(1e-6));
        assertThat(heldOut / threes.ratings().size()).isBetween(.05, .15);
    }

    @Test
    void whatIsForetoldWasNotLearnedFrom() {
        Set<TrainingSet.TrainingRating> learned = new HashSet<>();
        Set<Integer> asked = new HashSet<>();
        Method watching = new Method() {
            @Override
            public String name() {
                return "watching";
            }

            @Override
            public Fitted fit(TrainingSet training) {
                learned.addAll(training.ratings());
                return (person, own) -> {
                    assertThat(learned).containsAll(own);
                    return narrative -> {
                        assertThat(own).noneMatch(rating -> rating.narrative() == narrative);
                        asked.add(person);
                        return Estimate.of(3);
                    };
                };
            }
        };

        HeldOutError.variance(watching, WORLD, 0);

        assertThat(asked).isNotEmpty();
        assertThat(learned).hasSizeLessThan(WORLD.ratings().size());
    }

    @Test
    void theSameSeedGivesTheSameAgain() {
        double once = HeldOutError.variance(new Constant(2), WORLD, 7);

        assertThat(HeldOutError.variance(new Constant(2), WORLD, 7)).isEqualTo(once);
        assertThat(HeldOutError.variance(new Constant(2), WORLD, 8)).isNotEqualTo(once);
    }
}
