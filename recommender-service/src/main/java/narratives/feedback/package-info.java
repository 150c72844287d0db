/** What people say a narrative did for them: the events, the questions asked, and the log that keeps them. */
@NullMarked
package narratives.feedback;

import org.jspecify.annotations.NullMarked;
