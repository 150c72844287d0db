package narratives.recommend;

import java.util.List;

/** Takes scores apart, in one language. */
interface Reasons {
    /** The parts of the score of one item, which add up to it. */
    List<Reason> of(int item);
}
