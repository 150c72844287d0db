package narratives.demonstration;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import narratives.catalog.Answer;
import narratives.people.Person;

/**
 * A reader of the cohort as they truly are.
 *
 * @param person what they tell
 * @param self what they could tell: a profile without gaps
 * @param tastes how strong each taste is; one that is missing is 0
 */
record Member(Person person, SortedMap<String, Answer> self, Map<Taste, Double> tastes) {
    Member {
        tastes = Collections.unmodifiableMap(new EnumMap<>(tastes));
    }

    double taste(Taste taste) {
        return tastes.getOrDefault(taste, 0.0);
    }
}
