package narratives.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started means that loading has ended; until then nobody should lose patience. */
@Startup
@ApplicationScoped
class Started implements HealthCheck {
    private final Life life;

    Started(Life life) {
        this.life = life;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("loaded").status(life.isLoaded()).build();
    }
}
