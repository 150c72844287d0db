package narratives.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import narratives.catalog.NarrativeId;
import narratives.demonstration.Cohort;
import narratives.demonstration.Truth;
import narratives.model.Estimate;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.people.Person;
import narratives.people.UserId;

/** Knows the truth behind a made-up cohort, and learns nothing: no method can be expected to do better. */
public record Oracle(Cohort cohort) implements Method {
    @Override
    public String name() {
        return "oracle";
    }

    /** @param training of this cohort, see {@link CohortRatings} */
    @Override
    public Fitted fit(TrainingSet training) {
        List<UserId> people = cohort.people().stream()
                .map(Person::id)
                .sorted(Comparator.comparing(UserId::value))
                .toList();
        if (people.size() != training.people().size()) {
            throw new IllegalArgumentException("the training set is of other people");
        }
        return (person, own) -> narrative -> {
            NarrativeId id = training.narratives().get(narrative).id();
            Truth truth = cohort.truth(people.get(person), id)
                    .orElseThrow(() -> new IllegalArgumentException("the training set is of other narratives"));
            return new Estimate(truth.expected(), OptionalDouble.of(truth.variance()));
        };
    }
}
