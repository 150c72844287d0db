/**
 * Recommenders of Apache Mahout's Taste as methods to compare with: ratings go in as its data model, predictions come out
 * as ours, and its failures become ours to see. The only place that knows Mahout.
 *
 * <p>Mahout 0.13.0 (2017) is the last release that has Taste. It is on the class path with five jars of what it needs
 * and without the rest that it names.
 */
@NullMarked
package narratives.model.taste;

import org.jspecify.annotations.NullMarked;
