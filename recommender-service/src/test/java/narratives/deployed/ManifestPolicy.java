package narratives.deployed;

import static narratives.deployed.Manifest.elements;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The written policy: each rule is a sentence that stands in docs/operations.md, and a check over all objects that are
 * applied together.
 */
enum ManifestPolicy {
    UNPRIVILEGED(
            "No container runs as root or can become it; none has capabilities, a writable root or its own seccomp.") {
        @Override
        void check(List<Manifest> all, BiConsumer<Manifest, String> complain) {
            pods(all).forEach(manifest -> {
                JsonNode pod = manifest.pod().path("spec").path("securityContext");
                expect(pod.path("runAsNonRoot").asBoolean(), manifest, "runAsNonRoot", complain);
                expect(pod.path("runAsUser").asInt() > 0, manifest, "runAsUser", complain);
                expect(
                        pod.at("/seccompProfile/type").asText().equals("RuntimeDefault"),
                        manifest,
                        "seccompProfile",
                        complain);
                manifest.containers().forEach(container -> {
                    JsonNode own = container.path("securityContext");
                    expect(!own.path("privileged").asBoolean(), manifest, "privileged", complain);
                    expect(
                            !own.has("runAsUser") && !own.has("runAsNonRoot"),
                            manifest,
                            "runAsUser of its own",
                            complain);
                    expect(!own.path("allowPrivilegeEscalation").asBoolean(true), manifest, "escalation", complain);
                    expect(own.path("readOnlyRootFilesystem").asBoolean(), manifest, "writable root", complain);
                    expect(
                            own.at("/capabilities/drop").toString().equals("[\"ALL\"]")
                                    && own.at("/capabilities/add").isMissingNode(),
                            manifest,
                            "capabilities",
                            complain);
                });
            });
        }
    },
    ALONE("No pod shares its node's network, processes or folders, or gets a token of the cluster's API.") {
        @Override
        void check(List<Manifest> all, BiConsumer<Manifest, String> complain) {
            pods(all).forEach(manifest -> {
                JsonNode pod = manifest.pod().path("spec");
                Stream.of("hostNetwork", "hostPID", "hostIPC")
                        .forEach(share -> expect(!pod.path(share).asBoolean(), manifest, share, complain));
                expect(!pod.path("automountServiceAccountToken").asBoolean(true), manifest, "API token", complain);
                elements(pod.path("volumes"))
                        .forEach(volume -> expect(!volume.has("hostPath"), manifest, "hostPath", complain));
                manifest.containers()
                        .forEach(container -> elements(container.path("ports"))
                                .forEach(port -> expect(!port.has("hostPort"), manifest, "hostPort", complain)));
            });
        }
    },
    BOUNDED(
            "Every container says what it asks of processor and memory and has a limit of memory; so has every emptyDir.") {
        @Override
        void check(List<Manifest> all, BiConsumer<Manifest, String> complain) {
            pods(all).forEach(manifest -> {
                manifest.containers().forEach(container -> {
                    JsonNode resources = container.path("resources");
                    Stream.of("/requests/cpu", "/requests/memory", "/limits/memory")
                            .forEach(what -> expect(!resources.at(what).isMissingNode(), manifest, what, complain));
                });
                elements(manifest.pod().path("spec").path("volumes"))
                        .filter(volume -> volume.has("emptyDir"))
                        .forEach(volume -> expect(
                                volume.path("emptyDir").has("sizeLimit"),
                                manifest,
                                "emptyDir without limit",
                                complain));
            });
        }
    },
    NAMED_IMAGES("Every image has a digest, or a tag that is not `latest`.") {
        @Override
        void check(List<Manifest> all, BiConsumer<Manifest, String> complain) {
            pods(all)
                    .forEach(manifest -> manifest.containers().forEach(container -> {
                        String image = container.path("image").asText();
                        expect(
                                image.contains("@sha256:")
                                        || (image.matches(".*:[^/:]+") && !image.endsWith(":latest")),
                                manifest,
                                "image " + image,
                                complain);
                    }));
        }
    },
    PROBED("Every container that stays has the three probes; being alive is not being ready.") {
        @Override
        void check(List<Manifest> all, BiConsumer<Manifest, String> complain) {
            pods(all)
                    .filter(manifest -> !manifest.kind().equals("Job"))
                    .forEach(manifest -> manifest.containers().forEach(container -> {
                        Stream.of("startupProbe", "readinessProbe", "livenessProbe")
                                .forEach(probe -> expect(container.has(probe), manifest, probe, complain));
                        expect(
                                !action(container.path("livenessProbe"))
                                        .equals(action(container.path("readinessProbe"))),
                                manifest,
                                "alive as ready",
                                complain);
                    }));
        }

        private String action(JsonNode probe) {
            return probe.path("httpGet").toString() + probe.path("exec") + probe.path("tcpSocket");
        }
    },
    SECRETS("No secret stands in a manifest: no Secret, and no password, key or token as the value of a variable.") {
        @Override
        void check(List<Manifest> all, BiConsumer<Manifest, String> complain) {
            all.forEach(manifest -> expect(!manifest.kind().equals("Secret"), manifest, "a Secret", complain));
            pods(all)
                    .forEach(manifest -> manifest.containers().stream()
                            .flatMap(container -> elements(container.path("env")))
                            .filter(variable -> isSecret(variable.path("name").asText()))
                            .forEach(variable -> expect(
                                    variable.at("/valueFrom/secretKeyRef").isObject(),
                                    manifest,
                                    variable.path("name").asText(),
                                    complain)));
        }

        private boolean isSecret(String variable) {
            String name = variable.toUpperCase(Locale.ROOT);
            return !name.endsWith("_FILE")
                    && Stream.of("PASSWORD", "SECRET", "TOKEN", "KEY").anyMatch(name::contains);
        }
    },
    REPLACED_GENTLY(
            "The service has two replicas or more, apart from each other, is never fewer while it is replaced, and"
                    + " has the time to end that it takes.") {
        @Override
        void check(List<Manifest> all, BiConsumer<Manifest, String> complain) {
            all.stream()
                    .filter(manifest -> manifest.kind().equals("Deployment"))
                    .forEach(manifest -> {
                        JsonNode pod = manifest.pod().path("spec");
                        expect(manifest.at("/spec/replicas").asInt() >= 2, manifest, "replicas", complain);
                        expect(
                                manifest.at("/spec/strategy/rollingUpdate/maxUnavailable")
                                                .asInt(1)
                                        == 0,
                                manifest,
                                "maxUnavailable",
                                complain);
                        List<String> apart = elements(pod.path("topologySpreadConstraints"))
                                .map(spread -> spread.path("topologyKey").asText())
                                .toList();
                        expect(
                                apart.containsAll(List.of("kubernetes.io/hostname", "topology.kubernetes.io/zone")),
                                manifest,
                                "spread",
                                complain);
                        int pause = pod.at("/containers/0/lifecycle/preStop/sleep/seconds")
                                .asInt();
                        expect(pause > 0, manifest, "preStop", complain);
                        expect(
                                pod.path("terminationGracePeriodSeconds").asInt() >= pause + Lifetime.secondsToEnd(),
                                manifest,
                                "time to end",
                                complain);
                    });
        }
    },
    CONNECTIONS(
            "All replicas together, and one more while they are replaced, leave PostgreSQL 13 of its 100 connections.") {
        @Override
        void check(List<Manifest> all, BiConsumer<Manifest, String> complain) {
            int each = Integer.parseInt(Repository.clusterSetting("quarkus.datasource.jdbc.max-size"));
            all.stream()
                    .filter(manifest -> manifest.kind().equals("HorizontalPodAutoscaler"))
                    .forEach(manifest -> {
                        int most = manifest.at("/spec/maxReplicas").asInt() + 1;
                        expect(manifest.at("/spec/minReplicas").asInt() >= 2, manifest, "minReplicas", complain);
                        expect(most * each <= 100 - 13, manifest, most * each + " connections", complain);
                    });
        }
    },
    INSIDE("No Service is reachable from outside the cluster, and a NetworkPolicy lists what goes into and out of every"
            + " pod.") {
        @Override
        void check(List<Manifest> all, BiConsumer<Manifest, String> complain) {
            all.stream()
                    .filter(manifest -> manifest.kind().equals("Service"))
                    .forEach(manifest -> expect(
                            manifest.at("/spec/type").asText("ClusterIP").equals("ClusterIP"),
                            manifest,
                            "type",
                            complain));
            List<Manifest> policies = all.stream()
                    .filter(manifest -> manifest.kind().equals("NetworkPolicy"))
                    .toList();
            pods(all)
                    .forEach(pod -> Stream.of("Ingress", "Egress")
                            .forEach(direction -> expect(
                                    policies.stream()
                                            .anyMatch(policy -> policy.at("/spec/policyTypes")
                                                            .toString()
                                                            .contains(direction)
                                                    && matches(policy.at("/spec/podSelector/matchLabels"), pod)),
                                    pod,
                                    "no policy for " + direction,
                                    complain)));
        }
    },
    JOINED("What selects finds something: pods, services, ports and keys of configuration.") {
        @Override
        void check(List<Manifest> all, BiConsumer<Manifest, String> complain) {
            all.forEach(manifest -> {
                switch (manifest.kind()) {
                    case "Service" -> {
                        expect(finds(manifest.at("/spec/selector"), all), manifest, "selector", complain);
                        elements(manifest.at("/spec/ports"))
                                .forEach(port -> expect(
                                        offers(
                                                manifest.at("/spec/selector"),
                                                port.path("targetPort").asText(),
                                                all),
                                        manifest,
                                        "targetPort",
                                        complain));
                    }
                    case "NetworkPolicy" ->
                        expect(
                                finds(manifest.at("/spec/podSelector/matchLabels"), all),
                                manifest,
                                "selector",
                                complain);
                    case "PodDisruptionBudget", "Deployment", "StatefulSet" ->
                        expect(finds(manifest.at("/spec/selector/matchLabels"), all), manifest, "selector", complain);
                    case "ServiceMonitor" ->
                        expect(
                                all.stream()
                                        .anyMatch(service -> service.kind().equals("Service")
                                                && contains(
                                                        service.at("/metadata/labels"),
                                                        manifest.at("/spec/selector/matchLabels"))
                                                && service.at("/spec/ports/0/name")
                                                        .equals(manifest.at("/spec/endpoints/0/port"))),
                                manifest,
                                "selector",
                                complain);
                    case "HorizontalPodAutoscaler" ->
                        expect(
                                all.stream()
                                        .anyMatch(target -> target.kind().equals("Deployment")
                                                && target.name()
                                                        .equals(manifest.at("/spec/scaleTargetRef/name")
                                                                .asText())),
                                manifest,
                                "scaleTargetRef",
                                complain);
                    default -> {}
                }
            });
        }

        private boolean finds(JsonNode selector, List<Manifest> all) {
            return pods(all).anyMatch(pod -> matches(selector, pod));
        }

        private boolean offers(JsonNode selector, String port, List<Manifest> all) {
            return pods(all)
                    .filter(pod -> matches(selector, pod))
                    .anyMatch(pod -> pod.containers().stream()
                            .flatMap(container -> elements(container.path("ports")))
                            .anyMatch(offered -> offered.path("name").asText().equals(port)));
        }
    },
    LABELLED("Every object says by `app.kubernetes.io/name` what it belongs to.") {
        @Override
        void check(List<Manifest> all, BiConsumer<Manifest, String> complain) {
            all.stream()
                    .filter(manifest -> !manifest.kind().equals("Namespace"))
                    .filter(manifest -> !manifest.kind().equals("ConfigMap"))
                    .forEach(manifest -> expect(
                            manifest.at("/metadata/labels").has("app.kubernetes.io/name"),
                            manifest,
                            "label",
                            complain));
        }
    };

    private final String sentence;

    ManifestPolicy(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    abstract void check(List<Manifest> all, BiConsumer<Manifest, String> complain);

    /** What in these objects, applied together, breaks this rule. */
    List<String> complaints(List<Manifest> all) {
        List<String> complaints = new ArrayList<>();
        check(all, (manifest, what) -> complaints.add(name() + ": " + manifest.title() + ": " + what));
        return complaints;
    }

    private static Stream<Manifest> pods(List<Manifest> all) {
        return all.stream().filter(manifest -> !manifest.pod().isMissingNode());
    }

    private static void expect(boolean holds, Manifest manifest, String what, BiConsumer<Manifest, String> complain) {
        if (!holds) {
            complain.accept(manifest, what);
        }
    }

    private static boolean matches(JsonNode selector, Manifest pod) {
        return contains(pod.pod().at("/metadata/labels"), selector);
    }

    private static boolean contains(JsonNode labels, JsonNode selector) {
        return selector.isObject()
                && selector.properties().stream()
                        .allMatch((Map.Entry<String, JsonNode> wanted) ->
                                wanted.getValue().equals(labels.path(wanted.getKey())));
    }
}
