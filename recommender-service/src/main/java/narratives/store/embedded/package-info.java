/** The PostgreSQL of a first run and of the tests: a real one, from Maven artefacts, in a data folder. */
@NullMarked
package narratives.store.embedded;

import org.jspecify.annotations.NullMarked;
