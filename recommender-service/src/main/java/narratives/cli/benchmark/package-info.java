/**
 * What a list costs over HTTP: a made-up catalogue in a folder that is thrown away, a service of its own, and a client
 * that keeps it busy.
 */
@NullMarked
package narratives.cli.benchmark;

import org.jspecify.annotations.NullMarked;
