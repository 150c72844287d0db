@NullMarked
package narratives.cli;

import org.jspecify.annotations.NullMarked;
