package narratives.people;

import narratives.contract.Identifier;

/** A pseudonym of a reader, chosen by the client. Its text never goes to logs, metrics, traces or errors. */
public record UserId(String value) implements Comparable<UserId> {
    /** @throws narratives.contract.RecommenderException if the value is not an id */
    public UserId {
        Identifier.require("userId", value);
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    /** Tells nothing about whom it names, so that it cannot leak by being printed. */
    @Override
    public String toString() {
        return "UserId[…]";
    }
}
