package narratives.recommend;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.NarrativeId;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.feedback.Standing;
import narratives.people.Preferences;
import narratives.people.Profile;
import narratives.safety.Support;

/**
 * Lists from the rating model, a line a stage: know the reader, keep what may be shown, put it in order, predict,
 * explain. Reads memory only, but for the words of a wish.
 */
public final class ModelRecommender implements Recommender {
    /** Why a wish was understood by the characterisations alone. */
    static final String TEXTS_NOT_SEARCHED = "texts-not-searched";

    /** Why there is no list but help. */
    public static final String CRISIS = "crisis";

    /** Why a list is not from the algorithm that was asked for: it is not fitted yet, or could not be. */
    public static final String ALGORITHM_UNAVAILABLE = "algorithm-unavailable";

    /** Why a list is not from the algorithm that was asked for: it has nothing to say to this reader. */
    public static final String ALGORITHM_WITHOUT_ANSWER = "algorithm-without-answer";

    /** Seeds are drawn below this, so that a client whose numbers are doubles can send one back as it was. */
    private static final long SEEDS = 1L << 53;

    private final Replica replica;
    private final Algorithms algorithms;
    private final TextSearch texts;
    private final Clock clock;
    private final RandomGenerator random;
    private final Duration patience;

    /**
     * @param algorithms by which a request may ask
     * @param texts searches titles and summaries, in mode {@code describe} only
     * @param random names the lists and draws the seeds of those that bring none
     * @param patience how long a request waits for its minLogPosition
     */
    public ModelRecommender(
            Replica replica,
            Algorithms algorithms,
            TextSearch texts,
            Clock clock,
            RandomGenerator random,
            Duration patience) {
        this.texts = texts;
        this.replica = replica;
        this.algorithms = algorithms;
        this.clock = clock;
        this.random = random;
        this.patience = patience;
    }

    @Override
    public Recommendation recommend(TenantId tenant, RecommendationRequest request, Duration atMost) {
        Ranking ranking = ranking(tenant, request, atMost);
        return isInCrisis(ranking) ? helpOnly(ranking) : list(ranking);
    }

    private static boolean isInCrisis(Ranking ranking) {
        return ranking.request().circumstances().crisis()
                || ranking.reader().person().crisis();
    }

    private static Recommendation.Help help(Ranking ranking) {
        Support support = ranking.view().safety().support().orElse(Support.UNSET);
        Locale language = ranking.request()
                .explain()
                .or(() -> ranking.reader().person().preferences().languages().stream()
                        .findFirst()
                        .map(Locale::forLanguageTag))
                .orElse(Locale.ROOT);
        return new Recommendation.Help(support.in(language), support.contacts());
    }

    private Recommendation helpOnly(Ranking ranking) {
        return new Recommendation(
                name(),
                ranking.request().mode(),
                new Recommendation.ServedBy(Tier.SUPPORT, Tier.SUPPORT.key(), Optional.of(CRISIS)),
                stamp(ranking),
                ranking.paging().seed(),
                List.of(),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.of(help(ranking)));
    }

    private static Recommendation.ModelStamp stamp(Ranking ranking) {
        return new Recommendation.ModelStamp(
                ranking.view().version(),
                ranking.view().position(),
                ranking.reader().beyond());
    }

    private Recommendation list(Ranking ranking) {
        RecommendationRequest request = ranking.request();
        Paging paging = ranking.paging();
        Optional<Reasons> explanation = request.explain().map(ranking::explanation);
        // One more than asked for tells whether there is another page.
        List<Pick> picks = ranking.best(ranking.count() + 1);
        List<Recommendation.Item> page = new ArrayList<>();
        for (Pick pick : picks.subList(0, Math.min(ranking.count(), picks.size()))) {
            if (!ranking.eligibility().last(ranking.view().catalog().narrative(pick.item()))) {
                throw disagreement();
            }
            page.add(ranking.item(pick, paging.firstRank() + page.size(), explanation));
        }
        return new Recommendation(
                name(),
                request.mode(),
                new Recommendation.ServedBy(ranking.way().tier(), ranking.way().algorithm(), ranking.reason()),
                stamp(ranking),
                paging.seed(),
                page,
                picks.size() > ranking.count() ? paging.after(page) : Optional.empty(),
                diversity(ranking.view(), picks.subList(0, page.size())),
                understood(ranking.way()),
                Optional.empty());
    }

    private Ranking ranking(TenantId tenant, RecommendationRequest request, Duration atMost) {
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
        Optional<Doubt> doubt = Doubt.of(view, replica.knownUntil(tenant), now, reached);
        Optional<Wish> wish = request.wish().map(words -> Wish.of(words, view, tenant, texts));
        return Ranking.of(
                view, request, reader, doubt, wish, comparator, paging, eligibility(view, request, reader, now));
    }

    private static Eligibility eligibility(View view, RecommendationRequest request, Reader reader, Instant now) {
        return new Eligibility(
                now,
                reader.person().preferences(),
                reader.standing(),
                view.questionnaire().primary().key(),
                request.filter(),
                request.exclude(),
                request.includeRated(),
                request.circumstances(),
                Precautions.of(view.safety(), reader.person().profile(), request.mode() == Mode.SURPRISE));
    }

    private static IllegalStateException disagreement() {
        return new IllegalStateException("the two forms of eligibility disagree");
    }

