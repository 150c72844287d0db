@NullMarked
package narratives.movielens;

import org.jspecify.annotations.NullMarked;
