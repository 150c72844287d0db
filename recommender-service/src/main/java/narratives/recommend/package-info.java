/** A request for a list, the stages that answer it, and the list with its reasons. */
@NullMarked
package narratives.recommend;

import org.jspecify.annotations.NullMarked;
