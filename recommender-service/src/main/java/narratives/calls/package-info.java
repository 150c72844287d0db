/** What each call of the contract does, once, whichever wire it came by. */
@NullMarked
package narratives.calls;

import org.jspecify.annotations.NullMarked;
