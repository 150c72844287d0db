package narratives.access;

import java.time.Instant;
import narratives.contract.TenantId;

/** What browser tokens of a tenant are signed with; known to every replica and to nobody else. */
public record SigningKey(TenantId tenant, String id, byte[] secret, Instant createdAt) {
    public static final int SECRET_BYTES = 32;

    public SigningKey {
        secret = secret.clone();
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }

    byte[] sign(byte[] message) {
        return Digests.hmacSha256(secret, message);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningKey key && key.tenant.equals(tenant) && key.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "signing key " + id + " of " + tenant;
    }
}
