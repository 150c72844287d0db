package narratives.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * When a narrative may be shown: from the first instant, included, until the second, excluded. An absent bound is open.
 */
public record Availability(Optional<Instant> from, Optional<Instant> until) {
    public static final Availability ALWAYS = new Availability(Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException if it ends before it begins */
    public Availability {
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw new IllegalArgumentException("availableUntil must be after availableFrom");
        }
    }

    public boolean contains(Instant now) {
        return from.map(start -> !now.isBefore(start)).orElse(true)
                && until.map(now::isBefore).orElse(true);
    }
}
