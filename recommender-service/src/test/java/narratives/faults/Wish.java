package narratives.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/**
 * What a key wants. An event's person, narrative and kind follow from its id alone, so whoever sends it again sends the same,
 * and whoever reads it can tell whether it is what was sent.
 */
final class Wish {
    static final int PEOPLE = 200;
    static final int NARRATIVES = 40;

    private Wish() {}

    /** Whether it is a text of a person or narrative, and not an event. */
    static boolean isText(String key) {
        return key.indexOf('#') >= 0;
    }

    /** Whose text. */
    static String owner(String key) {
        return key.substring(0, key.indexOf('#'));
    }

    /** The so-manieth text. */
    static int number(String key) {
        return Integer.parseInt(key.substring(key.indexOf('#') + 1));
    }

    /**
     * An event.
     *
     * @param rating the answer to the primary question; of no meaning for a view
     */
    record Event(String id, String person, String narrative, boolean rated, int rating) {}

    static Event event(String id) {
        Random chance = new Random(id.hashCode() * 0x9E3779B97F4A7C15L);
        return new Event(
                id,
                "p-" + chance.nextInt(PEOPLE),
                "n-" + chance.nextInt(NARRATIVES),
                chance.nextInt(10) < 7,
                chance.nextInt(3));
    }

    /** Whom and what an entry of the log must be about. */
    static String about(String key) {
        return isText(key) ? owner(key) : event(key).person() + " " + event(key).narrative();
    }

    static List<String> differences(Map<String, String> one, Map<String, String> other) {
        List<String> differences = new ArrayList<>();
        TreeSet<String> all = new TreeSet<>(one.keySet());
        all.addAll(other.keySet());
        for (String key : all) {
            String said = one.getOrDefault(key, "nothing");
            String is = other.getOrDefault(key, "nothing");
            if (!said.equals(is)) {
                differences.add(key + ": the log said " + said + ", the row has " + is);
            }
        }
        return differences;
    }
}
