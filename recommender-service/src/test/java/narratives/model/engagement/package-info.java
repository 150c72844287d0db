@NullMarked
package narratives.model.engagement;

import org.jspecify.annotations.NullMarked;
