/** Who calls, what they may do, and whose data it is. */
@org.jspecify.annotations.NullMarked
package narratives.access;
