package narratives.people;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.catalog.Answer;

/** What a person tells about themselves, by question. Every answer is optional; a missing one is unknown. */
public record Profile(SortedMap<String, Answer> answers) {
    public static final Profile NONE = new Profile(new TreeMap<>());

    public Profile {
        answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
    }

    public static Profile of(Map<String, Answer> answers) {
        return new Profile(new TreeMap<>(answers));
    }
}
