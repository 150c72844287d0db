/** Shortlists that people make for people: chosen with the recommender, edited by hand, shared, printed. */
@NullMarked
package narratives.pack;

import org.jspecify.annotations.NullMarked;
