package narratives.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The manifests keep the policy that docs/operations.md lists, and every rule of it refuses what breaks it. */
class ManifestPolicyTest {
    private static final String CONTAINER = "/spec/template/spec/containers/0";
    private static final String POD = "/spec/template/spec";

    @Test
    void theFilesKeepThePolicy() {
        assertThat(complaints(Manifest.written())).isEmpty();
    }

    @Test
    void whatKustomizeMakesOfTheBaseKeepsThePolicy() {
        assertThat(complaints(Manifest.rendered(Repository.K8S.resolve("base"))))
                .isEmpty();
    }

    @Test
    void whatKustomizeMakesOfTheOverlayKeepsThePolicy() {
        assertThat(complaints(Manifest.rendered(Manifest.OVERLAY))).isEmpty();
    }

    @Test
    void thePageListsTheRules() {
        String page = Repository.text(Repository.ROOT.resolve("docs").resolve("operations.md"));

        assertThat(Arrays.stream(ManifestPolicy.values()).map(rule -> "- " + rule.sentence() + "\n"))
                .allSatisfy(line -> assertThat(page).contains(line));
    }

    @Test
    void rootIsRefused() {
        refuses(
                ManifestPolicy.UNPRIVILEGED,
                "Deployment",
                POD + "/securityContext",
                pod -> pod.put("runAsNonRoot", false));
        refuses(ManifestPolicy.UNPRIVILEGED, "Deployment", POD + "/securityContext", pod -> pod.put("runAsUser", 0));
        refuses(ManifestPolicy.UNPRIVILEGED, "Job", POD + "/securityContext", pod -> pod.remove("seccompProfile"));
        refuses(ManifestPolicy.UNPRIVILEGED, "Job", CONTAINER, container -> container.remove("securityContext"));
        refuses(
                ManifestPolicy.UNPRIVILEGED,
                "StatefulSet",
                CONTAINER + "/securityContext",
                own -> own.put("readOnlyRootFilesystem", false));
        refuses(
                ManifestPolicy.UNPRIVILEGED,
                "Deployment",
                CONTAINER + "/securityContext/capabilities",
                own -> own.putArray("add").add("NET_ADMIN"));
    }

    @Test
    void aShareOfTheNodeIsRefused() {
        refuses(ManifestPolicy.ALONE, "Deployment", POD, pod -> pod.put("hostNetwork", true));
        refuses(ManifestPolicy.ALONE, "Deployment", POD, pod -> pod.remove("automountServiceAccountToken"));
        refuses(ManifestPolicy.ALONE, "Job", POD + "/volumes/0", volume -> volume.putObject("hostPath"));
        refuses(ManifestPolicy.ALONE, "Deployment", CONTAINER + "/ports/0", port -> port.put("hostPort", 80));
    }

    @Test
    void whatHasNoLimitIsRefused() {
        refuses(ManifestPolicy.BOUNDED, "Deployment", CONTAINER + "/resources", all -> all.remove("limits"));
        refuses(ManifestPolicy.BOUNDED, "Job", CONTAINER + "/resources/requests", all -> all.remove("cpu"));
        refuses(ManifestPolicy.BOUNDED, "Deployment", POD + "/volumes/0/emptyDir", all -> all.remove("sizeLimit"));
    }

    @Test
    void anImageThatIsNotNamedIsRefused() {
        refuses(ManifestPolicy.NAMED_IMAGES, "Deployment", CONTAINER, all -> all.put("image", "recommender"));
        refuses(ManifestPolicy.NAMED_IMAGES, "Job", CONTAINER, all -> all.put("image", "recommender:latest"));
        refuses(ManifestPolicy.NAMED_IMAGES, "Job", CONTAINER, all -> all.put("image", "host:5000/recommender"));
    }

    @Test
    void aMissingProbeIsRefused() {
        refuses(ManifestPolicy.PROBED, "Deployment", CONTAINER, all -> all.remove("startupProbe"));
        refuses(ManifestPolicy.PROBED, "StatefulSet", CONTAINER, all -> all.remove("livenessProbe"));
        refuses(
                ManifestPolicy.PROBED,
                "Deployment",
                CONTAINER,
                all -> all.set("livenessProbe", all.get("readinessProbe")));
    }

