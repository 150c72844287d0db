/** Faults on purpose: packaged replicas and PostgreSQL are killed, paused and cut off under load, and what came of it is checked. */
@NullMarked
package narratives.faults;

import org.jspecify.annotations.NullMarked;
