/** A made-up collection and a made-up cohort of readers with known tastes, for trying the service out and for tests. */
@NullMarked
package narratives.demonstration;

import org.jspecify.annotations.NullMarked;
