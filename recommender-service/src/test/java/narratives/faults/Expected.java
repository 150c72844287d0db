package narratives.faults;

/** What a replica must know that has read the whole log, worked out from the log alone. */
record Expected(String position, int ratings, int people) {}
