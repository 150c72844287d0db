package narratives.recommend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Narrative;
import narratives.model.Prediction;
import narratives.safety.Gentle;
import narratives.safety.HarmLevel;
import narratives.safety.ListPolicy;
import narratives.safety.SafetyPolicy;

/**
 * What may be shown for one request, in order, with its scores and reasons.
 *
 * @param way in which it is put in order
 * @param gentle how the reader is treated while something upset them; empty while nothing does
 */
record Ranking(
        View view,
        RecommendationRequest request,
        Reader reader,
        Way way,
        Eligibility eligibility,
        Paging paging,
        Optional<Gentle> gentle) {
    /** Why a list is shorter than asked for, and in another order. */
    static final String GENTLE = "gentle";

    /**
     * @param doubt why the list may not be made in the way that is asked for; empty if it may
     * @param wish what is asked for in somebody's own words
     * @param comparator whose list is wished for; empty for the model's
     */
    static Ranking of(
            View view,
            RecommendationRequest request,
            Reader reader,
            Optional<Doubt> doubt,
            Optional<Wish> wish,
            Optional<String> comparator,
            Paging paging,
            Eligibility eligibility) {
        Way way = doubt.map(why -> why.way(view, request.mode()))
                .orElseGet(() -> comparator
                        .map(name -> Way.byComparator(
                                view,
                                name,
                                request.audience(),
                                reader,
                                eligibility.first(view.catalog()),
                                paging.seed()))
                        .orElseGet(() -> wish.map(asked -> Way.byWish(view, asked, reader))
                                .orElseGet(() -> Way.byModel(view, mode(view, request, reader, eligibility), reader))));
        return new Ranking(view, request, reader, way, eligibility, paging, gentle(view, reader, eligibility.now()));
    }

    private static Optional<Gentle> gentle(View view, Reader reader, Instant now) {
        return view.safety()
                .policy()
                .map(SafetyPolicy::gentle)
                .filter(policy -> reader.standing().distress().values().stream()
                        .anyMatch(upset -> policy.applies(upset.severity(), upset.at(), now)));
    }

    /** Whoever is upset is shown nothing by chance. */
    private static Mode mode(View view, RecommendationRequest request, Reader reader, Eligibility eligibility) {
        boolean upset = gentle(view, reader, eligibility.now()).isPresent();
        return upset && request.mode() == Mode.SURPRISE ? Mode.MATCH : request.mode();
    }

    /** As many as are shown at once. */
    int count() {
        return gentle.map(policy -> Math.min(policy.count(), request.count())).orElse(request.count());
    }

    /** Why the list is not as it was asked for; empty if it is. */
    Optional<String> reason() {
        return way.reason().or(() -> gentle.map(policy -> GENTLE));
    }

    /** The best of what may be shown, at most so many. */
    List<Pick> best(int count) {
        BitSet items = eligibility.first(view.catalog());
        dropShown(items);
        return gentle.isPresent() && !(way instanceof Way.ByCurated)
                ? gently(gentle.get(), items, count)
                : arranged(items, count);
    }

    /** In the order that the policy wants of lists by the model; other lists are what they are. */
    private List<Pick> arranged(BitSet items, int count) {
        Optional<ListPolicy> policy = arrangement();
        if (policy.isEmpty()) {
            return best(items, count);
        }
        List<Pick> all = policy.get().arranges()
                ? new Arrangement(
                                view,
                                policy.get(),
                                reader,
                                items,
                                item -> utility(item, policy.get().harm()))
                        .of(candidates(policy.get(), items, count), count())
                : best((BitSet) items.clone(), Math.max(count, count()));
        List<Pick> explored = policy.get().exploration() ? explored(all, items) : all;
        return explored.subList(0, Math.min(count, explored.size()));
    }

    /** The best, and the best of each group that has a floor. */
    private List<Pick> candidates(ListPolicy policy, BitSet items, int count) {
        List<Pick> candidates =
                new ArrayList<>(best((BitSet) items.clone(), Math.max(count, Arrangement.candidates(count()))));
        BitSet found = new BitSet();
        candidates.forEach(pick -> found.set(pick.item()));
        for (ListPolicy.Floor floor : policy.floors()) {
            BitSet group = (BitSet) items.clone();
            group.andNot(found);
            view.catalog()
                    .keepAnswers(group, floor.group().question(), floor.group().answers());
            List<Pick> owed = best(group, count());
            owed.forEach(pick -> found.set(pick.item()));
            candidates.addAll(Math.min(candidates.size(), Arrangement.candidates(count()) - owed.size()), owed);
        }
        return candidates;
    }

    private double utility(int item, double harm) {
        Prediction expected = way.expected().prediction(item);
        Prediction drawn = Prediction.of(
                expected.mean() + added(item), expected.variance(), view.model().scale());
        return (drawn.probabilityMore() - harm * drawn.probabilityLess() + harm) / (1 + harm);
    }

    /**
     * The last place of a first page, drawn: every narrative is equally likely that is not in the list anyway, that
     * somebody has looked at and found without a warning, and of which nothing is said that needs a look.
     */
    private List<Pick> explored(List<Pick> all, BitSet items) {
        int place = count() - 1;
        if (paging.shown().size() > 0 || place < 1 || all.size() <= place) {
            return all;
        }
        BitSet pool = (BitSet) items.clone();
        all.subList(0, place).forEach(pick -> pool.clear(pick.item()));
        for (int item = pool.nextSetBit(0); item >= 0; item = pool.nextSetBit(item + 1)) {
            pool.set(item, isSafe(item));
        }
        int size = pool.cardinality();
        if (size == 0) {
            return all;
        }
        int drawn = new Ordering(view, pool, 1)
                .surprise(paging.seed(), 1)
                .getFirst()
                .item();
        List<Pick> explored = new ArrayList<>(all);
        explored.removeIf(pick -> pick.item() == drawn);
        explored.add(place, Pick.drawn(drawn, 1.0 / size));
        return explored;
    }

    private boolean isSafe(int item) {
        Narrative narrative = view.catalog().narrative(item);
        return narrative.contentWarnings().equals(ContentWarnings.of(List.of()))
                && !view.safety().atLeast(HarmLevel.REVIEW).contains(narrative.id());
    }

    /** What the policy says of lists; empty where it says nothing, or not of such lists. */
    private Optional<ListPolicy> arrangement() {
        boolean byExpectation = way instanceof Way.ByModel by && (by.mode() == Mode.MATCH || by.mode() == Mode.POPULAR);
        return view.safety()
                .policy()
                .map(SafetyPolicy::lists)
                .map(lists -> lists.withVariety(request.variety()))
                .filter(lists -> byExpectation && (lists.arranges() || lists.exploration()));
    }

    /** First what is for afterwards, then what is preferred, then the rest; each in the order of the way. */
    private List<Pick> gently(Gentle policy, BitSet items, int count) {
        request.similarTo().ifPresent(to -> view.catalog().index(to).ifPresent(items::clear));
        List<Pick> picks = new ArrayList<>(new Ordering(view, items, count).curated(policy.aftercare()));
        picks.forEach(pick -> items.clear(pick.item()));
        if (!policy.prefer().isEmpty()) {
            BitSet preferred = new BitSet();
            policy.prefer().forEach(condition -> {
                BitSet agreeing = (BitSet) items.clone();
                view.catalog().keepAnswers(agreeing, condition.question(), condition.answers());
                preferred.or(agreeing);
            });
            items.andNot(preferred);
            picks.addAll(best(preferred, count - picks.size()));
        }
        picks.addAll(best(items, count - picks.size()));
        return picks;
    }

    private List<Pick> best(BitSet items, int count) {
        if (count == 0) {
            return List.of();
        }
        Ordering ordering = new Ordering(view, items, count);
        return switch (way) {
            case Way.ByComparator by -> ordering.comparator(by.expected());
            case Way.ByCurated by -> ordering.curated(by.listed());
            case Way.ByWish by -> ordering.wish(by.wish(), by.expected());
            case Way.ByModel by ->
                switch (by.mode()) {
                    case MATCH -> by.isPopular() ? ordering.popular(by.expected()) : ordering.match(by.expected());
                    case POPULAR -> ordering.popular(by.expected());
                    case BROWSE -> ordering.browse();
                    case SURPRISE -> ordering.surprise(paging.seed(), count());
                    case SIMILAR ->
                        ordering.similar(
                                view.catalog().shownIndex(request.similarTo().orElseThrow(), eligibility.now()));
                    case DESCRIBE -> ordering.match(by.expected());
                };
        };
    }

    private void dropShown(BitSet items) {
        if (paging.shown().size() > 0) {
            for (int item = items.nextSetBit(0); item >= 0; item = items.nextSetBit(item + 1)) {
                if (paging.shown().contains(view.catalog().narrative(item).id())) {
                    items.clear(item);
                }
            }
        }
    }

    /** Everything that keeps a narrative from {@link #best}, in the order of {@link Rule}. */
    List<Obstacle> why(Narrative narrative) {
        List<Obstacle> found = new ArrayList<>(eligibility.why(narrative));
        if (way instanceof Way.ByCurated by && !by.listed().contains(narrative.id())) {
            found.add(Obstacle.of(Rule.NOT_CURATED, "servedBy.reason"));
        }
        if (request.similarTo().filter(narrative.id()::equals).isPresent()) {
            found.add(Obstacle.of(Rule.SAME_NARRATIVE, "similarTo"));
        }
        if (paging.shown().contains(narrative.id())) {
            found.add(Obstacle.of(Rule.SHOWN_EARLIER, "pageToken"));
        }
        found.sort(Comparator.comparing(Obstacle::rule));
        return found;
    }

    /** The reasons for scores, in a language. */
    Reasons explanation(Locale language) {
        Sentences sentences = Sentences.in(language);
        Eligibility always = eligibility.whateverIsAsked();
        Reasons parts = way.expected().reasons(always::last, sentences);
        return item -> {
            List<Reason> all = new ArrayList<>(parts.of(item));
            if (isHeldBack()) {
                all.add(Reason.of(Reason.UNCERTAINTY, sentences.say(Reason.UNCERTAINTY), heldBack(item)));
            }
            forecast().ifPresent(reader -> all.addAll(reader.engagement(item, sentences)));
            return all;
        };
    }

    /** One narrative of the list. */
    Recommendation.Item item(Pick pick, int rank, Optional<Reasons> explanation) {
        Prediction prediction = way.expected().prediction(pick.item());
        return new Recommendation.Item(
                view.catalog().narrative(pick.item()).id(),
                rank,
                prediction.mean() + (isHeldBack() ? heldBack(pick.item()) : 0) + added(pick.item()),
                new Recommendation.Prediction(
                        prediction.mean(),
                        Math.sqrt(prediction.variance()),
                        prediction.probabilityMore(),
                        prediction.probabilityLess()),
                pick.similarity(),
                pick.propensity(),
                explanation.map(told -> reasons(told, pick)).orElse(List.of()));
    }

    /** The parts of the score; and a word on the place, where that does not follow from it. */
    private List<Reason> reasons(Reasons told, Pick pick) {
        List<Reason> reasons = new ArrayList<>(told.of(pick.item()));
        Sentences sentences = Sentences.in(request.explain().orElse(Sentences.DEFAULT));
        switch (pick.placement()) {
            case EXPECTATION -> {}
            case VARIETY -> reasons.add(Reason.of(Reason.VARIETY, sentences.say(Reason.VARIETY), 0));
            case EXPLORATION -> reasons.add(Reason.of(Reason.EXPLORATION, sentences.say(Reason.EXPLORATION), 0));
        }
        return reasons;
    }

    /** What the model expects of the reader, where the list follows from it. */
    private Optional<Forecast> forecast() {
        return way instanceof Way.ByModel by && by.mode() == Mode.MATCH ? Optional.of(by.expected()) : Optional.empty();
    }

    private double added(int item) {
        return forecast().map(reader -> reader.added(item)).orElse(0.0);
    }

    private double heldBack(int item) {
        return Popularity.heldBack(view.scores().effectVariance(item));
    }

    private boolean isHeldBack() {
        return way instanceof Way.ByModel by && by.isPopular();
    }

    /** Whether it is the score that puts the list in order. */
    boolean isByScore() {
        return gentle.isEmpty()
                && arrangement().isEmpty()
                && way instanceof Way.ByModel by
                && (by.mode() == Mode.MATCH || by.mode() == Mode.POPULAR);
    }
}
