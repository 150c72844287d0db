/** What a tenant decides so that nobody is hurt: the curated list, help in a crisis, and the policy with its rules. */
@NullMarked
package narratives.safety;

import org.jspecify.annotations.NullMarked;
