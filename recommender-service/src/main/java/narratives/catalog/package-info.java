/** What is recommended: narratives, the instrument that characterises them, and where they are kept. */
@NullMarked
package narratives.catalog;

import org.jspecify.annotations.NullMarked;
