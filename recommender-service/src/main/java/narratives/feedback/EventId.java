package narratives.feedback;

import narratives.contract.FieldError;
import narratives.contract.RecommenderException;

/** The idempotency key of an event, chosen by the client; it lives as long as the event. */
public record EventId(String value) implements Comparable<EventId> {
    /** As many characters as an idempotency key may have. */
    public static final int LONGEST = 255;

    /** @throws RecommenderException if the value is empty, longer than 255 characters or holds a NUL */
    public EventId {
        if (value.isEmpty() || value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw RecommenderException.invalid("eventId", FieldError.WRONG_FORM, "An eventId is 1 to 255 characters.");
        }
    }

    @Override
    public int compareTo(EventId other) {
        return value.compareTo(other.value);
    }

    /** A client may have put anything into it, so it is not printed. */
    @Override
    public String toString() {
        return "EventId[…]";
    }
}
