package narratives.deployed;

/**
 * The way to one replica over one protocol. A client of another protocol is another one of these, and goes into the same
 * {@link Traffic}.
 */
interface Caller {
    /** Whether the replica says that it takes calls; asked often, and what a cluster asks too. */
    boolean isReady();

    /** One call; fails if it is not answered as it should be. Nothing is tried twice. */
    void call(long number) throws Exception;
}
