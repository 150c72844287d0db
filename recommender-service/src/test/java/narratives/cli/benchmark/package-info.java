@NullMarked
package narratives.cli.benchmark;

import org.jspecify.annotations.NullMarked;
