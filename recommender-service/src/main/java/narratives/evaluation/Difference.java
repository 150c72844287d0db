package narratives.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import narratives.evaluation.PersonSums.Quotient;
import narratives.evaluation.measure.ClusterBootstrap;
import narratives.evaluation.measure.ClusterBootstrap.Interval;
import narratives.evaluation.measure.Holm;
import narratives.evaluation.measure.SignFlip;

/**
 * How far two methods are apart in one metric, on the same ratings.
 *
 * @param interval of the first minus the other, from paired draws of people, or over draws of ratings
 * @param p of a two-sided sign-flip test over the same units
 */
public record Difference(String method, String other, String metric, Interval interval, double p) {
    /**
     * Of two methods on one set of ratings, by people: drawn in pairs, and tested by each person's own value. Empty if
     * one of them has no such metric.
     */
    public static Optional<Difference> ofPeople(
            String method,
            MethodScores first,
            String other,
            MethodScores second,
            String metric,
            RandomGenerator chance) {
        PersonSums one = first.sums().get(metric);
        PersonSums two = second.sums().get(metric);
        if (one == null || two == null) {
            return Optional.empty();
        }
        SortedMap<Integer, Quotient> left = one.people();
        SortedMap<Integer, Quotient> right = two.people();
        SortedSet<Integer> both = new TreeSet<>(left.keySet());
        both.retainAll(right.keySet());
        List<Quotient> ours = new ArrayList<>();
        List<Quotient> theirs = new ArrayList<>();
        both.forEach(person -> {
            ours.add(left.getOrDefault(person, new Quotient(0, 1)));
            theirs.add(right.getOrDefault(person, new Quotient(0, 1)));
        });
        double[] apart = new double[ours.size()];
        Arrays.setAll(apart, i -> ours.get(i).value() - theirs.get(i).value());
        Interval interval = ClusterBootstrap.difference(
                ours.stream().mapToDouble(Quotient::above).toArray(),
                ours.stream().mapToDouble(Quotient::below).toArray(),
                theirs.stream().mapToDouble(Quotient::above).toArray(),
                theirs.stream().mapToDouble(Quotient::below).toArray(),
                Metrics.shape(metric),
                chance);
        return Optional.of(new Difference(method, other, metric, interval, SignFlip.p(apart, chance)));
    }

    /** Of two methods on several draws of ratings, by the value of each draw. */
    public static Difference ofDraws(
            String method, double[] first, String other, double[] second, String metric, RandomGenerator chance) {
        double[] apart = new double[first.length];
        Arrays.setAll(apart, i -> first[i] - second[i]);
        return new Difference(method, other, metric, ClusterBootstrap.mean(apart, chance), SignFlip.p(apart, chance));
    }

    /** The same differences with p-values that hold for all of them together (Holm). */
    public static List<Difference> corrected(List<Difference> differences) {
        double[] p =
                Holm.corrected(differences.stream().mapToDouble(Difference::p).toArray());
        List<Difference> corrected = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            Difference plain = differences.get(i);
            corrected.add(new Difference(plain.method(), plain.other(), plain.metric(), plain.interval(), p[i]));
        }
        return List.copyOf(corrected);
    }
}
