package narratives.simulation;

import java.util.Optional;
import narratives.catalog.NarrativeId;

/**
 * That a reader was shown a narrative.
 *
 * @param day from 0
 * @param again whether they were shown it before
 * @param diversity of the list it was in: the mean distance of two of its narratives, 0 to 1; 0 where there was one
 * @param opened what came of it; empty if they did not open it
 */
record Sight(int reader, int day, NarrativeId narrative, boolean again, double diversity, Optional<Opened> opened) {
    /**
     * What a narrative did to a reader who opened it.
     *
     * @param hopefulness from −1 to 2; below 0 it left them worse
     * @param expected the mean of all ratings they might have given
     * @param distressed whether they said that it distressed them
     * @param first whether they had not opened it before
     */
    record Opened(int hopefulness, double expected, boolean distressed, boolean first) {}
}
