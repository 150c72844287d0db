/** Tests of the package of the same name. */
@NullMarked
package narratives.app;

import org.jspecify.annotations.NullMarked;
