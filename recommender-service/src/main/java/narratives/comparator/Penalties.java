package narratives.comparator;

/**
 * What the squares of the unknowns of {@link MixedFit} cost, each above 0, without unit: as many ratings as it takes to
 * believe half of what they say.
 *
 * @param person of levels of people
 * @param narrative of effects of narratives
 * @param taste of people's tastes for content
 * @param map of the weights of profiles and characterisations
 */
record Penalties(double person, double narrative, double taste, double map) {
    /** Where the search begins: what did well on films and news stories, in powers of two or five. */
    static final Penalties START = new Penalties(4, 4, 40, 20);

    Penalties {
        if (!(person > 0 && narrative > 0 && taste > 0 && map > 0)) {
            throw new IllegalArgumentException("a penalty is not above 0");
        }
    }

    Penalties personTimes(double factor) {
        return new Penalties(person * factor, narrative, taste, map);
    }

    Penalties narrativeTimes(double factor) {
        return new Penalties(person, narrative * factor, taste, map);
    }

    Penalties tasteTimes(double factor) {
        return new Penalties(person, narrative, taste * factor, map);
    }

    Penalties mapTimes(double factor) {
        return new Penalties(person, narrative, taste, map * factor);
    }
}
