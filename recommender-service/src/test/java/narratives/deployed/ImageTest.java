package narratives.deployed;

import static narratives.deployed.Manifest.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Dockerfile, the compose file and the manifests agree, and none of them does what a container should not. */
class ImageTest {
    private static final JsonNode COMPOSE = Repository.document(Repository.DEPLOY.resolve("compose.yaml"));

    @Test
    void theImageDoesNotRunAsRoot() {
        assertThat(Integer.parseInt(Image.shipped().user())).isGreaterThan(999);
        assertThat(Image.of("FROM a\nENTRYPOINT [\"b\"]\n").user()).isEqualTo("0");
        assertThat(Image.of("FROM a AS b\nUSER 5\nFROM b\nUSER 7:8\n").user()).isEqualTo("7");
    }

    @Test
    void theLastInstructionOfAKindCounts() {
        Image image = Image.of("""
                FROM a AS b
                ENV X=1 Y="2 3"
                ENTRYPOINT ["c"]
                FROM b
                ENV X=4
                ENTRYPOINT ["d", "e"]
                HEALTHCHECK --timeout=3s CMD ["f"]
                """);

        assertThat(image.entrypoint()).containsExactly("d", "e");
        assertThat(image.healthCheck()).containsExactly("f");
        assertThat(image.environment()).isEqualTo(Map.of("X", "4", "Y", "2 3"));
    }

    @Test
    void theClusterRunsItAsTheUserAndOnThePortsOfTheImage() {
        Image image = Image.shipped();
        JsonNode pod = deployment().at("/spec/template/spec");

        assertThat(pod.at("/securityContext/runAsUser").asText()).isEqualTo(image.user());
        assertThat(elements(pod.at("/containers/0/ports"))
                        .map(port -> port.path("containerPort").asText()))
                .isEqualTo(image.ports());
        assertThat(image.environment())
                .containsEntry("QUARKUS_PROFILE", "cluster")
                .containsEntry("QUARKUS_MANAGEMENT_PORT", image.ports().get(1));
    }

    @Test
    void composeAndClusterGiveTheSameCommand() {
        assertThat(command("recommender")).isEqualTo(arguments("Deployment"));
        assertThat(command("migration")).isEqualTo(arguments("Job"));
    }

    @Test
    void theDatabaseIsMadeBySameScript() {
        assertThat(Repository.text(Manifest.OVERLAY.resolve("roles.sh")))
                .isEqualTo(
                        Repository.text(Repository.DEPLOY.resolve("postgresql").resolve("roles.sh")));
    }

    @Test
    void composeKeepsItsContainersSmall() {
        Stream.of("recommender", "migration").map(ImageTest::composed).forEach(service -> {
            assertThat(service.path("read_only").asBoolean()).isTrue();
            assertThat(service.path("cap_drop").toString()).isEqualTo("[\"ALL\"]");
            assertThat(service.path("security_opt").toString()).contains("no-new-privileges:true");
        });
        COMPOSE.path("services").properties().forEach(service -> {
            assertThat(service.getValue().path("image").asText())
                    .as(service.getKey())
                    .matches(".+:[^:/]+")
                    .doesNotEndWith(":latest");
            assertThat(elements(service.getValue().path("ports")))
                    .as(service.getKey())
                    .allSatisfy(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
        });
    }

    @Test
    void composeHoldsNoSecret() {
        COMPOSE.path("services").properties().stream()
                .flatMap(service -> service.getValue().path("environment").properties().stream())
                .filter(variable -> variable.getKey().contains("PASSWORD"))
                .forEach(variable -> assertThat(variable.getValue().asText())
                        .as(variable.getKey())
                        .matches("\\$\\{[A-Z_]+(:\\?[^}]*)?}"));
    }

    @Test
    void whatComposeMountsIsThere() {
        List<String> mounted = COMPOSE.path("services").properties().stream()
                .map(Map.Entry::getValue)
                .flatMap(service -> elements(service.path("volumes")))
                .map(JsonNode::asText)
                .filter(volume -> volume.startsWith("./"))
                .map(volume -> volume.replaceFirst(":.*", ""))
                .toList();

        assertThat(mounted)
                .hasSize(5)
                .allSatisfy(path -> assertThat(Files.exists(Repository.DEPLOY.resolve(path)))
                        .as(path)
                        .isTrue());
    }

    private static JsonNode composed(String service) {
        return COMPOSE.path("services").path(service);
    }

    private static List<String> command(String service) {
        return elements(composed(service).path("command")).map(JsonNode::asText).toList();
    }

    private static JsonNode deployment() {
        return Repository.document(Repository.K8S.resolve("base").resolve("deployment.yaml"));
    }

    /** Of the container, with what the configuration of the base says. */
    private static List<String> arguments(String kind) {
        return Manifest.written().stream()
                .filter(manifest -> manifest.kind().equals(kind))
                .flatMap(manifest -> manifest.containers().stream())
                .flatMap(container -> elements(container.path("args")))
                .map(JsonNode::asText)
                .map(argument -> argument.replace("$(DATABASE_URL)", databaseUrl()))
                .toList();
    }

    private static String databaseUrl() {
        return elements(Repository.document(Repository.K8S.resolve("base").resolve("kustomization.yaml"))
                        .at("/configMapGenerator/0/literals"))
                .map(JsonNode::asText)
                .filter(literal -> literal.startsWith("database-url="))
                .findFirst()
                .orElseThrow()
                .substring("database-url=".length());
    }
}
