package narratives.recommend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import narratives.catalog.Narrative;
import narratives.model.Prediction;
import narratives.safety.Gentle;
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
     * @param comparator whose list is wished for; empty for the model's
     */
    static Ranking of(
            View view,
            RecommendationRequest request,
            Reader reader,
            Optional<Doubt> doubt,
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
                        .orElseGet(() -> Way.byModel(view, mode(view, request, reader, eligibility), reader)));
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
                : best(items, count);
    }

    /** First what is for afterwards, then what is preferred, then the rest; each in the order of the way. */
    private List<Pick> gently(Gentle policy, BitSet items, int count) {
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
            case Way.ByModel by ->
                switch (by.mode()) {
                    case MATCH -> by.isPopular() ? ordering.popular(by.expected()) : ordering.match(by.expected());
                    case POPULAR -> ordering.popular(by.expected());
                    case BROWSE -> ordering.browse();
                    case SURPRISE -> ordering.surprise(paging.seed(), count());
                    case SIMILAR ->
                        ordering.similar(
                                view.catalog().shownIndex(request.similarTo().orElseThrow(), eligibility.now()));
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
                explanation.map(told -> told.of(pick.item())).orElse(List.of()));
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
                && way instanceof Way.ByModel by
                && (by.mode() == Mode.MATCH || by.mode() == Mode.POPULAR);
    }
}
