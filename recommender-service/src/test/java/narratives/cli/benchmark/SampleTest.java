package narratives.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What figures are made of. */
class SampleTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;

    @Test
    void percentilesAreTimesThatWereMeasured() {
        Sample.Times odd = new Sample.Times();
        LongStream.rangeClosed(1, 50).forEach(i -> odd.add((2 * i - 1) * MILLI));
        Sample.Times even = new Sample.Times();
        LongStream.rangeClosed(1, 50).forEach(i -> even.add(2 * i * MILLI));

        Sample sample = Sample.of(List.of(odd, even), 2 * SECOND);

        assertThat(sample.millis(0.5)).isEqualTo(50);
        assertThat(sample.millis(0.99)).isEqualTo(99);
        assertThat(sample.millis(1)).isEqualTo(100);
        assertThat(sample.perSecond()).isEqualTo(50);
    }

    @Test
    void callsThatFailedAreCountedAndNotTimed() {
        Sample.Times times = new Sample.Times();
        times.add(3 * MILLI);
        times.failed();

        Sample sample = Sample.together(List.of(Sample.of(List.of(times), SECOND), Sample.of(List.of(times), SECOND)));

        assertThat(sample.answered()).isEqualTo(2);
        assertThat(sample.failed()).isEqualTo(2);
        assertThat(sample.perSecond()).isEqualTo(1);
        assertThat(sample.millis(0.99)).isEqualTo(3);
    }

    @Test
    void theTimeInTheModelIsReadOverAllTags() {
        ModelTime before = ModelTime.read("""
                # TYPE recommender_lists_seconds histogram
                recommender_lists_seconds_bucket{mode="match",outcome="ok",tier="personal",le="0.001"} 2.0
                recommender_lists_seconds_count{mode="match",outcome="ok",tier="personal"} 3.0
                recommender_lists_seconds_sum{mode="match",outcome="ok",tier="personal"} 0.5
                """);
        ModelTime after = ModelTime.read("""
                recommender_lists_seconds_count{mode="match",outcome="ok",tier="personal"} 5.0
                recommender_lists_seconds_count{mode="match",outcome="ok",tier="cold-start"} 2
                recommender_lists_seconds_sum{mode="match",outcome="ok",tier="personal"} 0.502
                recommender_lists_seconds_sum{mode="match",outcome="ok",tier="cold-start"} 6.0E-3
                recommender_exposures_dropped_total 7.0
                """);

        ModelTime between = after.since(before);

        assertThat(between.lists()).isEqualTo(4);
        assertThat(between.meanMillis()).isCloseTo(2, within(1e-9));
        assertThat(between.unrecorded()).isEqualTo(7);
    }
}
