/** Measures of lists and of foretold ratings, and tests of differences: pure functions, each with its definition. */
@NullMarked
package narratives.evaluation.measure;

import org.jspecify.annotations.NullMarked;
