package narratives.calls;

import narratives.catalog.Narrative;

/**
 * A narrative as somebody gave it.
 *
 * @param statusSaid whether its status was said; if not, it stays what it was
 */
public record GivenNarrative(Narrative narrative, boolean statusSaid) {}
