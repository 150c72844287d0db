package narratives.access;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import narratives.contract.TenantId;

/**
 * A key as the service knows it.
 *
 * @param name what the operator calls it; two may share a name while one takes over from the other
 * @param hash see {@link ApiKey#hash}
 * @param lastUsedOn the day, in UTC; to the day, because more would be a diary of the client
 */
public record KeyEntry(
        String id,
        TenantId tenant,
        String name,
        Set<Scope> scopes,
        byte[] hash,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> revokedAt,
        Optional<LocalDate> lastUsedOn) {
    public KeyEntry {
        scopes = Collections.unmodifiableSet(EnumSet.copyOf(scopes));
        hash = hash.clone();
    }

    @Override
    public byte[] hash() {
        return hash.clone();
    }

    /** Whether it opens anything at that time. */
    public boolean isAlive(Instant now) {
        return revokedAt.isEmpty() && now.isBefore(expiresAt);
    }

    /** Takes the same time whatever the difference is. */
    boolean isOf(ApiKey key) {
        return MessageDigest.isEqual(hash, key.hash());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyEntry entry && entry.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return ApiKey.PREFIX + id + " of " + tenant + " " + scopes;
    }
}
