package narratives.deployed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The official schemas: classes made from the OpenAPI document of Kubernetes 1.34, and from the definitions of the
 * Prometheus operator. A field that they do not know is refused, as is a value of another type.
 */
final class ManifestSchema {
    private interface Check {
        void run(JsonElement json) throws IOException;
    }

    private static final Map<String, Check> OFFICIAL = Map.of(
            "v1 Namespace", json -> check(json, V1Namespace::validateJsonElement, V1Namespace.class),
            "v1 ConfigMap", json -> check(json, V1ConfigMap::validateJsonElement, V1ConfigMap.class),
            "v1 Service", json -> check(json, V1Service::validateJsonElement, V1Service.class),
            "v1 ServiceAccount", json -> check(json, V1ServiceAccount::validateJsonElement, V1ServiceAccount.class),
            "apps/v1 Deployment", json -> check(json, V1Deployment::validateJsonElement, V1Deployment.class),
            "apps/v1 StatefulSet", json -> check(json, V1StatefulSet::validateJsonElement, V1StatefulSet.class),
            "batch/v1 Job", json -> check(json, V1Job::validateJsonElement, V1Job.class),
            "policy/v1 PodDisruptionBudget",
                    json -> check(json, V1PodDisruptionBudget::validateJsonElement, V1PodDisruptionBudget.class),
            "networking.k8s.io/v1 NetworkPolicy",
                    json -> check(json, V1NetworkPolicy::validateJsonElement, V1NetworkPolicy.class),
            "autoscaling/v2 HorizontalPodAutoscaler",
                    json -> check(
                            json, V2HorizontalPodAutoscaler::validateJsonElement, V2HorizontalPodAutoscaler.class));

    private static final Map<String, Class<?>> OPERATOR = Map.of(
            "monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class,
            "monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class);

    /** These classes would collect unknown fields; without that they refuse them. */
    private static final ObjectMapper STRICT = new ObjectMapper()
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            });

    private ManifestSchema() {}

    /** Why a manifest is not what it says it is; nothing if it is. */
    static Optional<String> complaint(Manifest manifest) {
        Check official = OFFICIAL.get(manifest.type());
        Class<?> operator = OPERATOR.get(manifest.type());
        try {
            if (official != null) {
                official.run(JsonParser.parseString(manifest.json().toString()));
            } else if (operator != null) {
                STRICT.treeToValue(manifest.json(), operator);
            } else {
                return Optional.of(manifest.title() + ": no schema for " + manifest.type());
            }
            return Optional.empty();
        } catch (IOException | RuntimeException refused) {
            return Optional.of(manifest.title() + ": " + refused.getMessage());
        }
    }

    private static void check(JsonElement json, Check fields, Class<?> values) throws IOException {
        fields.run(json);
        if (JSON.getGson().fromJson(json, values) == null) {
            throw new IOException("empty");
        }
    }
}
