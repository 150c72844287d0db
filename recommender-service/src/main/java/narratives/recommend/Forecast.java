package narratives.recommend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.feedback.Standing;
import narratives.model.History;
import narratives.model.OtherAnswer;
import narratives.model.PersonBlock;
import narratives.model.PersonParts;
import narratives.model.Prediction;
import narratives.model.RatedNarrative;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingEngagement;
import narratives.model.TrainingSet.TrainingRating;
import narratives.model.engagement.Attraction;
import narratives.model.engagement.EngagementModel;
import narratives.model.engagement.EngagementTraits;
import narratives.people.Profile;

/**
 * What the model expects of one reader.
 *
 * @param profile what the reader told of themselves
 * @param ratedItems the narratives whose ratings count, in catalogue order
 * @param ratings the ratings of those, in the same order
 * @param otherItems the narratives about which other questions were answered, in catalogue order, once an answer
 * @param others those answers, in the same order
 * @param block what is known of how they answer
 * @param attraction what draws them beside that; empty where engagement moves no list
 */
record Forecast(
        View view,
        Profile profile,
        List<Integer> ratedItems,
        List<RatedNarrative> ratings,
        List<Integer> otherItems,
        List<OtherAnswer> others,
        PersonBlock block,
        Optional<Attraction> attraction)
        implements Expectation {
    Forecast {
        ratedItems = List.copyOf(ratedItems);
        ratings = List.copyOf(ratings);
        otherItems = List.copyOf(otherItems);
        others = List.copyOf(others);
    }

    /** Of a reader, from their profile and every rating of theirs that counts. */
    static Forecast of(View view, Reader reader) {
        String question = view.questionnaire().primary().key();
        List<Integer> items = new ArrayList<>();
        List<RatedNarrative> rated = new ArrayList<>();
        List<Integer> otherItems = new ArrayList<>();
        List<OtherAnswer> others = new ArrayList<>();
        for (Map.Entry<NarrativeId, SortedMap<String, Double>> answers :
                reader.standing().answers().entrySet()) {
            Optional<Double> answer = Optional.ofNullable(answers.getValue().get(question));
            OptionalInt item = view.catalog().index(answers.getKey());
            if (item.isPresent()) {
                List<OtherAnswer> told = view.model()
                        .others(answers.getValue(), question, view.scores().block(item.getAsInt()));
                others.addAll(told);
                otherItems.addAll(Collections.nCopies(told.size(), item.getAsInt()));
            }
            if (answer.isPresent() && item.isPresent()) {
                items.add(item.getAsInt());
                rated.add(new RatedNarrative(
                        view.scores().components(item.getAsInt()), view.scores().block(item.getAsInt()), answer.get()));
            }
        }
        Profile profile = reader.person().profile();
        return new Forecast(
                view,
                profile,
                items,
                rated,
                otherItems,
                others,
                view.model().foldIn(profile.answers(), rated, others),
                view.engagement()
                        .map(model ->
                                model.attraction(profile.answers(), history(model, reader.standing(), question))));
    }

    /** What was said and done of narratives that engagement was learned from. */
    private static History history(EngagementModel model, Standing standing, String question) {
        List<TrainingRating> ratings = new ArrayList<>();
        standing.answers().forEach((narrative, answers) -> {
            OptionalInt place = model.place(narrative);
            if (answers.containsKey(question) && place.isPresent()) {
                ratings.add(new TrainingRating(0, place.getAsInt(), answers.get(question)));
            }
        });
        List<TrainingEngagement> engagements = new ArrayList<>();
        standing.engagement()
                .forEach((narrative, strength) -> model.place(narrative)
                        .ifPresent(place ->
                                engagements.add(new TrainingEngagement(0, place, strength, TrainingSet.UNTIMED))));
        return new History(ratings, engagements);
    }

    /** Of a reader of whom nothing is known, as all readers together would say. */
    static Forecast ofAnybody(View view) {
        return new Forecast(
                view,
                Profile.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                view.model().foldIn(Profile.NONE.answers(), List.of()),
                Optional.empty());
    }

    /** What engagement adds to the expected answer, in steps of the primary question. */
    double added(int item) {
        return attraction.map(drawn -> drawn.added(view.scores().appeal(item))).orElse(0.0);
    }

    /** The parts of {@link #added}. */
    List<Reason> engagement(int item, Sentences sentences) {
        List<Reason> parts = new ArrayList<>();
        attraction.ifPresent(drawn -> {
            EngagementTraits narrative = view.scores().appeal(item);
            addEngagement(parts, Reason.ENGAGEMENT + ".popular", drawn.byPopularity(narrative), sentences);
            addEngagement(parts, Reason.ENGAGEMENT, drawn.byOwn(narrative), sentences);
        });
        return parts;
    }

    private static void addEngagement(List<Reason> parts, String sentence, double added, Sentences sentences) {
        if (added != 0) {
            parts.add(Reason.of(Reason.ENGAGEMENT, sentences.weigh(sentence, added), added));
        }
    }

    /** For {@link ScoreTable#score}. */
    double[] tastes() {
        double[] own = block.mean();
        double[] tastes = Arrays.copyOfRange(own, 1, own.length + view.scores().coordinates());
        attraction.ifPresent(
                drawn -> System.arraycopy(drawn.tastes(), 0, tastes, own.length - 1, drawn.tastes().length));
        return tastes;
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

    /** What is known of the reader, taken apart; what they said of one narrative is one part, in the order of {@link #told}. */
    PersonParts parts() {
        PersonParts each = view.model().parts(profile.answers(), ratings, others);
        SortedMap<Integer, double[]> byItem = new TreeMap<>();
        for (int place = 0; place < each.byRating().size(); place++) {
            int item = place < ratedItems.size() ? ratedItems.get(place) : otherItems.get(place - ratedItems.size());
            byItem.merge(item, each.byRating().get(place), Forecast::sum);
        }
        return new PersonParts(each.untold(), each.told(), List.copyOf(byItem.values()));
    }

    private static double[] sum(double[] some, double[] more) {
        double[] sum = some.clone();
        for (int k = 0; k < sum.length; k++) {
            sum[k] += more[k];
        }
        return sum;
    }

    /** The narratives that the reader said anything about, in catalogue order. */
    List<Integer> told() {
        return Stream.concat(ratedItems.stream(), otherItems.stream())
                .distinct()
                .sorted()
                .toList();
    }
}
