package narratives.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import org.junit.jupiter.api.Test;

class RatesTest {
    private static final Rate TEN_A_SECOND = new Rate(10, Duration.ofSeconds(1));

    private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
    private final Rates rates = new Rates(nanos::get);

    private void pass(long millis) {
        nanos.addAndGet(millis * 1_000_000);
    }

    private RecommenderException refused(String caller) {
        return catchThrowableOfType(RecommenderException.class, () -> rates.take(caller, TEN_A_SECOND));
    }

    @Test
    void allOfAWindowsRequestsMayComeAtOnceAndOneComesFreeAfterTheOther() {
        for (int left = 9; left >= 0; left--) {
            assertThat(rates.take("a", TEN_A_SECOND).remaining()).isEqualTo(left);
        }

        RecommenderException refusal = refused("a");
        assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(refusal.retryAfter()).contains(Duration.ofMillis(100));
        pass(99);
        assertThat(refused("a").retryAfter()).contains(Duration.ofMillis(1));
        pass(1);
        assertThat(rates.take("a", TEN_A_SECOND))
                .isEqualTo(new Quota(10, Duration.ofSeconds(1), 0, Duration.ofSeconds(1)));
        assertThat(refused("a").code()).isEqualTo(ErrorCode.RATE_LIMITED);
    }

    @Test
    void overALongTimeNobodyGetsMoreThanTheirRateAndOneBurst() {
        int served = 0;
        for (int millis = 0; millis < 10_000; millis++) {
            try {
                rates.take("a", TEN_A_SECOND);
                served++;
            } catch (RecommenderException tooMany) {
                assertThat(tooMany.code()).isEqualTo(ErrorCode.RATE_LIMITED);
            }
            pass(1);
        }

        assertThat(served).isBetween(109, 110);
    }

    @Test
    void nobodyPaysForSomebodyElse() {
        for (int i = 0; i < 10; i++) {
            rates.take("a", TEN_A_SECOND);
        }

        assertThat(rates.take("b", TEN_A_SECOND).remaining()).isEqualTo(9);
        assertThat(refused("a").code()).isEqualTo(ErrorCode.RATE_LIMITED);
    }

    @Test
    void whoHasBeenIdleIsForgottenAndNobodyElse() {
        rates.take("idle", TEN_A_SECOND);
        pass(100);
        rates.take("busy", TEN_A_SECOND);

        rates.forgetTheIdle();

        assertThat(rates.remembered()).isEqualTo(1);
    }
}
