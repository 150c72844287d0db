@NullMarked
package narratives.store.embedded;

import org.jspecify.annotations.NullMarked;
