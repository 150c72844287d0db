package narratives.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import narratives.fuzz.Fuzz;
import narratives.fuzz.Tally;
import org.junit.jupiter.api.Test;

/** Whatever is sent, the answer is one that the contract knows. {@code .ci/fuzz} does this a million times. */
class FuzzIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long REQUESTS = Long.getLong("fuzz.requests", 5_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_123);

    @Test
    void everyAnswerIsOneThatTheContractKnows() throws Exception {
        try (PackagedService service = PackagedService.start(PackagedService.fresh("fuzz"))) {
            String document = service.request().get("/q/openapi?format=json").asString();

            long begun = System.nanoTime();
            Tally tally = Fuzz.overBothWires(
                    JSON.readTree(document),
                    service.port(),
                    service.grpcPort(),
                    Optional.empty(),
                    original(service),
                    REQUESTS,
                    SEED);

            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            System.out.println("fuzz: seed " + SEED + ", " + took.toSeconds() + " s, " + tally);
            assertThat(tally.complaints()).isEmpty();
            assertThat(service.printed()).doesNotContain("ERROR");
            assertThat(tally.requests("rest")).isGreaterThanOrEqualTo(REQUESTS / 2);
            assertThat(tally.requests("grpc")).isGreaterThanOrEqualTo(REQUESTS / 2);
        }
    }

    private static Map<String, byte[]> original(PackagedService service) throws IOException {
        Map<String, byte[]> original = new TreeMap<>();
        for (String address : List.of("/v1/instrument", "/v1/questionnaire")) {
            ObjectNode document =
                    (ObjectNode) JSON.readTree(service.request().get(address).asString());
            document.remove("version");
            original.put(address, JSON.writeValueAsBytes(document));
        }
        return original;
    }
}
