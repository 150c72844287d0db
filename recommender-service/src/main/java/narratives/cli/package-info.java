/**
 * The command line: one class a verb. {@code start} runs the service in this process; other verbs work on the same
 * database beside it.
 */
@NullMarked
package narratives.cli;

import org.jspecify.annotations.NullMarked;
