package narratives.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import narratives.contract.TenantId;

/**
 * Who may come in, as of one moment.
 *
 * @param closed whether there ever was a key, even if none is alive
 * @param tenants those that are served
 * @param keys those that are neither revoked nor expired
 */
public record Book(
        boolean closed, Map<TenantId, Tenant> tenants, Map<String, KeyEntry> keys, List<SigningKey> signing) {
    public Book {
        tenants = Map.copyOf(tenants);
        keys = Map.copyOf(keys);
        signing = List.copyOf(signing);
    }

    public static Book of(boolean closed, List<Tenant> tenants, List<KeyEntry> keys, List<SigningKey> signing) {
        return new Book(
                closed,
                tenants.stream().collect(Collectors.toMap(Tenant::id, Function.identity())),
                keys.stream().collect(Collectors.toMap(KeyEntry::id, Function.identity())),
                signing);
    }

    Optional<Tenant> tenant(TenantId id) {
        return Optional.ofNullable(tenants.get(id));
    }

    Optional<KeyEntry> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    Optional<SigningKey> signing(TenantId tenant, String id) {
        return signing.stream()
                .filter(key -> key.tenant().equals(tenant) && key.id().equals(id))
                .findFirst();
    }
}
