@NullMarked
package narratives.demonstration;

import org.jspecify.annotations.NullMarked;
