/** A check of the whole machinery on made-up readers: what lists do to them over weeks, arm by arm; docs/simulation.md. */
@NullMarked
package narratives.simulation;

import org.jspecify.annotations.NullMarked;
