package narratives.recommend;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.catalog.NarrativeId;
import narratives.people.Preferences;
import narratives.people.Profile;
import narratives.people.UserId;

/** For whom a list is made. */
public sealed interface Audience {
    /** Somebody by their pseudonym; if nobody was put under it, a cold start. */
    record Somebody(UserId id) implements Audience {}

    /**
     * Nobody in particular: everything that is known comes with the request and nothing is stored about them.
     *
     * @param ratings answers by narrative and question key
     */
    record Anonymous(
            Profile profile, Preferences preferences, SortedMap<NarrativeId, SortedMap<String, Double>> ratings)
            implements Audience {
        public static final Anonymous UNKNOWN = new Anonymous(Profile.NONE, Preferences.NONE, new TreeMap<>());

        public Anonymous {
            ratings = Collections.unmodifiableSortedMap(new TreeMap<>(ratings));
        }
    }
}
