package narratives.recommend;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.Predicate;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.model.Estimate;
import narratives.model.Method;
import narratives.model.ModelScale;
import narratives.model.Prediction;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/** What a comparator expects of one reader, and how it orders narratives for them. */
final class ComparatorForecast implements Expectation {
    private final View view;
    private final FittedComparators all;
    private final FittedComparators.FittedComparator comparator;
    private final Method.Reader reader;

    private ComparatorForecast(
            View view, FittedComparators all, FittedComparators.FittedComparator comparator, Method.Reader reader) {
        this.view = view;
        this.all = all;
        this.comparator = comparator;
        this.reader = reader;
    }

    /**
     * From every rating of the reader that counts and whose narrative the comparator knows; empty if the comparator is
     * not there.
     *
     * @param seed tells readers without a pseudonym apart, where chance decides
     */
    static Optional<ComparatorForecast> of(View view, String name, Audience audience, Reader reader, long seed) {
        return view.comparators()
                .flatMap(all -> all.named(name, view.questionnaire().primary()).map(comparator -> {
                    int place = place(all, audience, seed);
                    return new ComparatorForecast(
                            view, all, comparator, comparator.fitted().reader(place, own(all, reader, place)));
                }));
    }

    /** In the training set, or beyond it for whoever was not in it. */
    private static int place(FittedComparators all, Audience audience, long seed) {
        return switch (audience) {
            case Audience.Somebody(var id) -> {
                Integer known = all.people().get(id);
                yield known == null ? beyond(all, "somebody", id.value()) : known;
            }
            case Audience.Anonymous nobody -> beyond(all, "anonymous", Long.toString(seed));
        };
    }

    private static int beyond(FittedComparators all, String kind, String whom) {
        return all.people().size() + (int) (PageToken.digest(kind, whom) >>> 34);
    }

    private static List<TrainingRating> own(FittedComparators all, Reader reader, int place) {
        List<TrainingRating> own = new ArrayList<>();
        for (Map.Entry<NarrativeId, SortedMap<String, Double>> answers :
                reader.standing().answers().entrySet()) {
            Optional<Double> answer =
                    Optional.ofNullable(answers.getValue().get(all.question().key()));
            Optional<Integer> narrative = Optional.ofNullable(all.narratives().get(answers.getKey()));
            if (answer.isPresent() && narrative.isPresent()) {
                own.add(new TrainingRating(place, narrative.get(), answer.get()));
            }
        }
        own.sort(TrainingSet.CANONICAL);
        return own;
    }

    Method.Basis basis() {
        return comparator.basis();
    }

    /** Whether the comparator itself has a score for any of the items; true of none at all. */
    boolean answersAny(BitSet items) {
        return items.isEmpty()
                || items.stream().anyMatch(item -> {
                    OptionalInt place = place(item);
                    return place.isPresent() && reader.answers(place.getAsInt());
                });
    }

    /** What lists are ordered by; narratives that came since the comparator learned stand behind all others. */
    double score(int item) {
        OptionalInt place = place(item);
        return place.isPresent() ? reader.score(place.getAsInt()) : Double.NEGATIVE_INFINITY;
    }

    @Override
    public Prediction prediction(int item) {
        OptionalInt place = place(item);
        Estimate estimate = place.isPresent() ? reader.predict(place.getAsInt()) : Estimate.of(all.mean());
        return Prediction.of(
                estimate.mean(),
                estimate.variance().orElse(comparator.errorVariance()),
                ModelScale.of(all.question().scale()));
    }

    @Override
    public Reasons reasons(Predicate<Narrative> mayBeNamed, Sentences sentences) {
        return item -> reasons(item, sentences);
    }

    private List<Reason> reasons(int item, Sentences sentences) {
        OptionalInt place = place(item);
        double mean = prediction(item).mean();
        List<Method.Part> parts = place.isPresent() ? reader.parts(place.getAsInt()) : List.of();
        if (parts.isEmpty()) {
            return List.of(Reason.of(Reason.ESTIMATE, sentences.say(Reason.ESTIMATE), mean));
        }
        List<Reason> reasons = new ArrayList<>();
        double rest = mean;
        for (Method.Part part : parts) {
            reasons.add(reason(part, sentences));
            rest -= part.amount();
        }
        if (Math.abs(rest) > ROUNDING) {
            reasons.add(Reason.of(Reason.LIMIT, sentences.say(Reason.LIMIT), rest));
        }
        return reasons;
    }

    /** What sums of a few numbers can be off by. */
    private static final double ROUNDING = 1e-12;

    private static Reason reason(Method.Part part, Sentences sentences) {
        return switch (part.source()) {
            case EVERYBODY -> Reason.of(Reason.AVERAGE, sentences.say(Reason.AVERAGE), part.amount());
            case NARRATIVE -> weighed(Reason.OTHER_READERS, part.amount(), sentences);
            case PERSON -> weighed(Reason.OWN_RATINGS, part.amount(), sentences);
        };
    }

    private static Reason weighed(String kind, double amount, Sentences sentences) {
        return Reason.of(kind, sentences.weigh(kind, amount), amount);
    }

    private OptionalInt place(int item) {
        Integer place = all.narratives().get(view.catalog().narrative(item).id());
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }
}
