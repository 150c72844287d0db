/** The composition root: wiring, configuration, schedules, health and meters. Knows all, known by none. */
@NullMarked
package narratives.app;

import org.jspecify.annotations.NullMarked;
