package narratives.recommend;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.feedback.Standing;
import narratives.people.Person;
import narratives.people.UserId;

/** Finds out for whom a list is made. */
record Readers(Replica replica) {
    /** Stands in where there is no pseudonym; it is never stored nor compared. */
    private static final UserId NOBODY = new UserId("anonymous");

    /** @throws RecommenderException if an anonymous reader brings ratings that cannot be */
    Reader reader(TenantId tenant, Audience audience, View view) {
        return switch (audience) {
            case Audience.Somebody(var id) ->
                replica.reader(tenant, id, view)
                        .orElseGet(() -> new Reader(Person.unknown(id), Standing.NONE, List.of()));
            case Audience.Anonymous anonymous -> reader(anonymous, view);
        };
    }

    private static Reader reader(Audience.Anonymous anonymous, View view) {
        List<FieldError> errors = new ArrayList<>();
        anonymous.ratings().forEach((narrative, answers) -> {
            String field = "ratings." + narrative;
            if (view.catalog().index(narrative).isEmpty()) {
                errors.add(new FieldError(field, "NARRATIVE_UNKNOWN", "There is no such narrative."));
            }
            view.questionnaire()
                    .check(answers)
                    .forEach(error -> errors.add(new FieldError(
                            error.field().replaceFirst("^ratings", field), error.code(), error.detail())));
        });
        if (!errors.isEmpty()) {
            throw RecommenderException.invalid(errors);
        }
        return new Reader(
                new Person(NOBODY, anonymous.profile(), anonymous.preferences()),
                new Standing(anonymous.ratings(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeMap<>()),
                List.of());
    }
}
