package narratives.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import narratives.contract.ErrorCode;
import org.junit.jupiter.api.Test;

class StatusesTest {
    @Test
    void everyKindOfFailureHasAStatusOfItsOwn() {
        assertThat(Arrays.stream(ErrorCode.Kind.values()).map(Statuses::of))
                .doesNotHaveDuplicates()
                .allMatch(status -> status >= 400);
    }

    @Test
    void anAddressSaysWhatItTakes() {
        assertThat(Addresses.allowed("/v1/narratives/n-4")).contains("GET, PUT");
        assertThat(Addresses.allowed("/v1/narratives/n-4:withdraw")).contains("POST");
        assertThat(Addresses.allowed("/v1/narratives:import")).contains("POST");
        assertThat(Addresses.allowed("/v1/users/u-17:export")).contains("GET");
        assertThat(Addresses.allowed("/v1")).contains("GET");
        assertThat(Addresses.allowed("/nope")).isEmpty();
    }
}
