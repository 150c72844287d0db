/** The JSON form of the contract: wire types, and the one way to read and write them. */
@NullMarked
package narratives.json;

import org.jspecify.annotations.NullMarked;
