package narratives.faults;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the database holds when everything is over.
 *
 * @param log in the order of the log
 * @param rows of people and narratives by id: which of their texts the table beside the log has
 */
record Stored(List<Entry> log, Map<String, String> rows) {
    Stored {
        log = List.copyOf(log);
        rows = Map.copyOf(new TreeMap<>(rows));
    }

    /**
     * An entry of the log.
     *
     * @param key as in {@link Attempt#keys}
     * @param about whom and what the entry is about, which the key alone decides (see {@link Wish})
     */
    record Entry(String position, String key, String about) {}
}
