package narratives.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.NarrativeId;
import narratives.contract.TenantId;
import narratives.recommend.Circumstances;
import narratives.recommend.Consideration;
import narratives.recommend.Considered;
import narratives.recommend.Mode;
import narratives.recommend.RecommendationRequest;
import narratives.recommend.Recommender;

/** Reads packs as of this moment: what may be shown of them now, to whom they are for. */
public final class PackReading {
    private final Recommender recommender;

    public PackReading(Recommender recommender) {
        this.recommender = recommender;
    }

    /** All of a pack, with what keeps some of it from the reader. */
    public Consideration consider(TenantId tenant, Recipient recipient, Locale language, List<NarrativeId> narratives) {
        RecommendationRequest request = new RecommendationRequest(
                recipient.audience(),
                RecommendationRequest.DEFAULT_COUNT,
                Mode.MATCH,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(0),
                Optional.empty(),
                NarrativeFilter.ALL,
                new TreeSet<>(),
                true,
                Optional.of(language),
                Optional.empty(),
                new Circumstances(false, recipient.audiences(), Circumstances.Device.ANY));
        return recommender.consider(tenant, request, narratives, Recommender.WHATEVER_IT_TAKES);
    }

    /** What a reader is shown of a pack. */
    public Sheet sheet(TenantId tenant, Pack pack) {
        Pack.Content content = pack.content();
        Consideration now = consider(tenant, pack.recipient(), content.language(), content.narratives());
        Map<NarrativeId, Considered> considered = new HashMap<>();
        now.narratives().forEach(one -> considered.put(one.narrative().id(), one));
        List<Sheet.Item> items = new ArrayList<>();
        for (PackItem item : content.items()) {
            if (considered.get(item.narrative()) instanceof Considered.Fitting fitting) {
                items.add(new Sheet.Item(fitting.narrative(), item.note()));
            }
        }
        return new Sheet(pack.purpose(), content.title(), content.language(), items, now.help());
    }
}
