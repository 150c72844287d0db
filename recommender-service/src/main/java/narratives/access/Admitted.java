package narratives.access;

import java.util.Optional;

/**
 * A caller that may make a call.
 *
 * @param quota what is left of the caller's rate; empty if it is not limited
 */
public record Admitted(Caller caller, Optional<Quota> quota) {}
