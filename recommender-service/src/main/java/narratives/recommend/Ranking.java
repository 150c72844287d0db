package narratives.recommend;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import narratives.catalog.Narrative;
import narratives.model.Prediction;

/**
 * What may be shown for one request, in order, with its scores and reasons.
 *
 * @param reached whether the log position that the request asks for is known
 * @param forecast of the reader, or of anybody where the tier is {@code popular}
 */
record Ranking(
        View view,
        RecommendationRequest request,
        Reader reader,
        boolean reached,
        Tier tier,
        Eligibility eligibility,
        Forecast forecast,
        Paging paging) {
    static Ranking of(
            View view,
            RecommendationRequest request,
            Reader reader,
            boolean reached,
            Paging paging,
            Eligibility eligibility) {
        Tier tier = tier(view, request, reader, reached);
        Forecast forecast = tier == Tier.POPULAR ? Forecast.ofAnybody(view) : Forecast.of(view, reader);
        return new Ranking(view, request, reader, reached, tier, eligibility, forecast, paging);
    }

    private static Tier tier(View view, RecommendationRequest request, Reader reader, boolean reached) {
        if (!reached || request.mode() == Mode.POPULAR) {
            return Tier.POPULAR;
        }
        String question = view.questionnaire().primary().key();
        boolean rated =
                reader.standing().answers().values().stream().anyMatch(answers -> answers.containsKey(question));
        return rated ? Tier.PERSONAL : Tier.COLD_START;
    }

    /** The best of what may be shown, at most so many. */
    List<Pick> best(int count) {
        BitSet items = eligibility.first(view.catalog());
        dropShown(items);
        Ordering ordering = new Ordering(view, items, count);
        return switch (request.mode()) {
            case MATCH -> tier == Tier.POPULAR ? ordering.popular(forecast) : ordering.match(forecast);
            case POPULAR -> ordering.popular(forecast);
            case BROWSE -> ordering.browse();
            case SURPRISE -> ordering.surprise(paging.seed(), request.count());
            case SIMILAR ->
                ordering.similar(view.catalog().shownIndex(request.similarTo().orElseThrow(), eligibility.now()));
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
        if (request.similarTo().filter(narrative.id()::equals).isPresent()) {
            found.add(Obstacle.of(Rule.SAME_NARRATIVE, "similarTo"));
        }
        if (paging.shown().contains(narrative.id())) {
            found.add(Obstacle.of(Rule.SHOWN_EARLIER, "pageToken"));
        }
        return found;
    }

    /** The reasons for scores, in a language. */
    Explanation explanation(Locale language) {
        Eligibility always = eligibility.whateverIsAsked();
        return new Explanation(view, forecast, always::last, Sentences.in(language));
    }

    /** One narrative of the list. */
    Recommendation.Item item(Pick pick, int rank, Optional<Explanation> explanation) {
        Prediction prediction = forecast.prediction(pick.item());
        List<Reason> reasons = new ArrayList<>();
        explanation.ifPresent(told -> reasons.addAll(told.of(pick.item())));
        double score = prediction.mean();
        if (isHeldBack()) {
            double heldBack = Popularity.heldBack(view.scores().effectVariance(pick.item()));
            score += heldBack;
            explanation.ifPresent(told -> reasons.add(told.heldBack(heldBack)));
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

    private boolean isHeldBack() {
        return tier == Tier.POPULAR && isByScore();
    }

    /** Whether it is the score that puts the list in order. */
    boolean isByScore() {
        return request.mode() == Mode.MATCH || request.mode() == Mode.POPULAR;
    }

    String algorithm() {
        return switch (request.mode()) {
            case MATCH -> tier == Tier.POPULAR ? "popularity" : "hybrid";
            case POPULAR -> "popularity";
            case BROWSE -> "catalogue-order";
            case SURPRISE -> "random";
            case SIMILAR -> "gower";
        };
    }
}
