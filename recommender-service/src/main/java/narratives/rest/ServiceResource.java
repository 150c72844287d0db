package narratives.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Says what is here. Does nothing else, so that benchmarks can tell what the way there costs. */
@Path("/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Service")
class ServiceResource {
    private final ServiceJson service;

    /** What is here. */
    @Schema(
            name = "Service",
            requiredProperties = {"name", "version", "links"})
    record ServiceJson(
            @Schema(examples = "recommender-service") String name,
            @Schema(examples = "0.1.0") String version,

            @Schema(description = "Where to go next, by name.")
            Map<String, String> links) {}

    ServiceResource(
            @ConfigProperty(name = "quarkus.application.name") String name,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        service = new ServiceJson(
                name,
                version,
                new TreeMap<>(Map.of(
                        "openapi", "/q/openapi",
                        "swagger-ui", "/q/swagger-ui",
                        "health", "/q/health",
                        "metrics", "/q/metrics",
                        "narratives", "/v1/narratives",
                        "instrument", "/v1/instrument",
                        "questionnaire", "/v1/questionnaire",
                        "model", "/v1/model")));
    }

    @GET
    @Operation(operationId = "getService", summary = "What this service is, and where to go next")
    public ServiceJson get() {
        return service;
    }
}