    @Override
    public WhyNot whyNot(TenantId tenant, RecommendationRequest request, NarrativeId id, Duration atMost) {
        Ranking ranking = ranking(tenant, request, atMost);
        IndexedCatalog catalog = ranking.view().catalog();
        int item = catalog.index(id)
                .orElseThrow(() ->
                        new RecommenderException(ErrorCode.NARRATIVE_UNKNOWN, ErrorCode.NARRATIVE_UNKNOWN.title()));
        Locale language = request.explain().orElse(Sentences.DEFAULT);
        List<Exclusion> rules = rules(ranking, catalog.narrative(item), language);
        return rules.isEmpty() ? placed(ranking, item, language) : new WhyNot.Excluded(id, rules);
    }

    /** Everything that keeps a narrative from the reader, in words; empty if it may be shown. */
    private static List<Exclusion> rules(Ranking ranking, Narrative narrative, Locale language) {
        List<Obstacle> obstacles = new ArrayList<>(ranking.why(narrative));
        if (isInCrisis(ranking)) {
            obstacles.add(Obstacle.of(Rule.CRISIS, "crisis"));
            obstacles.sort(Comparator.comparing(Obstacle::rule));
        }
        Sentences sentences = Sentences.in(language);
        return obstacles.stream()
                .map(one -> sentences.exclusion(one, ranking.view().instrument()))
                .toList();
    }

    @Override
    public Consideration consider(
            TenantId tenant, RecommendationRequest request, List<NarrativeId> narratives, Duration atMost) {
        Ranking ranking = ranking(tenant, request, atMost);
        IndexedCatalog catalog = ranking.view().catalog();
        Locale language = request.explain().orElse(Sentences.DEFAULT);
        Reasons explanation = ranking.explanation(language);
        List<Considered> considered = new ArrayList<>();
        for (NarrativeId id : narratives) {
            catalog.index(id).ifPresent(item -> {
                Narrative narrative = catalog.narrative(item);
                List<Exclusion> rules = rules(ranking, narrative, language);
                considered.add(
                        rules.isEmpty()
                                ? new Considered.Fitting(
                                        narrative,
                                        ranking.item(Pick.of(item), considered.size() + 1, Optional.of(explanation)))
                                : new Considered.Excluded(narrative, rules));
            });
        }
        return new Consideration(considered, ranking.view().instrument(), help(ranking));
    }

    private static WhyNot.Ranked placed(Ranking ranking, int item, Locale language) {
        List<Pick> all = ranking.best(Math.max(1, ranking.view().catalog().size()));
        int place = IntStream.range(0, all.size())
                .filter(at -> all.get(at).item() == item)
                .findFirst()
                .orElseThrow(ModelRecommender::disagreement);
        int first = ranking.paging().firstRank();
        int listed = Math.min(ranking.count(), all.size());
        Recommendation.Item asked =
                ranking.item(all.get(place), first + place, Optional.of(ranking.explanation(language)));
        Recommendation.Item lowest = ranking.item(all.get(listed - 1), first + listed - 1, Optional.empty());
        return new WhyNot.Ranked(
                asked.narrative(),
                asked.rank(),
                place < listed,
                asked.score(),
                ranking.isByScore() ? OptionalDouble.of(lowest.score()) : OptionalDouble.empty(),
                asked.similarity(),
                lowest.similarity(),
                asked.reasons());
    }

    @Override
    public List<Similar> similar(TenantId tenant, NarrativeId narrative, int count) {
        View view = replica.view(tenant);
        Instant now = clock.instant();
        Eligibility anybody = anybody(view, now);
        int to = view.catalog().shownIndex(narrative, now);
        BitSet items = anybody.first(view.catalog());
        if (Doubt.aboutSafety(view, replica.knownUntil(tenant), now).isPresent()) {
            items.and(curated(view));
        }
        List<Pick> picks = new Ordering(view, items, count).similar(to);
        List<Similar> similar = new ArrayList<>();
        for (Pick pick : picks) {
            Narrative like = view.catalog().narrative(pick.item());
            if (!anybody.last(like)) {
                throw disagreement();
            }
            similar.add(
                    new Similar(like.id(), similar.size() + 1, pick.similarity().orElseThrow()));
        }
        return similar;
    }

    private static Optional<Recommendation.Understood> understood(Way way) {
        return way instanceof Way.ByWish by
                ? Optional.of(new Recommendation.Understood(
                        by.wish().characteristics(), by.wish().found().isPresent()))
                : Optional.empty();
    }

    private static OptionalDouble diversity(View view, List<Pick> page) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < page.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += 1
                        - view.likeness()
                                .similarity(page.get(i).item(), page.get(j).item());
                pairs++;
            }
        }
        return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / pairs);
    }

    /** Somebody of whom nothing is known: only rules that are about everybody are about them. */
    private static Eligibility anybody(View view, Instant now) {
        return new Eligibility(
                now,
                Preferences.NONE,
                Standing.NONE,
                "",
                NarrativeFilter.ALL,
                new TreeSet<>(),
                true,
                Circumstances.USUAL,
                Precautions.of(view.safety(), Profile.NONE, false));
    }

    private static BitSet curated(View view) {
        BitSet items = new BitSet();
        view.safety()
                .curated()
                .ifPresent(list ->
                        list.narratives().forEach(id -> view.catalog().index(id).ifPresent(items::set)));
        return items;
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
