package narratives.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that every tenant has a model. It does not ask the database, which may be away while lists go on. */
@Readiness
@ApplicationScoped
class ModelReadiness implements HealthCheck {
    private final Life life;

    ModelReadiness(Life life) {
        this.life = life;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("model").status(life.isLoaded()).build();
    }
}
