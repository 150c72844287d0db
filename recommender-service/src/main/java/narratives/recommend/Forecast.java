package narratives.recommend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.Predicate;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.model.PersonBlock;
import narratives.model.PersonParts;
import narratives.model.Prediction;
import narratives.model.RatedNarrative;
import narratives.people.Profile;

/**
 * What the model expects of one reader.
 *
 * @param profile what the reader told of themselves
 * @param ratedItems the narratives whose ratings count, in catalogue order
 * @param ratings the ratings of those, in the same order
 * @param block what is known of how they answer
 */
record Forecast(View view, Profile profile, List<Integer> ratedItems, List<RatedNarrative> ratings, PersonBlock block)
        implements Expectation {
    Forecast {
        ratedItems = List.copyOf(ratedItems);
        ratings = List.copyOf(ratings);
    }

    /** Of a reader, from their profile and every rating of theirs that counts. */
    static Forecast of(View view, Reader reader) {
        String question = view.questionnaire().primary().key();
        List<Integer> items = new ArrayList<>();
        List<RatedNarrative> rated = new ArrayList<>();
        for (Map.Entry<NarrativeId, SortedMap<String, Double>> answers :
                reader.standing().answers().entrySet()) {
            Optional<Double> answer = Optional.ofNullable(answers.getValue().get(question));
            OptionalInt item = view.catalog().index(answers.getKey());
            if (answer.isPresent() && item.isPresent()) {
                items.add(item.getAsInt());
                rated.add(new RatedNarrative(
                        view.scores().components(item.getAsInt()), view.scores().block(item.getAsInt()), answer.get()));
            }
        }
        return of(view, reader.person().profile(), items, rated);
    }

    /** Of a reader of whom nothing is known. */
    static Forecast ofAnybody(View view) {
        return of(view, Profile.NONE, List.of(), List.of());
    }

    private static Forecast of(View view, Profile profile, List<Integer> items, List<RatedNarrative> rated) {
        return new Forecast(view, profile, items, rated, view.model().foldIn(profile.answers(), rated));
    }

    @Override
    public Prediction prediction(int item) {
        return view.model()
                .predict(block, view.scores().components(item), view.scores().block(item));
    }

    @Override
    public Reasons reasons(Predicate<Narrative> mayBeNamed, Sentences sentences) {
        return new Explanation(view, this, mayBeNamed, sentences);
    }

    /** What is known of the reader, taken apart. */
    PersonParts parts() {
        return view.model().parts(profile.answers(), ratings);
    }
}
