/** What is learned: encoders, the rating model, its training and its parts, and likeness by content. */
@NullMarked
package narratives.model;

import org.jspecify.annotations.NullMarked;
