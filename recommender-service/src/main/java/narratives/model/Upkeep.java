package narratives.model;

/** What is done for a model that events have overtaken, from the least to the most. */
public enum Upkeep {
    NOTHING("nothing"),
    /** Sweeps from where it stands; see {@link RatingModelTrainer#sweep}. */
    SWEEPS("sweeps"),
    /** Everything is learned anew; see {@link RatingModelTrainer#train}. */
    REFIT("refit");

    private final String key;

    Upkeep(String key) {
        this.key = key;
    }

    /** As it stands in answers, results and tags of meters. */
    public String key() {
        return key;
    }
}
