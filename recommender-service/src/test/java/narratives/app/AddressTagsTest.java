package narratives.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTagsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1",
                "/v1/feedback",
                "/v1/feedback:batchCreate",
                "/v1/users/{userId}",
                "/v1/users/{userId: [^/:]+}:export",
                "/q/health/ready",
                "NOT_FOUND"
            })
    void anAddressWithoutIdsIsShown(String address) {
        assertThat(AddressTags.shown(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/users/u-17",
                "/v1/users/u-17:export",
                "/v1/narratives/n-4/similar",
                "/v1/recommendations/r",
                "/v1/U17",
                "/q/u-17.html"
            })
    void anAddressAsItWasSentIsNot(String address) {
        assertThat(AddressTags.shown(address)).isEqualTo(AddressTags.OTHER);
    }
}
