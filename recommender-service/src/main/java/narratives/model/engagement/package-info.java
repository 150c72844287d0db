/** What people turn to, learned from what they turned to before, and how it joins the model of ratings in a list. */
@NullMarked
package narratives.model.engagement;

import org.jspecify.annotations.NullMarked;
