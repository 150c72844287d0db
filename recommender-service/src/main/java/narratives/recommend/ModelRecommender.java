package narratives.recommend;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.NarrativeId;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.feedback.Standing;
import narratives.model.Prediction;
import narratives.people.Preferences;

/**
 * Lists from the rating model, or from a comparator beside it, a line a stage: know the reader, keep what may be shown,
 * put it in order, predict, explain. Reads memory only.
 */
public final class ModelRecommender implements Recommender {
    /** Why a list is not from the model although a reader asked for it. */
    public static final String LOG_POSITION_NOT_REACHED = "log-position-not-reached";

    /** Why a list is not from the algorithm that was asked for: it is not fitted yet, or could not be. */
    public static final String ALGORITHM_UNAVAILABLE = "algorithm-unavailable";

    /** Why a list is not from the algorithm that was asked for: it has nothing to say to this reader. */
    public static final String ALGORITHM_WITHOUT_ANSWER = "algorithm-without-answer";

    /** Seeds are drawn below this, so that a client whose numbers are doubles can send one back as it was. */
    private static final long SEEDS = 1L << 53;

    private final Replica replica;
    private final Algorithms algorithms;
    private final Clock clock;
    private final RandomGenerator random;
    private final Duration patience;

    /**
     * @param algorithms by which a request may ask
     * @param random names the lists and draws the seeds of those that bring none
     * @param patience how long a request waits for its minLogPosition
     */
    public ModelRecommender(
            Replica replica, Algorithms algorithms, Clock clock, RandomGenerator random, Duration patience) {
        this.replica = replica;
        this.algorithms = algorithms;
        this.clock = clock;
        this.random = random;
        this.patience = patience;
    }

    @Override
    public Recommendation recommend(TenantId tenant, RecommendationRequest request, Duration atMost) {
        Instant now = clock.instant();
        Optional<String> comparator = algorithms.comparator(request);
        Paging paging = Paging.of(request, now, () -> random.nextLong(SEEDS));
        Duration wait = atMost.compareTo(patience) < 0 ? atMost : patience;
        boolean reached = request.minLogPosition()
                .map(position -> replica.await(tenant, position, wait))
                .orElse(true);
        View view = replica.view(tenant);
        checkFilter(view, request.filter());
        Reader reader = new Readers(replica).reader(tenant, request.audience(), view);
        Eligibility eligibility = eligibility(view, request, reader, now);

        BitSet items = eligibility.first(view.catalog());
        Way way = reached
                ? comparator
                        .map(name -> Way.byComparator(view, name, request.audience(), reader, items, paging.seed()))
                        .orElseGet(() -> Way.byModel(view, request.mode(), reader))
                : Way.forAnybody(view, request.mode(), LOG_POSITION_NOT_REACHED);
        dropShown(view, items, paging.shown());
        // One more than asked for tells whether there is another page.
        List<Pick> picks = order(new Ordering(view, items, request.count() + 1), view, request, way, paging);
        List<Recommendation.Item> page = new ArrayList<>();
        for (Pick pick : picks.subList(0, Math.min(request.count(), picks.size()))) {
            if (!eligibility.last(view.catalog().narrative(pick.item()))) {
                throw new IllegalStateException("the two forms of eligibility disagree");
            }
            page.add(item(view, request, way, pick, paging.firstRank() + page.size()));
        }
        return new Recommendation(
                name(),
                request.mode(),
                new Recommendation.ServedBy(way.tier(), way.algorithm(), way.reason()),
                new Recommendation.ModelStamp(view.version(), view.position(), reader.beyond()),
                paging.seed(),
                page,
                picks.size() > request.count() ? paging.after(page) : Optional.empty());
    }

    private static Eligibility eligibility(View view, RecommendationRequest request, Reader reader, Instant now) {
        return new Eligibility(
                now,
                reader.person().preferences(),
                reader.standing(),
                view.questionnaire().primary().key(),
                request.filter(),
                request.exclude(),
                request.includeRated());
    }

