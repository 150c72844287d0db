package narratives.model.engagement;

/**
 * What engagement adds to the expected answers of one reader, in units of the rating scale.
 *
 * @param tastes for the coordinates of narratives
 * @param offset added to every narrative
 * @param byPlace what is added to a narrative by its place beside that; empty if nothing is
 * @param elsewhere the same of a narrative that has no place, or none among them
 */
@SuppressWarnings("ArrayRecordComponent")
public record Attraction(double[] tastes, double offset, double[] byPlace, double elsewhere) {
    /** Whether tastes alone decide which of two narratives is added more to. */
    public boolean isLinear() {
        return byPlace.length == 0;
    }

    /** What is added to one narrative: {@link #byPopularity} and {@link #byOwn}. */
    public double added(EngagementTraits narrative) {
        return byPopularity(narrative) + byOwn(narrative);
    }

    /** The part of it that is the same for every reader. */
    public double byPopularity(EngagementTraits narrative) {
        return tastes[0] * narrative.coordinates()[0];
    }

    /** The part of it that follows from what this reader and others turned to. */
    public double byOwn(EngagementTraits narrative) {
        double added = offset + beside(narrative);
        for (int k = 1; k < tastes.length; k++) {
            added += tastes[k] * narrative.coordinates()[k];
        }
        return added;
    }

    /** The part of it that is not linear in the coordinates. */
    public double beside(EngagementTraits narrative) {
        return isLinear() || narrative.place().isEmpty()
                ? elsewhere
                : byPlace[narrative.place().getAsInt()];
    }
}