    @Test
    void aSecretIsRefused() {
        refuses(ManifestPolicy.SECRETS, "ServiceAccount", "", all -> all.put("kind", "Secret"));
        refuses(
                ManifestPolicy.SECRETS,
                "Deployment",
                CONTAINER,
                all -> ((ArrayNode) all.get("env"))
                        .addObject()
                        .put("name", "API_KEY")
                        .put("value", "x"));
    }

    @Test
    void aRoughReplacementIsRefused() {
        refuses(ManifestPolicy.REPLACED_GENTLY, "Deployment", "/spec", all -> all.put("replicas", 1));
        refuses(
                ManifestPolicy.REPLACED_GENTLY,
                "Deployment",
                "/spec/strategy/rollingUpdate",
                all -> all.put("maxUnavailable", 1));
        refuses(ManifestPolicy.REPLACED_GENTLY, "Deployment", POD, all -> all.remove("topologySpreadConstraints"));
        refuses(ManifestPolicy.REPLACED_GENTLY, "Deployment", CONTAINER, all -> all.remove("lifecycle"));
        refuses(
                ManifestPolicy.REPLACED_GENTLY,
                "Deployment",
                POD,
                all -> all.put("terminationGracePeriodSeconds", Lifetime.secondsToEnd()));
    }

    @Test
    void tooManyConnectionsAreRefused() {
        refuses(ManifestPolicy.CONNECTIONS, "HorizontalPodAutoscaler", "/spec", all -> all.put("maxReplicas", 5));
        refuses(ManifestPolicy.CONNECTIONS, "HorizontalPodAutoscaler", "/spec", all -> all.put("minReplicas", 1));
    }

    @Test
    void anOpenDoorIsRefused() {
        refuses(ManifestPolicy.INSIDE, "Service", "/spec", all -> all.put("type", "LoadBalancer"));
        refuses(
                ManifestPolicy.INSIDE,
                "NetworkPolicy",
                "/spec",
                all -> all.putArray("policyTypes").add("Ingress"));
    }

    @Test
    void aSelectorThatFindsNothingIsRefused() {
        String label = "app.kubernetes.io/name";
        refuses(ManifestPolicy.JOINED, "Service", "/spec/selector", all -> all.put(label, "recomender"));
        refuses(ManifestPolicy.JOINED, "Service", "/spec/ports/0", all -> all.put("targetPort", "web"));
        refuses(ManifestPolicy.JOINED, "ServiceMonitor", "/spec/endpoints/0", all -> all.put("port", "web"));
        refuses(ManifestPolicy.JOINED, "NetworkPolicy", "/spec/podSelector/matchLabels", all -> all.put(label, "x"));
        refuses(ManifestPolicy.JOINED, "PodDisruptionBudget", "/spec/selector/matchLabels", all -> all.put(label, "x"));
        refuses(ManifestPolicy.JOINED, "HorizontalPodAutoscaler", "/spec/scaleTargetRef", all -> all.put("name", "x"));
    }

    @Test
    void anObjectWithoutALabelIsRefused() {
        refuses(ManifestPolicy.LABELLED, "ServiceMonitor", "/metadata", all -> all.remove("labels"));
    }

    private static List<String> complaints(List<Manifest> all) {
        return Arrays.stream(ManifestPolicy.values())
                .flatMap(rule -> rule.complaints(all).stream())
                .toList();
    }

    /** Breaks the first object of a kind in one place and expects this rule to say so. */
    private static void refuses(ManifestPolicy rule, String kind, String pointer, Consumer<ObjectNode> harm) {
        List<Manifest> sound = Manifest.written();
        Manifest victim = sound.stream()
                .filter(manifest -> manifest.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        JsonNode broken = victim.json().deepCopy();
        harm.accept((ObjectNode) broken.at(pointer));
        List<Manifest> all = sound.stream()
                .map(manifest -> manifest.equals(victim) ? new Manifest(victim.source(), broken) : manifest)
                .toList();

        assertThat(rule.complaints(all)).as(rule + " of " + kind + pointer).isNotEmpty();
    }
}
