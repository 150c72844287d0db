package narratives.movielens;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import narratives.catalog.NarrativeId;
import narratives.feedback.Scale;
import narratives.people.UserId;
import org.junit.jupiter.api.Test;

class StarScaleTest {
    @Test
    void wholeStarsAreFromOneToFive() {
        assertThat(found("1", "2", "3", "4", "5")).contains(scale(1, 5, 1));
    }

    @Test
    void halfStarsBeginAtOneHalf() {
        assertThat(found("0.5", "3.5", "4", "5")).contains(scale(0.5, 5, 0.5));
    }

    @Test
    void aSmallFileIsOnTheScaleThatItsAnswersCameFrom() {
        assertThat(found("3", "4")).contains(scale(1, 5, 1));
        assertThat(found("3.5", "4")).contains(scale(0.5, 5, 0.5));
    }

    @Test
    void anyOtherScaleIsTakenAsItIsFound() {
        assertThat(found("-10", "0", "10", "5")).contains(scale(-10, 10, 5));
        assertThat(found("0", "0.75", "1.5", "6")).contains(scale(0, 6, 0.75));
    }

    @Test
    void oneAnswerAloneTellsNoScale() {
        assertThat(found("7")).isEmpty();
        assertThat(found()).isEmpty();
    }

    private static Optional<Scale> found(String... answers) {
        StarScale scale = new StarScale();
        for (String answer : List.of(answers)) {
            scale.see(new FilmRating(
                    new UserId("1"), new NarrativeId("1"), new BigDecimal(answer), Instant.ofEpochSecond(1)));
        }
        return scale.scale();
    }

    private static Scale scale(double minimum, double maximum, double step) {
        return new Scale(minimum, maximum, step, OptionalDouble.empty(), List.of());
    }
}
