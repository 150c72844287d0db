package narratives.recommend;

import java.util.List;
import narratives.contract.LogPosition;
import narratives.feedback.Standing;
import narratives.people.Person;

/**
 * What is known of the person a list is made for.
 *
 * @param beyond the log positions beyond the canonical one that are counted in, in order
 */
public record Reader(Person person, Standing standing, List<LogPosition> beyond) {
    public Reader {
        beyond = List.copyOf(beyond);
    }
}
