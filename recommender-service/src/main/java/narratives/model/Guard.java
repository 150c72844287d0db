package narratives.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.model.TrainingSet.TrainingRating;

/**
 * Whether a new model foretells the newest ratings worse than the one it is to replace. Each of them is foretold from the
 * other ratings of the same person; what narratives have gathered contains it on both sides, so that neither gains by it.
 */
public final class Guard {
    /** As many as tell a worse model from chance and are foretold in well under a second; chosen by us. */
    static final int NEWEST = 1000;

    /** Below so many ratings an error says more of who happened to rate last than of the model. */
    static final int FEWEST = 30;

    /**
     * A model is refused if its error is greater by more than this: far more than refits differ by on any set of ratings
     * that we have (below one in a hundred), far less than a damaged one is off.
     */
    static final double MOST = 1.05;

    private Guard() {}

    /**
     * How two models did on the same ratings.
     *
     * @param ratings how many
     * @param before root mean squared error of the model in use, in units of the scale
     * @param after that of the new one
     */
    public record Verdict(int ratings, double before, double after) {
        /** Whether the new one is not to be used. */
        public boolean isWorse() {
            return ratings >= FEWEST && !(after <= MOST * before);
        }
    }

    /**
     * @param used the model in use, with what narratives have gathered by now as its evidence
     * @param made the new model
     * @param set what the new model was trained on
     */
    public static Verdict compare(RatingModel used, RatingModel made, TrainingSet set) {
        SortedMap<Integer, List<TrainingRating>> newest = newest(set);
        List<History> histories = set.histories();
        int count = newest.values().stream().mapToInt(List::size).sum();
        return new Verdict(
                count,
                Math.sqrt(squares(used, set, histories, newest) / Math.max(1, count)),
                Math.sqrt(squares(made, set, histories, newest) / Math.max(1, count)));
    }

    /** By person; of several given at the same moment the first in canonical order are the older ones. */
    private static SortedMap<Integer, List<TrainingRating>> newest(TrainingSet set) {
        List<TrainingRating> inTime = new ArrayList<>(set.ratings());
        inTime.sort(Comparator.comparingInt(TrainingRating::moment));
        SortedMap<Integer, List<TrainingRating>> newest = new TreeMap<>();
        inTime.subList(Math.max(0, inTime.size() - NEWEST), inTime.size())
                .forEach(rating -> newest.computeIfAbsent(rating.person(), first -> new ArrayList<>())
                        .add(rating));
        return newest;
    }

    private static double squares(
            RatingModel model,
            TrainingSet set,
            List<History> histories,
            SortedMap<Integer, List<TrainingRating>> newest) {
        Map<Integer, RatedNarrative> known = new HashMap<>();
        double squares = 0;
        for (Map.Entry<Integer, List<TrainingRating>> person : newest.entrySet()) {
            List<TrainingRating> own = histories.get(person.getKey()).ratings();
            for (TrainingRating rating : person.getValue()) {
                List<RatedNarrative> others = own.stream()
                        .filter(other -> other.narrative() != rating.narrative())
                        .map(other -> rated(model, set, known, other))
                        .toList();
                RatedNarrative about = rated(model, set, known, rating);
                PersonBlock block = model.foldIn(set.people().get(person.getKey()), others);
                double rest = rating.value()
                        - model.predict(block, about.components(), about.narrative())
                                .mean();
                squares += rest * rest;
            }
        }
        return squares;
    }

    private static RatedNarrative rated(
            RatingModel model, TrainingSet set, Map<Integer, RatedNarrative> known, TrainingRating rating) {
        RatedNarrative about = known.computeIfAbsent(rating.narrative(), place -> {
            var narrative = set.narratives().get(place);
            NarrativeTraits traits = model.traits(narrative.characterisation());
            return new RatedNarrative(traits.components(), model.block(traits, model.evidence(narrative.id())), 0);
        });
        return new RatedNarrative(about.components(), about.narrative(), rating.value());
    }
}
