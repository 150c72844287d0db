package narratives.contract;

/**
 * A value with the number of its version.
 *
 * @param version from 1, one more with every change
 */
public record Versioned<T>(int version, T value) {
    /** @throws IllegalArgumentException if the version is below 1 */
    public Versioned {
        if (version < 1) {
            throw new IllegalArgumentException("version is " + version + "; must be at least 1");
        }
    }
}
