package narratives.deployed;

import static narratives.deployed.Manifest.elements;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The variables that a folder of kustomize gives the service by its ConfigMap of settings. */
final class Settings {
    private Settings() {}

    static Map<String, String> of(Path folder) {
        return elements(Repository.document(folder.resolve("kustomization.yaml"))
                        .path("configMapGenerator"))
                .filter(map -> map.path("name").asText().equals("recommender-settings"))
                .flatMap(map -> elements(map.path("literals")))
                .map(JsonNode::asText)
                .map(literal -> literal.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
