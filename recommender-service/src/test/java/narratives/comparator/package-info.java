@NullMarked
package narratives.comparator;

import org.jspecify.annotations.NullMarked;
