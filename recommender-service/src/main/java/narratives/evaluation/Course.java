package narratives.evaluation;

import java.util.List;

/**
 * How well one strategy foretold ratings in the order of time.
 *
 * @param total all ratings after the start
 * @param windows the same in windows of equal length, the last of which may be shorter: a learning curve
 * @param sweeps how often the model was swept
 * @param refits how often it was fitted anew, after the start
 */
public record Course(Strategy strategy, Stretch total, List<Stretch> windows, int sweeps, int refits) {
    public Course {
        windows = List.copyOf(windows);
    }
}
