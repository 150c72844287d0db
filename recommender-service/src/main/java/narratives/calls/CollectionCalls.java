package narratives.calls;

import java.time.Clock;
import java.util.function.Function;
import narratives.access.Caller;
import narratives.catalog.Catalog;
import narratives.collection.CollectionCount;
import narratives.collection.CollectionReport;
import narratives.people.People;
import narratives.recommend.Exposures;

/** What is asked of a collection as a whole. */
public final class CollectionCalls {
    private final Catalog catalog;
    private final People people;
    private final Exposures exposures;
    private final Settings settings;

    /**
     * What reports need from outside.
     *
     * @param page makes a page of a report
     */
    public record Settings(Clock clock, Function<CollectionReport, byte[]> page) {}

    CollectionCalls(Catalog catalog, People people, Exposures exposures, Settings settings) {
        this.catalog = catalog;
        this.people = people;
        this.exposures = exposures;
        this.settings = settings;
    }

    /** What the collection has and lacks; counted now, from everything that is stored. */
    public CollectionReport report(Caller caller) {
        CollectionCount count =
                new CollectionCount(catalog.instrument(caller.tenant()), exposures.timesServed(caller.tenant()));
        catalog.forEach(caller.tenant(), count::add);
        people.forEach(caller.tenant(), person -> count.add(person.profile()));
        return count.report(settings.clock().instant());
    }

    /** The same as a page. */
    public byte[] page(Caller caller) {
        return settings.page().apply(report(caller));
    }
}
