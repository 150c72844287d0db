/** What a replica knows of each tenant at this moment, how it follows the log, and how a new model takes over. */
@NullMarked
package narratives.live;

import org.jspecify.annotations.NullMarked;
