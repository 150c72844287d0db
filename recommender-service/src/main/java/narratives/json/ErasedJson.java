package narratives.json;

import narratives.contract.TenantId;
import narratives.people.ErasureKey;
import narratives.people.ErasureTag;

/**
 * A line of the list of erasures that is kept outside the database.
 *
 * @param key of the tenant, in hexadecimal
 * @param tag of the person, in hexadecimal
 * @param erased false from when it was lifted
 */
public record ErasedJson(String tenant, String key, String tag, boolean erased) {
    public static ErasedJson of(TenantId tenant, ErasureKey key, ErasureTag tag, boolean erased) {
        return new ErasedJson(tenant.value(), key.hex(), tag.hex(), erased);
    }

    public TenantId toTenant() {
        return new TenantId(tenant);
    }

    public ErasureKey toKey() {
        return new ErasureKey(key);
    }

    public ErasureTag toTag() {
        return new ErasureTag(tag);
    }
}
