package narratives.contract;

import java.util.regex.Pattern;

/** One customer of an installation. Every row, every port and every model belongs to exactly one tenant. */
public record TenantId(String value) implements Comparable<TenantId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** The tenant of a first run, when no credentials are configured. */
    public static final TenantId DEFAULT = new TenantId("default");

    /** @throws IllegalArgumentException if the value is not 1 to 63 of {@code a-z 0-9 -} */
    public TenantId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a tenant is 1 to 63 of a-z, 0-9 and -, starting with a letter or digit");
        }
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
