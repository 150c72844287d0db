package narratives.grpc;

import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.quarkus.grpc.runtime.health.GrpcHealthStorage;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import narratives.api.v1.RecommenderServiceGrpc;

/** What the health service tells: the same as readiness over HTTP. */
@ApplicationScoped
public class ServingState {
    private final GrpcHealthStorage health;

    ServingState(GrpcHealthStorage health) {
        this.health = health;
    }

    /** A server that listens is not one that can answer: nothing is loaded yet. */
    void begin(@Observes StartupEvent event) {
        tell(ServingStatus.NOT_SERVING);
    }

    /** From now on lists can be made. */
    public void ready() {
        tell(ServingStatus.SERVING);
    }

    void end(@Observes @Priority(Drain.FIRST) ShutdownEvent event) {
        tell(ServingStatus.NOT_SERVING);
    }

    private void tell(ServingStatus status) {
        health.setStatus(GrpcHealthStorage.DEFAULT_SERVICE_NAME, status);
        health.setStatus(RecommenderServiceGrpc.SERVICE_NAME, status);
    }
}
