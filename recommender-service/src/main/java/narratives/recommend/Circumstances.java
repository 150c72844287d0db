package narratives.recommend;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What holds of a reader at the moment of a request.
 *
 * @param crisis they are in a crisis
 * @param audiences which audiences they belong to, by the word of the caller
 */
public record Circumstances(boolean crisis, SortedSet<String> audiences, Device device) {
    /** Nothing is said. */
    public static final Circumstances USUAL = new Circumstances(false, new TreeSet<>(), Device.ANY);

    /**
     * What narratives are played on.
     *
     * @param playable media types such as {@code video/mp4}; empty: any
     * @param slowConnection videos would not play
     */
    public record Device(SortedSet<String> playable, boolean slowConnection) {
        public static final Device ANY = new Device(new TreeSet<>(), false);

        public Device {
            playable = Collections.unmodifiableSortedSet(new TreeSet<>(playable));
        }
    }

    public Circumstances {
        audiences = Collections.unmodifiableSortedSet(new TreeSet<>(audiences));
    }
}
