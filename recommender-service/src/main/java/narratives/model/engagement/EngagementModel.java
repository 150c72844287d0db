package narratives.model.engagement;

import java.util.List;
import narratives.model.TrainingSet.TrainingRating;

/**
 * The heads of engagement and how they join the predicted ratings, as {@link EngagementTrainer} learned and chose them.
 * Knows no person by name; what a person is drawn to follows from their own interactions. Immutable.
 */
public final class EngagementModel {
    private final Blend blend;
    private final Heads heads;
    private final double[][] people;

    EngagementModel(Blend blend, Heads heads, double[][] people) {
        this.people = people;
        this.blend = blend;
        this.heads = heads;
    }

    /** How the heads were learned. */
    public HeadSettings settings() {
        return heads.settings();
    }

    /** The weights. */
    public Blend blend() {
        return blend;
    }

    /**
     * What engagement adds to the predicted mean of each narrative for a person of the training set, in units of the
     * rating scale.
     *
     * @param person their place
     * @param own those of their ratings that may be known, in canonical order
     */
    public double[] added(int person, List<TrainingRating> own) {
        return blend.added(heads.standardised(own, people[person]), heads.popularity().length);
    }
}
