package narratives.model.engagement;

/**
 * How the factors of engagement are learned.
 *
 * @param factors how many numbers describe a person, and a narrative; 1 to 512
 * @param unobserved what it costs to foretell an interaction that was not seen, above 0, where one that was seen counts 1
 * @param penalty what large numbers cost, above 0
 * @param frequency how much more they cost of whoever has more interactions, 0 (no more) to 1 (in proportion)
 * @param sweeps how often all people and all narratives are gone through, 1 to 1,000
 * @param seed of where the narratives start
 */
public record ImplicitSettings(
        int factors, double unobserved, double penalty, double frequency, int sweeps, long seed) {
    /** @throws IllegalArgumentException if a number is out of its range */
    public ImplicitSettings {
        if (factors < 1 || factors > 512) {
            throw new IllegalArgumentException("factors is " + factors + "; must be within 1..512");
        }
        if (!(unobserved > 0 && unobserved <= 1000)) {
            throw new IllegalArgumentException("unobserved is " + unobserved + "; must be above 0 and at most 1000");
        }
        if (!(penalty > 0 && penalty <= 1e6)) {
            throw new IllegalArgumentException("penalty is " + penalty + "; must be above 0 and at most 1000000");
        }
        if (!(frequency >= 0 && frequency <= 1)) {
            throw new IllegalArgumentException("frequency is " + frequency + "; must be within 0..1");
        }
        if (sweeps < 1 || sweeps > 1000) {
            throw new IllegalArgumentException("sweeps is " + sweeps + "; must be within 1..1000");
        }
    }

    ImplicitSettings withSweeps(int most) {
        return new ImplicitSettings(factors, unobserved, penalty, frequency, most, seed);
    }

    /**
     * What the square of somebody's numbers costs: penalty · (interactions + unobserved · others) ^ frequency.
     *
     * @param others how many there are to interact with
     */
    double cost(int interactions, int others) {
        return penalty * StrictMath.pow(interactions + unobserved * Math.max(1, others), frequency);
    }
}
