package narratives.faults;

/**
 * What one replica tells of itself at one moment.
 *
 * @param replica which one
 * @param position up to where it knows the log
 * @param digest of its model and of lists it makes, without what belongs to the moment or to the replica
 * @param ratings answers that count, as it says
 * @param people whom it knows
 */
record Seen(String replica, String position, String digest, int ratings, int people) {}
