package narratives.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The document of the contract in docs is the one that the service serves. */
@QuarkusTest
@TestProfile(ResourcesAlone.class)
class ContractDocumentIT {
    private static final Path COMMITTED = Path.of("../docs/openapi.yaml");
    private static final Path SERVED = Path.of("target/openapi-served.yaml");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void theCommittedDocumentIsTheServedOne() throws IOException {
        String served = given().get("/q/openapi").asString();
        Files.writeString(SERVED, served);

        JsonNode committed = YAML.readTree(Files.readString(COMMITTED));

        assertThat(committed.equals(YAML.readTree(served)))
                .as("the calls have changed; if that is meant: cp recommender-service/%s docs/openapi.yaml", SERVED)
                .isTrue();
    }

    @Test
    void everyCallSaysWhatItRefuses() throws IOException {
        JsonNode paths = YAML.readTree(given().get("/q/openapi").asString()).get("paths");

        assertThat(paths).isNotEmpty();
        paths.forEach(path -> path.forEach(call -> {
            assertThat(call.path("operationId").asText()).isNotEmpty();
            assertThat(call.path("summary").asText()).isNotEmpty();
            assertThat(call.path("responses").has("400")).isTrue();
            assertThat(call.path("responses").has("503")).isTrue();
        }));
    }
}
