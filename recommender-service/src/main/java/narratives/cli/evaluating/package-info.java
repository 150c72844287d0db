/** What {@code evaluate} reads and prints. */
@NullMarked
package narratives.cli.evaluating;

import org.jspecify.annotations.NullMarked;
