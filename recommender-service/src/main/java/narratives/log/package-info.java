/** The one ordered log of every change that can alter a list. */
@NullMarked
package narratives.log;

import org.jspecify.annotations.NullMarked;
