package narratives.recommend;

import static narratives.fixture.Sample.NOON;
import static narratives.fixture.Sample.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Base64;
import java.util.SplittableRandom;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PageTokenTest {
    @Test
    void whatIsWrittenIsReadBack() {
        PageToken.Marks shown =
                PageToken.Marks.none().plus(new long[] {PageToken.Marks.of(id("n-1")), PageToken.Marks.of(id("n-2"))});
        PageToken token = new PageToken(NOON, -5, 17, shown);

        PageToken read = PageToken.decode(token.encode(), 17, NOON);

        assertThat(read.seed()).isEqualTo(-5);
        assertThat(read.issuedAt()).isEqualTo(NOON);
        assertThat(read.shown().contains(id("n-1"))).isTrue();
        assertThat(read.shown().contains(id("n-2"))).isTrue();
        assertThat(read.shown().contains(id("n-3"))).isFalse();
    }

    @Test
    void itEndsAfterThirtyMinutes() {
        String token = new PageToken(NOON, 1, 17, PageToken.Marks.none()).encode();

        ThrowingCallable late = () ->
                PageToken.decode(token, 17, NOON.plus(Duration.ofMinutes(30).plusMillis(1)));

        assertThat(PageToken.decode(token, 17, NOON.plus(Duration.ofMinutes(30)))
                        .seed())
                .isEqualTo(1);
        assertRefused(late, ErrorCode.PAGE_TOKEN_EXPIRED);
    }

    @Test
    void itGoesWithItsRequestOnly() {
        String token = new PageToken(NOON, 1, 17, PageToken.Marks.none()).encode();

        assertRefused(() -> PageToken.decode(token, 18, NOON), ErrorCode.PAGE_TOKEN_INVALID);
    }

    @Test
    void anythingElseIsRefusedAndNothingBreaks() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(0, 80)];
            random.nextBytes(bytes);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

            assertRefused(() -> PageToken.decode(text, 17, NOON), ErrorCode.PAGE_TOKEN_INVALID);
        }
        assertRefused(() -> PageToken.decode("no token!", 17, NOON), ErrorCode.PAGE_TOKEN_INVALID);
    }

    private static void assertRefused(ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RecommenderException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
