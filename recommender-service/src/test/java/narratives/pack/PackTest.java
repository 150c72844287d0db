package narratives.pack;

import static narratives.fixture.Sample.NOON;
import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import org.junit.jupiter.api.Test;

class PackTest {
    private static final Recipient SOMEBODY = new Recipient.Somebody(user("u"), new TreeSet<>());

    @Test
    void whatIsTakenOutByHandCountsAsDroppedUntilItIsPutInAgain() {
        Pack pack = pack("a", "b", "c");

        Pack without = pack.edited(content("c", "a"));
        Pack again = without.edited(content("b", "c", "a"));

        assertThat(without.dropped()).containsExactly(id("b"));
        assertThat(again.dropped()).isEmpty();
        assertThat(again.content().narratives()).containsExactly(id("b"), id("c"), id("a"));
        assertThat(again.version()).isEqualTo(3);
    }

    @Test
    void whatIsKeptStaysInFrontWhenItIsFilledAnew() {
        Pack pack = pack("a", "b")
                .edited(new Pack.Content(
                        Optional.of("Title"),
                        Locale.GERMAN,
                        List.of(
                                new PackItem(id("a"), Optional.empty(), false),
                                new PackItem(id("b"), Optional.of("For you."), true))));

        Pack filled = pack.filled(List.of(id("c"), id("d")));

        assertThat(filled.content())
                .isEqualTo(new Pack.Content(
                        Optional.of("Title"),
                        Locale.GERMAN,
                        List.of(
                                new PackItem(id("b"), Optional.of("For you."), true),
                                new PackItem(id("c"), Optional.empty(), false),
                                new PackItem(id("d"), Optional.empty(), false))));
    }

    @Test
    void aFrozenPackIsNotChanged() {
        Pack frozen = pack("a").frozen(NOON);

        assertThat(frozen.frozen(NOON.plusSeconds(1))).isEqualTo(frozen);
        assertThatThrownBy(() -> frozen.edited(content("b")))
                .isInstanceOfSatisfying(
                        RecommenderException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.PACK_FROZEN));
        assertThatThrownBy(() -> frozen.filled(List.of(id("b")))).isInstanceOf(RecommenderException.class);
    }

    @Test
    void aNarrativeStandsInAPackOnce() {
        assertThatThrownBy(() -> content("a", "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPackForStaffIsForNobodyInParticular() {
        assertThatThrownBy(() -> Pack.draft(new PackId("p"), Purpose.STAFF_TRAINING, SOMEBODY, content("a"), NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Pack pack(String... narratives) {
        return Pack.draft(new PackId("p"), Purpose.STUCK, SOMEBODY, content(narratives), NOON);
    }

    private static Pack.Content content(String... narratives) {
        return new Pack.Content(
                Optional.empty(),
                Locale.ENGLISH,
                Arrays.stream(narratives)
                        .map(narrative -> new PackItem(id(narrative), Optional.empty(), false))
                        .toList());
    }
}
