/** What {@code import} does: reads files line by line and stores what they say, as often as it is asked, once. */
@NullMarked
package narratives.cli.importing;

import org.jspecify.annotations.NullMarked;
