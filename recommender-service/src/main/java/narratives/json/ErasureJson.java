package narratives.json;

import narratives.people.ErasureKey;
import narratives.people.ErasureTag;

/**
 * An erasure, or the end of one, as the log has it.
 *
 * @param key of the tenant, in hexadecimal; replicas find by it whom they have to forget
 * @param tag of the person, in hexadecimal
 */
public record ErasureJson(String key, String tag) {
    public static ErasureJson of(ErasureKey key, ErasureTag tag) {
        return new ErasureJson(key.hex(), tag.hex());
    }

    public ErasureKey toKey() {
        return new ErasureKey(key);
    }

    public ErasureTag toTag() {
        return new ErasureTag(tag);
    }
}
