@NullMarked
package narratives.cli.importing;

import org.jspecify.annotations.NullMarked;
