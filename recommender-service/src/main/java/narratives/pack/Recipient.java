package narratives.pack;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import narratives.people.Preferences;
import narratives.people.Profile;
import narratives.people.UserId;
import narratives.recommend.Audience;

/** For whom a pack is. */
public sealed interface Recipient {
    /** Which audiences they belong to; consent of narrators may depend on it. */
    SortedSet<String> audiences();

    /** As the recommender knows them. */
    Audience audience();

    /** One person; what they told, and what they hid, counts whenever the pack is looked at. */
    record Somebody(UserId person, SortedSet<String> audiences) implements Recipient {
        public Somebody {
            audiences = Collections.unmodifiableSortedSet(new TreeSet<>(audiences));
        }

        @Override
        public Audience audience() {
            return new Audience.Somebody(person);
        }
    }

    /** People of whom only this is said. */
    record Described(Profile profile, Preferences preferences, SortedSet<String> audiences) implements Recipient {
        public Described {
            audiences = Collections.unmodifiableSortedSet(new TreeSet<>(audiences));
        }

        @Override
        public Audience audience() {
            return new Audience.Anonymous(profile, preferences, new TreeMap<>());
        }
    }
}
