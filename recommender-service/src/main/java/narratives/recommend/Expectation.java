package narratives.recommend;

import java.util.function.Predicate;
import narratives.catalog.Narrative;
import narratives.model.Prediction;

/** What one reader is expected to answer. */
interface Expectation {
    Prediction prediction(int item);

    /**
     * The parts of the mean of each prediction.
     *
     * @param mayBeNamed whether the title of a narrative that the reader rated may be shown to them
     */
    Reasons reasons(Predicate<Narrative> mayBeNamed, Sentences sentences);
}
