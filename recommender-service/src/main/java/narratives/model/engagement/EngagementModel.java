package narratives.model.engagement;

/**
 * The heads of engagement and how they join the predicted ratings, as {@link EngagementTrainer} learned and chose them.
 * Knows no person by name; what a person is drawn to follows from their own interactions. Immutable.
 */
public final class EngagementModel {
    private final HeadSettings settings;
    private final Blend blend;
    private final Heads heads;

    EngagementModel(HeadSettings settings, Blend blend, Heads heads) {
        this.settings = settings;
        this.blend = blend;
        this.heads = heads;
    }

    /** How the heads were learned. */
    public HeadSettings settings() {
        return settings;
    }

    /** The weights. */
    public Blend blend() {
        return blend;
    }

    /**
     * What engagement adds to the predicted mean of each narrative, in units of the rating scale.
     *
     * @param profile as {@link EngagementSet#profiles()} has it
     */
    public double[] added(Interactions own, double[] profile) {
        return blend.added(heads.standardised(own, profile), heads.popularity().length);
    }
}
