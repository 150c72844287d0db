package narratives.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.people.UserId;

/**
 * Who calls.
 *
 * @param tenant whose data the call is about; nothing in a request can change it
 * @param scopes what the credential may be used for
 * @param person the only person that may be acted for; empty if any may
 */
public record Caller(TenantId tenant, Set<Scope> scopes, Optional<UserId> person) {
    public Caller {
        scopes = scopes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(scopes));
    }

    /** Somebody who may do everything in a tenant. */
    public static Caller trusted(TenantId tenant) {
        return new Caller(tenant, EnumSet.allOf(Scope.class), Optional.empty());
    }

    /** @throws RecommenderException with PERMISSION_DENIED, if this caller may not make the call */
    public void require(Call call) {
        if (!call.isGrantedBy(scopes) || (person.isPresent() && !call.isOpenToOnePerson())) {
            throw denied();
        }
    }

    /** @throws RecommenderException with PERMISSION_DENIED, if this caller may not act for that person */
    public void require(UserId acted) {
        if (!mayActFor(acted)) {
            throw denied();
        }
    }

    public boolean mayActFor(UserId acted) {
        return person.isEmpty() || person.get().equals(acted);
    }

    private static RecommenderException denied() {
        return new RecommenderException(ErrorCode.PERMISSION_DENIED, ErrorCode.PERMISSION_DENIED.title());
    }

    /** Without the person. */
    @Override
    public String toString() {
        return tenant + " " + scopes;
    }
}
