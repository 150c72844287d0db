package narratives.recommend;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Why what is known may not be relied on as usual. */
enum Doubt {
    /** The policy that is in force cannot be read here, or not under this instrument. */
    POLICY_UNREADABLE,
    /** The log was last known to its end too long ago: something may have been withdrawn since. */
    SAFETY_DATA_STALE,
    /** What the request wants to be known is not known yet. */
    LOG_POSITION_NOT_REACHED;

    /** The name on the wire. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The gravest one, if there is any.
     *
     * @param knownUntil up to when all that was committed is known
     * @param reached whether the log position that a request asks for is known
     */
    static Optional<Doubt> of(View view, Instant knownUntil, Instant now, boolean reached) {
        Optional<Doubt> aboutSafety = aboutSafety(view, knownUntil, now);
        return aboutSafety.isPresent() || reached ? aboutSafety : Optional.of(LOG_POSITION_NOT_REACHED);
    }

    /** Whether what is known of safety may be relied on. */
    static Optional<Doubt> aboutSafety(View view, Instant knownUntil, Instant now) {
        if (view.safety().policy().isEmpty()) {
            return Optional.of(POLICY_UNREADABLE);
        }
        return view.safety()
                .policy()
                .flatMap(policy -> policy.safetyDataMaxAge())
                .filter(most -> knownUntil.isBefore(now.minus(most)))
                .map(stale -> SAFETY_DATA_STALE);
    }

    /** How lists are made then. Where safety is in doubt, by the curated list and nothing else. */
    Way way(View view, Mode mode) {
        return switch (this) {
            case POLICY_UNREADABLE, SAFETY_DATA_STALE -> Way.byCurated(view, key());
            case LOG_POSITION_NOT_REACHED -> Way.withoutReader(view, mode, key());
        };
    }
}
