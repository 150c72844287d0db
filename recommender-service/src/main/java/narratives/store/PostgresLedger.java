package narratives.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import narratives.access.ApiKey;
import narratives.access.Book;
import narratives.access.KeyEntry;
import narratives.access.Ledger;
import narratives.access.Scope;
import narratives.access.SigningKey;
import narratives.contract.TenantId;

/** Who may come in, written down in PostgreSQL. */
@ApplicationScoped
@Typed(PostgresLedger.class)
public final class PostgresLedger implements Ledger {
    /** One is in use, the other takes over. */
    public static final int ALIVE_AT_ONCE = 2;

    private final Transactions transactions;

    PostgresLedger(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * A key to be made.
     *
     * @param name two alive may share it
     */
    public record Wish(TenantId tenant, String name, Set<Scope> scopes, Duration lifetime) {
        KeyEntry entry(ApiKey key, Instant now) {
            return new KeyEntry(
                    key.id(),
                    tenant,
                    name,
                    scopes,
                    key.hash(),
                    now,
                    now.plus(lifetime),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    @Override
    public Book read() {
        return transactions.readAccess(connection -> {
            KeyRows rows = new KeyRows(connection);
            return Book.of(rows.isClosed(), rows.tenants(), rows.alive(), rows.signing());
        });
    }

    @Override
    public void used(TenantId tenant, Set<String> keys, LocalDate day) {
        transactions.call(tenant, connection -> {
            new KeyRows(connection).used(keys, day);
            return true;
        });
    }

    @Override
    public void keep(SigningKey key, Instant forgetBefore) {
        transactions.call(key.tenant(), connection -> {
            new KeyRows(connection).keep(key, forgetBefore);
            return true;
        });
    }

    /** Every key of every tenant, those that open nothing any more included. */
    public List<KeyEntry> keys() {
        return transactions.readAccess(connection -> new KeyRows(connection).all());
    }

    /** Adds a key and closes the door for good; not, and empty, if too many of its name are alive. */
    public Optional<KeyEntry> add(Wish wish, ApiKey key, Instant now) {
        return transactions.call(wish.tenant(), connection -> {
            KeyRows rows = new KeyRows(connection);
            Locks.changeKeys(connection, wish.tenant());
            if (rows.alive(wish.tenant(), wish.name()).size() >= ALIVE_AT_ONCE) {
                return Optional.empty();
            }
            KeyEntry entry = wish.entry(key, now);
            rows.add(entry);
            rows.close();
            return Optional.of(entry);
        });
    }

    /**
     * Adds a key that the operator has made, unless it was added before, whatever became of it since. It is the operator's
     * newest word: if too many of its name are alive, the oldest is revoked.
     */
    public boolean addGiven(Wish wish, ApiKey key, Instant now) {
        return transactions.call(wish.tenant(), connection -> {
            KeyRows rows = new KeyRows(connection);
            Locks.changeKeys(connection, wish.tenant());
            if (rows.find(key.id()).isPresent()) {
                return false;
            }
            List<KeyEntry> alive = rows.alive(wish.tenant(), wish.name());
            for (KeyEntry old : alive.subList(0, Math.max(0, alive.size() - ALIVE_AT_ONCE + 1))) {
                rows.revoke(old.id(), now);
            }
            rows.add(wish.entry(key, now));
            rows.close();
            return true;
        });
    }

    /** Whether there was such a key and it was alive. */
    public boolean revoke(TenantId tenant, String id, Instant now) {
        return transactions.call(tenant, connection -> new KeyRows(connection).revoke(id, now));
    }
}
