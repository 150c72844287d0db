package narratives.recommend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import narratives.catalog.NarrativeId;

/** How each mode puts what may be shown in order: the best few, ties in catalogue order. */
final class Ordering {
    private final View view;
    private final BitSet eligible;
    private final int count;

    /**
     * @param eligible the indexes to choose from
     * @param count how many to choose at most
     */
    Ordering(View view, BitSet eligible, int count) {
        this.view = view;
        this.eligible = eligible;
        this.count = count;
    }

    /** By the predicted mean for one reader, and what engagement adds to it. */
    List<Pick> match(Forecast reader) {
        double[] tastes = reader.tastes();
        ScoreTable scores = view.scores();
        return plain(reader.attraction()
                .filter(drawn -> !drawn.isLinear())
                .map(drawn -> best(item -> scores.score(item, tastes) + drawn.beside(scores.appeal(item))))
                .orElseGet(() -> scores.top(eligible, tastes, count)));
    }

    /** As a comparator orders for one reader. */
    List<Pick> comparator(ComparatorForecast reader) {
        return plain(best(reader::score));
    }

    /** By the mean for readers as a whole, one standard deviation held back where few have rated. */
    List<Pick> popular(Forecast anybody) {
        double[] tastes = anybody.tastes();
        ScoreTable scores = view.scores();
        return plain(best(item -> scores.score(item, tastes) + Popularity.heldBack(scores.effectVariance(item))));
    }

    /** As people have put them. */
    List<Pick> curated(List<NarrativeId> listed) {
        return listed.stream()
                .flatMapToInt(id -> view.catalog().index(id).stream())
                .filter(eligible::get)
                .limit(count)
                .mapToObj(Pick::of)
                .toList();
    }

    /** What agrees with a wish, the best first; behind it the others, by what is expected of them. */
    List<Pick> wish(Wish wish, Forecast reader) {
        int[] agreeing = best(item -> wish.agreement(view.catalog().narrative(item)));
        List<Pick> picks = new ArrayList<>();
        BitSet rest = (BitSet) eligible.clone();
        for (int item : agreeing) {
            if (wish.agreement(view.catalog().narrative(item)) > 0) {
                picks.add(Pick.of(item));
                rest.clear(item);
            }
        }
        if (picks.size() < count) {
            picks.addAll(new Ordering(view, rest, count - picks.size()).match(reader));
        }
        return picks;
    }

    /** In catalogue order. */
    List<Pick> browse() {
        List<Pick> picks = new ArrayList<>();
        for (int item = eligible.nextSetBit(0);
                item >= 0 && picks.size() < count;
                item = eligible.nextSetBit(item + 1)) {
            picks.add(Pick.of(item));
        }
        return picks;
    }

    /**
     * By chance: every eligible narrative is equally likely to be drawn.
     *
     * @param served how many of those chosen are served; the others only tell whether there is another page
     */
    List<Pick> surprise(long seed, int served) {
        int of = eligible.cardinality();
        OptionalDouble propensity =
                of == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, served / (double) of));
        return Arrays.stream(best(item -> lot(seed, item)))
                .mapToObj(item -> new Pick(item, OptionalDouble.empty(), propensity))
                .toList();
    }

    /** By likeness to one narrative, which is not itself chosen. */
    List<Pick> similar(int to) {
        eligible.clear(to);
        Likeness likeness = view.likeness();
        return Arrays.stream(best(item -> likeness.similarity(to, item)))
                .mapToObj(item ->
                        new Pick(item, OptionalDouble.of(likeness.similarity(to, item)), OptionalDouble.empty()))
                .toList();
    }

    private int[] best(IntToDoubleFunction score) {
        Best best = new Best(count);
        for (int item = eligible.nextSetBit(0); item >= 0; item = eligible.nextSetBit(item + 1)) {
            double value = score.applyAsDouble(item);
            if (best.wants(value)) {
                best.offer(item, value);
            }
        }
        return best.ordered();
    }

    private static List<Pick> plain(int[] items) {
        return Arrays.stream(items).mapToObj(Pick::of).toList();
    }

    /** A lot in 0 to 1 that depends on the seed and the narrative only, so that it is the same on every page. */
    private double lot(long seed, int item) {
        long mixed = PageToken.digest(
                "lot " + seed, view.catalog().narrative(item).id().value());
        return (mixed >>> 11) * 0x1.0p-53;
    }
}
