package narratives.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service of its own for tests that make keys, which close the door for everybody; one origin may call it. */
public final class ClosedDoor implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.http.cors.enabled", "true", "quarkus.http.cors.origins", "https://app.example.org");
    }
}
