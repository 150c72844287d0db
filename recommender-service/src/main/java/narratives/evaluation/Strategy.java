package narratives.evaluation;

/** What is learned from a rating after it was foretold; each does all that those before it do, but for the last. */
public enum Strategy {
    /** Nothing: the model of the start, and of people what they had said by then. */
    STATIC("static"),
    /** A person is known by all that they have said; narratives stay as they were. */
    PERSON("person"),
    /** What the rating says is added to the evidence of its narrative. */
    STATISTICS("statistics"),
    /** Whenever drift asks for anything, the model is swept, and never fitted anew. */
    SWEEPS("sweeps"),
    /** Whatever drift asks for, sweeps or a refit, is done: as the service does it. */
    UPKEEP("upkeep"),
    /** As {@link #STATISTICS}, and the model is fitted anew every so many ratings. */
    REFIT("refit");

    private final String key;

    Strategy(String key) {
        this.key = key;
    }

    /** The name it is chosen and reported under. */
    public String key() {
        return key;
    }
}
