package narratives.calls;

import java.util.ArrayList;
import java.util.List;
import narratives.access.Caller;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.feedback.FeedbackLog;
import narratives.people.People;
import narratives.people.Person;
import narratives.people.UserId;
import narratives.recommend.Exposure;
import narratives.recommend.Exposures;

/** What is done with people. */
public final class PersonCalls {
    private final People people;
    private final FeedbackLog log;
    private final Exposures exposures;

    /**
     * Everything that is stored about a person.
     *
     * @param feedback in log order
     * @param exposures the oldest first
     */
    public record Export(Person person, List<FeedbackLog.Entry> feedback, List<Exposure> exposures) {
        public Export {
            feedback = List.copyOf(feedback);
            exposures = List.copyOf(exposures);
        }

        /** Nothing about a person is printed. */
        @Override
        public String toString() {
            return "Export[…]";
        }
    }

    PersonCalls(People people, FeedbackLog log, Exposures exposures) {
        this.people = people;
        this.log = log;
        this.exposures = exposures;
    }

    public People.Written put(Caller caller, Person person) {
        caller.require(person.id());
        return people.put(caller.tenant(), person);
    }

    /** @throws RecommenderException {@code USER_UNKNOWN} */
    public Person get(Caller caller, UserId id) {
        caller.require(id);
        return people.find(caller.tenant(), id)
                .orElseThrow(() -> new RecommenderException(ErrorCode.USER_UNKNOWN, "There is no such person."));
    }

    /** @throws RecommenderException {@code USER_UNKNOWN} */
    public Export export(Caller caller, UserId id) {
        Person person = get(caller, id);
        List<Exposure> served = new ArrayList<>();
        exposures.forEach(caller.tenant(), id, served::add);
        return new Export(person, log.of(caller.tenant(), id), served);
    }
}
