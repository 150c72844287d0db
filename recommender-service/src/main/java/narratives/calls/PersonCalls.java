package narratives.calls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import narratives.access.Caller;
import narratives.catalog.NarrativeId;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.feedback.FeedbackLog;
import narratives.feedback.OwnNarratives;
import narratives.operation.Operation;
import narratives.operation.Operations;
import narratives.pack.Pack;
import narratives.pack.Packs;
import narratives.people.Erasures;
import narratives.people.People;
import narratives.people.Person;
import narratives.people.UserId;
import narratives.recommend.Audience;
import narratives.recommend.Considered;
import narratives.recommend.Exposure;
import narratives.recommend.Exposures;
import narratives.recommend.RecommendationRequest;
import narratives.recommend.Recommender;

/** What is done with people. */
public final class PersonCalls {
    private final People people;
    private final FeedbackLog log;
    private final Exposures exposures;
    private final Packs packs;
    private final Erasures erasures;
    private final Operations operations;
    private final Recommender recommender;

    /**
     * Everything that is stored about a person.
     *
     * @param feedback in log order
     * @param exposures the oldest first
     * @param packs the oldest first
     */
    public record Export(Person person, List<FeedbackLog.Entry> feedback, List<Exposure> exposures, List<Pack> packs) {
        public Export {
            feedback = List.copyOf(feedback);
            exposures = List.copyOf(exposures);
            packs = List.copyOf(packs);
        }

        /** Nothing about a person is printed. */
        @Override
        public String toString() {
            return "Export[…]";
        }
    }

    PersonCalls(
            People people,
            FeedbackLog log,
            Exposures exposures,
            Packs packs,
            Erasures erasures,
            Operations operations,
            Recommender recommender) {
        this.people = people;
        this.log = log;
        this.exposures = exposures;
        this.packs = packs;
        this.erasures = erasures;
        this.operations = operations;
        this.recommender = recommender;
    }

    public People.Written put(Caller caller, Person person) {
        caller.require(person.id());
        return people.put(caller.tenant(), person);
    }

    /** @throws RecommenderException {@code USER_UNKNOWN}, {@code USER_ERASED} */
    public Person get(Caller caller, UserId id) {
        caller.require(id);
        return people.find(caller.tenant(), id).orElseThrow(() -> unknown(caller, id));
    }

    private RecommenderException unknown(Caller caller, UserId id) {
        return erasures.isErased(caller.tenant(), id)
                ? new RecommenderException(ErrorCode.USER_ERASED, ErrorCode.USER_ERASED.title())
                : new RecommenderException(ErrorCode.USER_UNKNOWN, "There is no such person.");
    }

    /**
     * Erases a person; the operation ends with a receipt when a model was trained without them.
     *
     * @throws RecommenderException {@code USER_UNKNOWN}
     */
    public Operation erase(Caller caller, UserId id) {
        caller.require(id);
        return erasures.erase(caller.tenant(), id)
                .flatMap(operation -> operations.find(caller.tenant(), operation))
                .orElseThrow(() -> new RecommenderException(ErrorCode.USER_UNKNOWN, "There is no such person."));
    }

    /** @throws RecommenderException {@code USER_UNKNOWN}, {@code USER_ERASED} */
    public Export export(Caller caller, UserId id) {
        Person person = get(caller, id);
        List<Exposure> served = new ArrayList<>();
        exposures.forEach(caller.tenant(), id, served::add);
        return new Export(
                person,
                log.of(caller.tenant(), id),
                served,
                packs.list(caller.tenant(), new Packs.Query(Optional.of(id), Optional.empty(), Integer.MAX_VALUE)));
    }

    /**
     * What a person has kept, hidden and met.
     *
     * @param considered each of those narratives, looked at for the person now; those that there are not are left out
     */
    public record Own(OwnNarratives narratives, Map<NarrativeId, Considered> considered) {
        public Own {
            considered = Map.copyOf(considered);
        }

        /** Nothing about a person is printed. */
        @Override
        public String toString() {
            return "Own[…]";
        }
    }

    /** @throws RecommenderException {@code USER_UNKNOWN}, {@code USER_ERASED} */
    public Own own(Caller caller, UserId id) {
        Person person = get(caller, id);
        OwnNarratives own = OwnNarratives.of(log.of(caller.tenant(), id).stream()
                .map(FeedbackLog.Entry::event)
                .toList());
        Set<NarrativeId> all = new TreeSet<>();
        own.bookmarked().forEach(one -> all.add(one.narrative()));
        own.hidden().forEach(one -> all.add(one.narrative()));
        own.met().forEach(one -> all.add(one.narrative()));
        Map<NarrativeId, Considered> considered = new HashMap<>();
        recommender
                .consider(
                        caller.tenant(),
                        RecommendationRequest.whateverIsRated(new Audience.Somebody(person.id())),
                        List.copyOf(all),
                        Recommender.WHATEVER_IT_TAKES)
                .narratives()
                .forEach(one -> considered.put(one.narrative().id(), one));
        return new Own(own, considered);
    }
}
