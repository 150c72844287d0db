package narratives.fuzz;

/** Requests over one wire, one after another. Not thread-safe. */
interface Campaign extends AutoCloseable {
    /** Makes one request, and counts it. */
    void once();

    @Override
    void close();
}
