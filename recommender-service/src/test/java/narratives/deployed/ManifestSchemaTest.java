package narratives.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every manifest against the official schema: an unknown field or a value of another type is refused. */
class ManifestSchemaTest {
    @Test
    void everyFileFollowsTheSchema() {
        assertThat(complaints(Manifest.written())).isEmpty();
    }

    @Test
    void whatKustomizeMakesOfTheBaseFollowsTheSchema() {
        assertThat(complaints(Manifest.rendered(Repository.K8S.resolve("base"))))
                .isEmpty();
    }

    @Test
    void whatKustomizeMakesOfTheOverlayFollowsTheSchema() {
        assertThat(complaints(Manifest.rendered(Manifest.OVERLAY))).isEmpty();
    }

    @Test
    void allThatAClusterNeedsIsThere() {
        assertThat(new TreeSet<>(Manifest.written().stream().map(Manifest::kind).toList()))
                .containsAll(Set.of(
                        "Deployment",
                        "HorizontalPodAutoscaler",
                        "Job",
                        "NetworkPolicy",
                        "PodDisruptionBudget",
                        "PrometheusRule",
                        "Service",
                        "ServiceAccount",
                        "ServiceMonitor",
                        "StatefulSet"));
    }

    @Test
    void aMisspeltFieldIsRefusedInEveryKind() {
        for (Manifest manifest : Manifest.written()) {
            ObjectNode broken = manifest.json().deepCopy();
            ((ObjectNode) broken.path("metadata")).put("lables", "x");

            assertThat(ManifestSchema.complaint(new Manifest("broken", broken)))
                    .as(manifest.title())
                    .hasValueSatisfying(complaint -> assertThat(complaint).contains("lables"));
        }
    }

    @Test
    void aMisspeltFieldIsRefusedDeepInside() {
        assertRefused("Deployment", "/spec/template/spec/containers/0", "readinesProbe", "x");
        assertRefused("Deployment", "/spec/template/spec/containers/0/securityContext", "runAsNonRot", "x");
        assertRefused("ServiceMonitor", "/spec/endpoints/0", "intervall", "15s");
        assertRefused("PrometheusRule", "/spec/groups/0/rules/0", "exprs", "1");
        assertRefused("NetworkPolicy", "/spec/egress/0/ports/0", "prot", "1");
    }

    @Test
    void aValueOfAnotherTypeIsRefused() {
        assertRefused("Deployment", "/spec", "replicas", "two");
        assertRefused("PrometheusRule", "/spec", "groups", "none");
    }

    private static void assertRefused(String kind, String pointer, String field, String value) {
        Manifest sound = Manifest.written().stream()
                .filter(manifest -> manifest.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        JsonNode broken = sound.json().deepCopy();
        ((ObjectNode) broken.at(pointer)).set(field, TextNode.valueOf(value));

        assertThat(ManifestSchema.complaint(sound)).isEmpty();
        assertThat(ManifestSchema.complaint(new Manifest("broken", broken)))
                .as(kind + pointer + "/" + field)
                .isPresent();
    }

    private static List<String> complaints(List<Manifest> manifests) {
        assertThat(manifests).isNotEmpty();
        return manifests.stream()
                .flatMap(manifest -> ManifestSchema.complaint(manifest).stream())
                .toList();
    }
}
