package narratives.access;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A service of its own for tests that make keys, which close the door for everybody. */
public final class ClosedDoor implements QuarkusTestProfile {}
