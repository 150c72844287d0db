/** What is the same everywhere: who asks, where in the log, and what can go wrong. */
@NullMarked
package narratives.contract;

import org.jspecify.annotations.NullMarked;
