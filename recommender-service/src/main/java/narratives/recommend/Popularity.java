package narratives.recommend;

/** What keeps a narrative that few have rated from being called popular. */
final class Popularity {
    private Popularity() {}

    /** Minus one standard deviation of what is not known about it; chosen by us: about 84 % sure to be at least as good. */
    static double heldBack(double effectVariance) {
        return -Math.sqrt(effectVariance);
    }
}
