package narratives.access;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A service of its own, beside an issuer of tokens. */
public final class ProvidedDoor implements QuarkusTestProfile {}
