/** The packaged application, started as a newcomer would and driven from outside. */
@NullMarked
package narratives.packaged;

import org.jspecify.annotations.NullMarked;
