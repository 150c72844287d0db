package narratives.simulation;

/**
 * What made-up readers do. The numbers were chosen by us before the first run; they decide how large the figures are, and
 * are the same for every arm.
 */
final class Habit {
    /** Readers arrive within the first days, so that there are new ones and old ones at the same time. */
    static final int ARRIVAL_DAYS = 10;

    /** They come back on two or three days a week. */
    static final double RETURNS = .35;

    /** Whoever was left worse comes back half as often for a week. */
    static final double RETURNS_AFTER_HARM = .5;

    static final int DAYS_AFTER_HARM = 7;

    /** Short lists, as readers are shown by default in this simulation. */
    static final int LIST = 5;

    /** The first place is opened by two in three, each further one by a quarter less. */
    static final double OPENS_FIRST = .66;

    static final double OPENS_NEXT = .75;

    /** Nobody takes in more than two narratives a visit. */
    static final int OPENED_AT_MOST = 2;

    /** What is told of what was opened. */
    static final double TELLS_VIEW = .9;

    static final double TELLS_RATING = .6;
    static final double TELLS_COMPLETION = .7;

    /** One in four who is left worse says that it distressed them; each leaves for that day. */
    static final double TELLS_DISTRESS = .25;

    static final int SEVERITY = 2;

    private Habit() {}
}
