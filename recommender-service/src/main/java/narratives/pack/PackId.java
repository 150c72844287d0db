package narratives.pack;

import narratives.contract.Identifier;

/** The name of a pack, chosen by the service; later packs have later names. */
public record PackId(String value) implements Comparable<PackId> {
    /** @throws narratives.contract.RecommenderException if the value is not an id */
    public PackId {
        Identifier.require("packId", value);
    }

    @Override
    public int compareTo(PackId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
