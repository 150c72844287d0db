package narratives.recommend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import narratives.catalog.NarrativeId;
import narratives.model.PersonBlock;
import narratives.model.Prediction;
import narratives.model.RatedNarrative;
import narratives.people.Profile;

/**
 * What the model expects of one reader.
 *
 * @param profile what the reader told of themselves
 * @param block what is known of how they answer
 */
record Forecast(View view, Profile profile, PersonBlock block) implements Expectation {
    /** Of a reader, from their profile and every rating of theirs that counts. */
    static Forecast of(View view, Reader reader) {
        String question = view.questionnaire().primary().key();
        List<RatedNarrative> rated = new ArrayList<>();
        for (Map.Entry<NarrativeId, SortedMap<String, Double>> answers :
                reader.standing().answers().entrySet()) {
            Optional<Double> answer = Optional.ofNullable(answers.getValue().get(question));
            OptionalInt item = view.catalog().index(answers.getKey());
            if (answer.isPresent() && item.isPresent()) {
                rated.add(new RatedNarrative(
                        view.scores().components(item.getAsInt()), view.scores().block(item.getAsInt()), answer.get()));
            }
        }
        Profile profile = reader.person().profile();
        return new Forecast(view, profile, view.model().foldIn(profile.answers(), rated));
    }

    /** Of a reader of whom nothing is known. */
    static Forecast ofAnybody(View view) {
        return new Forecast(view, Profile.NONE, view.model().foldIn(Profile.NONE.answers(), List.of()));
    }

    @Override
    public Prediction prediction(int item) {
        return view.model()
                .predict(block, view.scores().components(item), view.scores().block(item));
    }

    @Override
    public List<Reason> reasons(int item) {
        return new Explanation(view.model(), view.instrument())
                .of(
                        block,
                        profile.answers(),
                        view.catalog().narrative(item).characterisation(),
                        view.scores().block(item));
    }
}
