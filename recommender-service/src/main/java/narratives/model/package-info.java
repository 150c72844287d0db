/**
 * What is learned from ratings: the training set, the encoding of answers into numbers, the model of ratings, its
 * trainer and its binary form.
 */
@NullMarked
package narratives.model;

import org.jspecify.annotations.NullMarked;
