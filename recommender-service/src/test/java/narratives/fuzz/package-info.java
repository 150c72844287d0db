/** Sends the service what no client should send, and holds every answer against the contract. */
@NullMarked
package narratives.fuzz;

import org.jspecify.annotations.NullMarked;
