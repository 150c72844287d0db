/** What the model is compared with: means, and the recommenders that others have built. */
@NullMarked
package narratives.comparator;

import org.jspecify.annotations.NullMarked;
