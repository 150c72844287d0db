package narratives.recommend;

import java.util.List;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.model.GowerTable;
import org.jspecify.annotations.Nullable;

/** How alike the narratives of a catalogue are, worked out when first asked. Thread-safe. */
public final class Likeness {
    private final Instrument instrument;
    private final List<Narrative> narratives;
    private volatile @Nullable GowerTable table;

    public Likeness(Instrument instrument, IndexedCatalog catalog) {
        this.instrument = instrument;
        this.narratives = catalog.narratives();
    }

    /** 1 is characterised alike in every question, 0 in none. */
    public double similarity(int a, int b) {
        GowerTable made = table;
        if (made == null) {
            // Made twice if two ask at once; both are equal.
            made = new GowerTable(
                    instrument,
                    narratives.stream().map(Narrative::characterisation).toList());
            table = made;
        }
        return 1 - made.distance(a, b);
    }
}
