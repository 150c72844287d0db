package narratives.catalog;

import narratives.contract.Identifier;

/** The name of a narrative, chosen by the client. Catalogue order is the order of these names, by code point. */
public record NarrativeId(String value) implements Comparable<NarrativeId> {
    /** @throws narratives.contract.RecommenderException if the value is not an id */
    public NarrativeId {
        Identifier.require("narrativeId", value);
    }

    @Override
    public int compareTo(NarrativeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
