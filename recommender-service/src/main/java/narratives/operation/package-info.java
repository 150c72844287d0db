/** Long work that a caller can watch. */
@NullMarked
package narratives.operation;

import org.jspecify.annotations.NullMarked;
