/** Readers: what they tell about themselves, what they want to see, and where that is kept. */
@NullMarked
package narratives.people;

import org.jspecify.annotations.NullMarked;
