package narratives.contract;

import java.util.List;
import java.util.Optional;

/**
 * A part of a longer list.
 *
 * @param items in the list's order
 * @param next where the next part begins, as an opaque text; empty at the end
 */
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }
}
