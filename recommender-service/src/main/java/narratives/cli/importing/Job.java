package narratives.cli.importing;

/** What is to be imported, and how. */
public interface Job {
    /** @throws Refusal if a file cannot be what it is said to be; asked before there is anywhere to store */
    void check();

    /** @throws Refusal if this cannot go where it is to go; nothing is stored then */
    void run(Import target);
}
