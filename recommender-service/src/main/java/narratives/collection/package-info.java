/** What a collection of narratives has, and what it lacks, against its instrument and its readers. */
@NullMarked
package narratives.collection;

import org.jspecify.annotations.NullMarked;
