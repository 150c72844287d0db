@NullMarked
package narratives.cli.evaluating;

import org.jspecify.annotations.NullMarked;
