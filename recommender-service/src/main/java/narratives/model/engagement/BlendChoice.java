package narratives.model.engagement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import narratives.model.Method;
import narratives.model.TrainingSet;

/**
 * Chooses the weights of a blend by the lists that it makes of what validations kept. It begins with the predicted
 * ratings alone or with popularity, whichever does better; a head joins only if the lists get better by more than one
 * standard error, so that where validation cannot tell, the simpler stays. What is chosen never does worse in them
 * than popularity, as far as it may weigh, or than ratings alone.
 */
final class BlendChoice {
    /** Weights that are tried, in standard deviations of the predicted means over the catalogue. */
    private static final double[] WEIGHTS = {.25, .5, 1, 2, 4, 8, 16, 32};

    /** What a weight is multiplied with to make it finer. */
    private static final double[] FINER = {0, .5, Math.sqrt(.5), Math.sqrt(2), 2};

    /** A weight beside which nothing else counts. */
    private static final double ALONE = 4096;

    private static final double LEADING = 32;

    private final List<Validation.Person> people;
    private final Lanes lanes;
    private final List<Head> heads;
    private final float[][] means;
    private final List<Map<Head, float[]>> scores;
    private final double unit;
    private final double most;

    private BlendChoice(
            List<Validation.Person> people,
            Lanes lanes,
            List<Head> heads,
            float[][] means,
            List<Map<Head, float[]>> scores,
            double unit,
            double most) {
        this.people = people;
        this.lanes = lanes;
        this.heads = heads;
        this.means = means;
        this.scores = scores;
        this.unit = unit;
        this.most = most;
    }

    /**
     * What was learned from the rest of a validation.
     *
     * @param ratings what foretells ratings
     */
    record Learned(Validation validation, Method.Fitted ratings, Heads heads) {}

    /** @param mostWeight see {@link EngagementSettings} */
    static BlendChoice of(List<Learned> folds, EncodedFeatures features, Lanes lanes, double mostWeight) {
        List<Validation.Person> people = new ArrayList<>();
        List<Learned> learned = new ArrayList<>();
        for (Learned fold : folds) {
            people.addAll(fold.validation().people());
            learned.addAll(Collections.nCopies(fold.validation().people().size(), fold));
        }
        TrainingSet set = folds.getFirst().validation().rest();
        int narratives = set.narratives().size();
        float[][] means = new float[people.size()][];
        double[] spreads = new double[people.size()];
        List<Map<Head, float[]>> scores = new ArrayList<>();
        for (int n = 0; n < spreads.length; n++) {
            scores.add(new EnumMap<>(Head.class));
        }
        lanes.forEach(spreads.length, n -> {
            Validation.Person person = people.get(n);
            Method.Reader reader =
                    learned.get(n).ratings().reader(person.place(), person.own().ratings());
            double[] mean = new double[narratives];
            double sum = 0;
            for (int i = 0; i < narratives; i++) {
                mean[i] = reader.predict(i).mean();
                sum += mean[i];
            }
            means[n] = floats(mean);
            spreads[n] = Standard.spread(mean, sum / narratives);
            learned.get(n)
                    .heads()
                    .standardised(person.own(), features.people()[person.place()])
                    .forEach((head, standardised) -> scores.get(n).put(head, floats(standardised)));
        });
        double total = 0;
        for (double spread : spreads) {
            total += spread;
        }
        double least = set.scale().range() / 1000;
        double unit = Math.max(least, total / Math.max(1, spreads.length));
        return new BlendChoice(
                List.copyOf(people), lanes, folds.getFirst().heads().present(), means, scores, unit, mostWeight * unit);
    }

    private static float[] floats(double[] from) {
        float[] floats = new float[from.length];
        for (int i = 0; i < from.length; i++) {
            floats[i] = (float) from[i];
        }
        return floats;
    }

    /** What a blend is worth to each person. */
    Gain gain(Blend blend) {
        double[] each = new double[means.length];
        lanes.forEach(each.length, n -> {
            double[] sum = new double[means[n].length];
            for (int i = 0; i < sum.length; i++) {
                sum[i] = means[n][i];
            }
            blend.weights().forEach((head, weight) -> {
                float[] of = scores.get(n).getOrDefault(head, new float[0]);
                for (int i = 0; i < of.length; i++) {
                    sum[i] += weight * of[i];
                }
            });
            each[n] = people.get(n).ndcg(sum);
        });
        return Gain.of(people, each);
    }

    private record Candidate(Blend blend, Gain gain) {}

    private Candidate candidate(Blend wished) {
        Blend blend = wished.atMost(most);
        return new Candidate(blend, gain(blend));
    }

    Blend popularityAlone() {
        return Blend.OF_NOTHING.with(Head.POPULARITY, ALONE * unit).atMost(most);
    }

    Blend choose() {
        Candidate ratings = candidate(Blend.OF_NOTHING);
        Candidate popularity = candidate(Blend.OF_NOTHING.with(Head.POPULARITY, LEADING * unit));
        Candidate best = popularity.gain().isAbove(ratings.gain()) ? popularity : ratings;
        for (boolean grown = true; grown; ) {
            Candidate larger = withOneMore(best);
            grown = larger.gain().isClearlyAbove(best.gain());
            best = grown ? finer(larger) : best;
        }
        for (Candidate simple : List.of(ratings, candidate(popularityAlone()))) {
            best = simple.gain().isAbove(best.gain()) ? simple : best;
        }
        return best.blend();
    }

    /** With the head, and its weight, that does best of those not in it. */
    private Candidate withOneMore(Candidate from) {
        Candidate best = from;
        for (Head head : heads) {
            if (from.blend().weight(head) == 0) {
                for (double weight : WEIGHTS) {
                    Candidate with = candidate(from.blend().with(head, weight * unit));
                    best = with.gain().isAbove(best.gain()) ? with : best;
                }
            }
        }
        return best;
    }

    /** With each weight in turn a little larger or smaller, or none where that is as good. */
    private Candidate finer(Candidate from) {
        Candidate best = from;
        for (Head head : heads) {
            double weight = best.blend().weight(head);
            if (weight > 0) {
                for (double times : FINER) {
                    Candidate with = candidate(best.blend().with(head, weight * times));
                    best = with.gain().isAbove(best.gain()) ? with : best;
                }
            }
        }
        return best;
    }
}
