package narratives.recommend;

import java.util.List;
import narratives.model.Prediction;

/** What one reader is expected to answer. */
interface Expectation {
    Prediction prediction(int item);

    /** The parts of the mean of the prediction, which add up to it. */
    List<Reason> reasons(int item);
}
