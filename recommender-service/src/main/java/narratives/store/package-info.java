/** The edge to PostgreSQL: the log, the rows beside it, and the models. Nothing of it is seen outside but the ports. */
@NullMarked
package narratives.store;

import org.jspecify.annotations.NullMarked;
