package narratives.safety;

import java.util.HashSet;
import java.util.List;

/**
 * What makes a list good as a list, beside each narrative in it. Every weight is within 0 and 1; 0 is off.
 *
 * @param harm how much P(less hopeful) counts against P(more hopeful); read only where one of the others is on
 * @param variety the weight of being unlike what stands before
 * @param calibration the weight of showing of each kind as much as the person likes of it
 * @param calibrated the questions of the instrument whose answers are kinds
 * @param fatigue what a second narrative of the same narrator loses
 * @param repeat what a narrative loses that the person has opened before
 * @param floors groups of narratives that every list has a share of, as far as it can
 * @param exploration whether the last place of a first page is drawn among what may be shown safely
 */
public record ListPolicy(
        double harm,
        double variety,
        double calibration,
        List<String> calibrated,
        double fatigue,
        double repeat,
        List<Floor> floors,
        boolean exploration) {
    /** Lists are in the order of what is expected of each narrative, and nothing else. */
    public static final ListPolicy PLAIN = new ListPolicy(1, 0, 0, List.of(), 0, 0, List.of(), false);

    /**
     * A group of narratives, and how much of a list is theirs at least.
     *
     * @param share above 0 to 1; of the first n places it has at least the whole part of n times this, as far as there are
     *     so many
     */
    public record Floor(Condition group, double share) {
        /** @throws IllegalArgumentException if the share is out of range */
        public Floor {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("a share of " + share);
            }
        }
    }

    /** @throws IllegalArgumentException if a weight is out of range, or variety and calibration leave nothing */
    public ListPolicy {
        calibrated = List.copyOf(calibrated);
        floors = List.copyOf(floors);
        for (double weight : new double[] {harm, variety, calibration, fatigue, repeat}) {
            if (!(weight >= 0 && weight <= 1)) {
                throw new IllegalArgumentException("a weight of " + weight);
            }
        }
        if (variety + calibration >= 1) {
            throw new IllegalArgumentException("variety and calibration leave nothing for what is expected");
        }
        if (new HashSet<>(calibrated).size() < calibrated.size()) {
            throw new IllegalArgumentException("a question is calibrated twice");
        }
    }

    /** The same, with at least this weight of variety, as far as calibration leaves room for it. */
    public ListPolicy withVariety(double least) {
        double room = Math.max(variety, Math.min(least, Math.nextDown(1 - calibration)));
        return new ListPolicy(harm, room, calibration, calibrated, fatigue, repeat, floors, exploration);
    }

    /** Whether a list may come in another order than that of what is expected. */
    public boolean arranges() {
        return variety > 0 || calibration > 0 || fatigue > 0 || repeat > 0 || !floors.isEmpty();
    }
}
