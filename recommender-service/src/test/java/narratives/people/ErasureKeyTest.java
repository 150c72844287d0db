package narratives.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ErasureKeyTest {
    /** The expected tag was made with OpenSSL: {@code printf u-17 | openssl dgst -sha256 -mac HMAC -macopt hexkey:…}. */
    @Test
    void aTagIsTheHmacOfThePseudonym() {
        ErasureKey key = new ErasureKey("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

        ErasureTag tag = key.tag(new UserId("u-17"));

        assertThat(tag.hex()).isEqualTo("a286ea06b53c690c9a4a8eb384a21b1919c7ee83d83a14f3fb87cbcaecd14abc");
    }

    @Test
    void aKeyIsNeverPrintedAndMustBeWhole() {
        assertThat(new ErasureKey("0f".repeat(32)).toString()).doesNotContain("0f0f");
        assertThatThrownBy(() -> new ErasureKey("0f")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ErasureTag("x".repeat(64))).isInstanceOf(IllegalArgumentException.class);
    }
}
