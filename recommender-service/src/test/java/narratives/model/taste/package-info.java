@NullMarked
package narratives.model.taste;

import org.jspecify.annotations.NullMarked;
