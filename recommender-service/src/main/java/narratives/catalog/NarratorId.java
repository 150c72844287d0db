package narratives.catalog;

import narratives.contract.Identifier;

/** A pseudonym of whoever tells narratives, chosen by the client. */
public record NarratorId(String value) implements Comparable<NarratorId> {
    /** @throws narratives.contract.RecommenderException if the value is not an id */
    public NarratorId {
        Identifier.require("narratorId", value);
    }

    @Override
    public int compareTo(NarratorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
