package narratives.model;

/**
 * How far what is known has moved from what a model was trained on, and what is to be done about it. A pure function of
 * the log and of the model, so that every replica that knows as much measures the same.
 *
 * @param changes ratings and narratives that came, changed or went since
 * @param trainedOn ratings and narratives that the model was trained on, by sweeps or by a refit
 * @param trainedRatings the ratings among them
 * @param sweeps how often the model was swept since it was fitted; 0 if it comes from a refit
 * @param surprise how wrong it is about new ratings, against how wrong it expects to be
 * @param outdated whether the questions themselves changed
 */
public record Drift(int changes, int trainedOn, int trainedRatings, int sweeps, Surprise surprise, boolean outdated) {
    /**
     * How drift is measured, and from where it is too much.
     *
     * @param share of what the model was trained on that may change; above 0
     * @param least how many changes there must be, however small the training was; 1 or more
     * @param surprise the most that the model may be surprised; above 1, where it is as wrong as it expects to be
     * @param halfLife after how many ratings one counts half in the surprise; 1 or more
     * @param sweeps how often a model is swept before it is fitted anew; 0 or more
     * @param small a model of fewer ratings is fitted anew and never swept; 0 or more
     */
    public record Bounds(double share, int least, double surprise, int halfLife, int sweeps, int small) {
        /** The defaults of the service; docs/model.md says how they were found. */
        public static final Bounds DEFAULT = new Bounds(.1, 20, 1.3, 500, 2, 1000);

        /** @throws IllegalArgumentException if a number is out of its range */
        public Bounds {
            if (!(share > 0)) {
                throw new IllegalArgumentException("share is " + share + "; must be above 0");
            }
            if (least < 1) {
                throw new IllegalArgumentException("least is " + least + "; must be at least 1");
            }
            if (!(surprise > 1)) {
                throw new IllegalArgumentException("surprise is " + surprise + "; must be above 1");
            }
            if (halfLife < 1) {
                throw new IllegalArgumentException("halfLife is " + halfLife + "; must be at least 1");
            }
            if (sweeps < 0) {
                throw new IllegalArgumentException("sweeps is " + sweeps + "; must be at least 0");
            }
            if (small < 0) {
                throw new IllegalArgumentException("small is " + small + "; must be at least 0");
            }
        }
    }

    /** How much of what the model was trained on has changed since; without unit. */
    public double share() {
        return (double) changes / Math.max(1, trainedOn);
    }

    /** Where the model comes from. */
    public Upkeep last() {
        return sweeps == 0 ? Upkeep.REFIT : Upkeep.SWEEPS;
    }

    /** Whether a refit would find what the model already knows. */
    public boolean isNothing() {
        return changes == 0 && sweeps == 0 && !outdated;
    }

    /**
     * What is due. New questions ask for a refit. Otherwise, if enough has changed or the model is more surprised than it
     * may be, sweeps; a refit in their place if the model is surprised although it was swept, if it was swept as often as
     * it may be, and if it knows so few ratings that a refit takes no time.
     */
    public Upkeep due(Bounds bounds) {
        if (outdated) {
            return Upkeep.REFIT;
        }
        boolean surprised = surprise.value() > bounds.surprise();
        if (changes < bounds.least() || !(surprised || share() > bounds.share())) {
            return Upkeep.NOTHING;
        }
        boolean sweptInVain = surprised && sweeps > 0;
        return sweptInVain || sweeps >= bounds.sweeps() || trainedRatings < bounds.small()
                ? Upkeep.REFIT
                : Upkeep.SWEEPS;
    }
}
