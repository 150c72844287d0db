package narratives.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Optional;
import narratives.access.Policy;
import narratives.access.Rate;
import narratives.contract.RecommenderException;
import org.junit.jupiter.api.Test;

class PolicyJsonTest {
    private static Policy read(String json) {
        return Json.read(json, PolicyJson.class).toPolicy();
    }

    private static String field(String json) {
        return catchThrowableOfType(RecommenderException.class, () -> read(json))
                .errors()
                .getFirst()
                .field();
    }

    @Test
    void whatIsLeftOutHasItsDefaultAndWhatIsSaidIsReadBack() {
        assertThat(read("{}")).isEqualTo(Policy.DEFAULT);
        Policy policy = read(
                "{\"keyRate\":{\"requests\":5},\"maxBodyBytes\":1000,\"tokenLifetimeSeconds\":60,\"exposureDays\":30}");

        assertThat(policy)
                .isEqualTo(new Policy(
                        new Rate(5, Duration.ofMinutes(1)),
                        Policy.DEFAULT.personRate(),
                        1000,
                        Duration.ofMinutes(1),
                        Optional.of(Duration.ofDays(30))));
        assertThat(read(Json.write(PolicyJson.from(policy)))).isEqualTo(policy);
    }

    @Test
    void whatIsUnknownOrOutOfRangeIsRefusedByName() {
        assertThat(field("{\"keyRates\":{}}")).isEqualTo("keyRates");
        assertThat(field("{\"keyRate\":{\"requests\":0}}")).isEqualTo("keyRate");
        assertThat(field("{\"personRate\":{\"windowSeconds\":4000}}")).isEqualTo("personRate");
        assertThat(field("{\"maxBodyBytes\":0}")).isEqualTo("maxBodyBytes");
        assertThat(field("{\"exposureDays\":0}")).isEqualTo("exposureDays");
        assertThat(field("{\"exposureDays\":36501}")).isEqualTo("exposureDays");
        assertThat(field("{\"tokenLifetimeSeconds\":3601}")).isEqualTo("tokenLifetimeSeconds");
    }
}
