package narratives.recommend;

import java.util.List;
import narratives.catalog.Instrument;

/**
 * Some narratives, looked at for a reader.
 *
 * @param narratives in the order in which they were asked about; those that there are not are left out
 * @param instrument by which they are characterised
 * @param help where somebody finds it; the words of the service, if the tenant has none
 */
public record Consideration(List<Considered> narratives, Instrument instrument, Recommendation.Help help) {
    public Consideration {
        narratives = List.copyOf(narratives);
    }
}
