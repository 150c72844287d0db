package narratives.recommend;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.safety.ListPolicy;

/**
 * Puts the best of what may be shown in an order that is good as a list, in one greedy pass (J. Carbonell and J. Goldstein,
 * The use of MMR, SIGIR 1998, with the mean distance in place of the highest similarity). The next narrative is the one
 * with the greatest
 *
 * <pre>
 * (1 - l_d - l_c) u_i + l_d mean d(i, j) + l_c exp(-KL) - fatigue [its narrator is there] - repeat [it was opened]
 * </pre>
 *
 * u_i = (P(more) - h P(less) + h) / (1 + h) within 0 and 1, d the distance of Gower to what stands before, KL the
 * divergence of the list with it from the person's interests ({@link Interests}), the mean over the questions. Where a
 * floor asks for it, only narratives of its group are chosen from. Ties go to what is expected to be better, then to
 * catalogue order.
 */
final class Arrangement {
    /** Beyond so many, what is expected of a narrative is too little for any place (as in the reference). */
    private static final int CANDIDATES = 200;

    private final View view;
    private final ListPolicy policy;
    private final Reader reader;
    private final IntToDoubleFunction utility;
    private final List<Interests> interests;

    /**
     * @param items what may be shown
     * @param utility u_i
     */
    Arrangement(View view, ListPolicy policy, Reader reader, BitSet items, IntToDoubleFunction utility) {
        this.view = view;
        this.policy = policy;
        this.reader = reader;
        this.utility = utility;
        this.interests = policy.calibration() > 0 ? interests(items) : List.of();
    }

    private List<Interests> interests(BitSet items) {
        List<Narrative> all = items.stream().mapToObj(view.catalog()::narrative).toList();
        List<Narrative> liked = liked();
        return policy.calibrated().stream()
                .map(question -> new Interests(question, all, liked))
                .toList();
    }

    /** What the person rated above no change, or keeps. */
    private List<Narrative> liked() {
        String primary = view.questionnaire().primary().key();
        double above = view.model().scale().moreThan();
        List<Narrative> liked = new ArrayList<>();
        for (Narrative narrative : view.catalog().narratives()) {
            NarrativeId id = narrative.id();
            boolean rated = reader.standing()
                    .answer(id, primary)
                    .filter(answer -> answer > above)
                    .isPresent();
            if (rated || reader.standing().bookmarked().contains(id)) {
                liked.add(narrative);
            }
        }
        return liked;
    }

    /** How many are looked at for a list of so many. */
    static int candidates(int listed) {
        return Math.max(CANDIDATES, 2 * listed);
    }

    /**
     * The first places of a list, and behind them the others in the order in which they came.
     *
     * @param byExpectation the best first
     * @param listed how many places
     */
    List<Pick> of(List<Pick> byExpectation, int listed) {
        List<Integer> left = new ArrayList<>(
                byExpectation.stream().map(Pick::item).limit(candidates(listed)).toList());
        List<Integer> chosen = new ArrayList<>();
        List<Pick> arranged = new ArrayList<>();
        double[] apart = new double[left.size()];
        List<Integer> places = new ArrayList<>(left);
        while (arranged.size() < listed && !left.isEmpty()) {
            int next = next(left, places, chosen, apart);
            boolean raised = next != left.getFirst();
            left.removeIf(item -> item == next);
            chosen.add(next);
            arranged.add(raised ? Pick.forVariety(next) : Pick.of(next));
            for (int i = 0; i < apart.length; i++) {
                apart[i] += 1 - view.likeness().similarity(places.get(i), next);
            }
        }
        left.forEach(item -> arranged.add(Pick.of(item)));
        byExpectation.stream().skip(candidates(listed)).forEach(arranged::add);
        return arranged;
    }

    private int next(List<Integer> left, List<Integer> places, List<Integer> chosen, double[] apart) {
        List<Integer> among = owed(left, chosen).orElse(left);
        int best = among.getFirst();
        double most = Double.NEGATIVE_INFINITY;
        for (int item : among) {
            double distance = chosen.isEmpty() ? 0 : apart[places.indexOf(item)] / chosen.size();
            double gain = gain(item, chosen, distance);
            if (gain > most) {
                best = item;
                most = gain;
            }
        }
        return best;
    }

    /** Those of the first group to which a place is owed; empty if none is, or none is left. */
    private Optional<List<Integer>> owed(List<Integer> left, List<Integer> chosen) {
        return policy.floors().stream()
                .filter(floor -> members(floor, chosen).size() < (int) (floor.share() * (chosen.size() + 1)))
                .map(floor -> members(floor, left))
                .filter(members -> !members.isEmpty())
                .findFirst();
    }

    private List<Integer> members(ListPolicy.Floor floor, List<Integer> items) {
        return items.stream()
                .filter(item -> floor.group()
                        .holds(view.catalog().narrative(item).characterisation().answers())
                        .orElse(false))
                .toList();
    }

    private double gain(int item, List<Integer> chosen, double distance) {
        Narrative narrative = view.catalog().narrative(item);
        double gain = (1 - policy.variety() - policy.calibration()) * utility.applyAsDouble(item)
                + policy.variety() * distance;
        if (!interests.isEmpty()) {
            gain += policy.calibration() * Math.exp(-divergence(narrative, chosen));
        }
        boolean heard = narrative
                .origin()
                .narrator()
                .filter(narrator -> chosen.stream()
                        .anyMatch(other -> view.catalog()
                                .narrative(other)
                                .origin()
                                .narrator()
                                .filter(narrator::equals)
                                .isPresent()))
                .isPresent();
        boolean opened = reader.standing().viewed().contains(narrative.id());
        return gain - (heard ? policy.fatigue() : 0) - (opened ? policy.repeat() : 0);
    }

    private double divergence(Narrative narrative, List<Integer> chosen) {
        List<Narrative> list =
                new ArrayList<>(chosen.stream().map(view.catalog()::narrative).toList());
        list.add(narrative);
        return interests.stream()
                .mapToDouble(interest -> interest.divergence(list))
                .average()
                .orElse(0);
    }
}
