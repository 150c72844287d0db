package narratives.deployed;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One object of a cluster.
 *
 * @param source the file it stands in, or the folder that kustomize made it from
 */
record Manifest(String source, JsonNode json) {
    private static final Set<String> KUSTOMIZE_KINDS = Set.of("Kustomization", "Component");

    /** The overlay that is shipped. */
    static final Path OVERLAY = Repository.K8S.resolve("overlays").resolve("own-postgresql");

    /** Every object as it stands in a file. */
    static List<Manifest> written() {
        return files().flatMap(file -> Repository.documents(Repository.text(file)).stream()
                        .map(json ->
                                new Manifest(Repository.ROOT.relativize(file).toString(), json)))
                .filter(manifest -> !KUSTOMIZE_KINDS.contains(manifest.kind()))
                .toList();
    }

    private static Stream<Path> files() {
        try (Stream<Path> all = Files.walk(Repository.K8S)) {
            return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What kustomize makes of a folder; the test is left out, and says so, where there is no kubectl. */
    static List<Manifest> rendered(Path folder) {
        Optional<Path> kubectl = Repository.program("kubectl");
        assumeTrue(
                kubectl.isPresent(),
                "kubectl is not installed: what kustomize makes of the manifests was not checked, the files were");
        String yaml = Repository.run(List.of(kubectl.orElseThrow().toString(), "kustomize", folder.toString()));
        String source = Repository.ROOT.relativize(folder).toString();
        return Repository.documents(yaml).stream()
                .map(json -> new Manifest(source, json))
                .toList();
    }

    String kind() {
        return json.path("kind").asText();
    }

    String name() {
        return json.at("/metadata/name").asText();
    }

    /** Such as {@code apps/v1 Deployment}. */
    String type() {
        return json.path("apiVersion").asText() + " " + kind();
    }

    String title() {
        return kind() + " " + name() + " (" + source + ")";
    }

    /** What stands at a pointer, of this object. */
    JsonNode at(String pointer) {
        return json.at(pointer);
    }

    /** The pod that it makes, with its labels; missing if it makes none. */
    JsonNode pod() {
        return switch (kind()) {
            case "Deployment", "StatefulSet", "Job" -> at("/spec/template");
            default -> MissingNode.getInstance();
        };
    }

    List<JsonNode> containers() {
        return Stream.of("containers", "initContainers")
                .flatMap(list -> elements(pod().path("spec").path(list)))
                .toList();
    }

    static Stream<JsonNode> elements(JsonNode list) {
        return java.util.stream.StreamSupport.stream(list.spliterator(), false);
    }
}
