/** The files of MovieLens, in all their layouts: what stands in a line, and what it is in our words. */
@NullMarked
package narratives.movielens;

import org.jspecify.annotations.NullMarked;