    private static void dropShown(View view, BitSet items, PageToken.Marks shown) {
        if (shown.size() > 0) {
            for (int item = items.nextSetBit(0); item >= 0; item = items.nextSetBit(item + 1)) {
                if (shown.contains(view.catalog().narrative(item).id())) {
                    items.clear(item);
                }
            }
        }
    }

    private List<Pick> order(Ordering ordering, View view, RecommendationRequest request, Way way, Paging paging) {
        return switch (way) {
            case Way.ByComparator by -> ordering.comparator(by.expected());
            case Way.ByModel by ->
                switch (by.mode()) {
                    case MATCH -> by.isPopular() ? ordering.popular(by.expected()) : ordering.match(by.expected());
                    case POPULAR -> ordering.popular(by.expected());
                    case BROWSE -> ordering.browse();
                    case SURPRISE -> ordering.surprise(paging.seed(), request.count());
                    case SIMILAR ->
                        ordering.similar(shownIndex(view, request.similarTo().orElseThrow()));
                };
        };
    }

    private static Recommendation.Item item(View view, RecommendationRequest request, Way way, Pick pick, int rank) {
        Prediction prediction = way.expected().prediction(pick.item());
        List<Reason> reasons =
                new ArrayList<>(request.explain() ? way.expected().reasons(pick.item()) : List.of());
        double score = prediction.mean();
        if (way instanceof Way.ByModel by && by.isPopular()) {
            double heldBack = Popularity.heldBack(view.scores().effectVariance(pick.item()));
            score += heldBack;
            if (request.explain()) {
                reasons.add(
                        new Reason(Reason.UNCERTAINTY, "Held back as long as few readers have rated it.", heldBack));
            }
        }
        return new Recommendation.Item(
                view.catalog().narrative(pick.item()).id(),
                rank,
                score,
                new Recommendation.Prediction(
                        prediction.mean(),
                        Math.sqrt(prediction.variance()),
                        prediction.probabilityMore(),
                        prediction.probabilityLess()),
                pick.similarity(),
                pick.propensity(),
                reasons);
    }

    @Override
    public List<Similar> similar(TenantId tenant, NarrativeId narrative, int count) {
        View view = replica.view(tenant);
        Eligibility anybody = new Eligibility(
                clock.instant(), Preferences.NONE, Standing.NONE, "", NarrativeFilter.ALL, new TreeSet<>(), true);
        int to = shownIndex(view, narrative);
        List<Pick> picks = new Ordering(view, anybody.first(view.catalog()), count).similar(to);
        List<Similar> similar = new ArrayList<>();
        for (Pick pick : picks) {
            Narrative like = view.catalog().narrative(pick.item());
            if (!anybody.last(like)) {
                throw new IllegalStateException("the two forms of eligibility disagree");
            }
            similar.add(
                    new Similar(like.id(), similar.size() + 1, pick.similarity().orElseThrow()));
        }
        return similar;
    }

    /** A narrative that may not be shown to anybody is not told apart from one that does not exist. */
    private int shownIndex(View view, NarrativeId id) {
        BitSet shown = view.catalog().shownAt(clock.instant());
        return view.catalog().index(id).stream()
                .filter(shown::get)
                .findFirst()
                .orElseThrow(
                        () -> new RecommenderException(ErrorCode.NARRATIVE_UNKNOWN, "It is not in the catalogue."));
    }

    private static void checkFilter(View view, NarrativeFilter filter) {
        List<FieldError> errors = filter.characteristics().keySet().stream()
                .filter(question -> view.instrument().question(question).isEmpty())
                .map(question -> new FieldError(
                        "filter.characteristics." + question,
                        FieldError.UNKNOWN_QUESTION,
                        "The instrument has no question of this key."))
                .toList();
        if (!errors.isEmpty()) {
            throw RecommenderException.invalid(errors);
        }
    }

    private String name() {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
