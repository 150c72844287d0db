/** How well ratings are foretold: splits, baselines, measures of error and of honesty, and tests of a difference. */
@NullMarked
package narratives.evaluation;

import org.jspecify.annotations.NullMarked;
