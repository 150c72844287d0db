package narratives.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import narratives.catalog.Catalog;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.NarrativeId;
import narratives.contract.TenantId;
import narratives.recommend.Circumstances;
import narratives.recommend.Mode;
import narratives.recommend.Recommendation;
import narratives.recommend.RecommendationRequest;
import narratives.recommend.Recommender;

/** Chooses narratives for packs: the recommender's lists, and of those what fits the purpose. */
public final class Selection {
    /**
     * As many lists as are looked through at most. With the longest lists that is a thousand narratives: who finds nothing
     * among those would not be helped by what comes after.
     */
    private static final int PAGES = 10;

    private final Recommender recommender;
    private final Catalog catalog;

    public Selection(Recommender recommender, Catalog catalog) {
        this.recommender = recommender;
        this.catalog = catalog;
    }

    /**
     * The narratives for a pack, the best first; fewer than wanted if there are no more.
     *
     * @param without narratives not to choose
     */
    public List<NarrativeId> choose(
            TenantId tenant, Purpose purpose, Recipient recipient, int count, SortedSet<NarrativeId> without) {
        LinkedHashSet<NarrativeId> preferred = new LinkedHashSet<>();
        LinkedHashSet<NarrativeId> others = new LinkedHashSet<>();
        Optional<String> page = Optional.empty();
        for (int turn = 0; turn < PAGES && preferred.size() < count; turn++) {
            Recommendation list = recommender.recommend(tenant, request(purpose, recipient, without, page));
            for (Narrative narrative : narratives(tenant, list)) {
                if (purpose.takes(narrative)) {
                    (purpose.prefers(narrative) ? preferred : others).add(narrative.id());
                }
            }
            page = list.nextPageToken();
            if (page.isEmpty()) {
                break;
            }
        }
        return Stream.concat(preferred.stream(), others.stream()).limit(count).toList();
    }

    /** In the order of the list. */
    private Collection<Narrative> narratives(TenantId tenant, Recommendation list) {
        List<NarrativeId> ids =
                list.items().stream().map(Recommendation.Item::narrative).toList();
        Map<NarrativeId, Narrative> found =
                catalog.findAll(tenant, ids).stream().collect(Collectors.toMap(Narrative::id, Function.identity()));
        List<Narrative> narratives = new ArrayList<>();
        for (NarrativeId id : ids) {
            Optional.ofNullable(found.get(id)).ifPresent(narratives::add);
        }
        return narratives;
    }

    private static RecommendationRequest request(
            Purpose purpose, Recipient recipient, SortedSet<NarrativeId> without, Optional<String> page) {
        return new RecommendationRequest(
                recipient.audience(),
                RecommendationRequest.MOST,
                purpose.isForSomebody() ? Mode.MATCH : Mode.POPULAR,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                NarrativeFilter.ALL,
                without,
                false,
                Optional.empty(),
                page,
                new Circumstances(false, recipient.audiences(), Circumstances.Device.ANY),
                Optional.empty(),
                purpose.variety());
    }
}
