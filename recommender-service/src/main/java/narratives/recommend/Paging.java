package narratives.recommend;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import narratives.catalog.NarrativeFilter;
import narratives.people.Preferences;

/**
 * Where a request stands in its list.
 *
 * @param begun when the first page was asked for
 * @param seed what chance is drawn with, on all pages
 * @param request the fingerprint of what is asked
 * @param shown what earlier pages showed
 */
record Paging(Instant begun, long seed, long request, PageToken.Marks shown) {
    /**
     * From the page token of a request, or the beginning.
     *
     * @param draw a seed, should the request bring none
     * @throws narratives.contract.RecommenderException if the token is not for this request or too old
     */
    static Paging of(RecommendationRequest request, Instant now, LongSupplier draw) {
        long fingerprint = fingerprint(request);
        return request.pageToken()
                .map(text -> PageToken.decode(text, fingerprint, now))
                .map(token -> new Paging(token.issuedAt(), token.seed(), fingerprint, token.shown()))
                .orElseGet(() -> new Paging(now, request.seed().orElseGet(draw), fingerprint, PageToken.Marks.none()));
    }

    /** The token for the page after these. */
    Optional<String> after(List<Recommendation.Item> page) {
        PageToken token = new PageToken(
                begun,
                seed,
                request,
                shown.plus(page.stream()
                        .mapToLong(item -> PageToken.Marks.of(item.narrative()))
                        .toArray()));
        return token.hasRoom() ? Optional.of(token.encode()) : Optional.empty();
    }

    /** The rank of the first narrative of this page. */
    int firstRank() {
        return shown.size() + 1;
    }

    /** What was asked, but for what may change between pages: how many, whether explained, and how fresh. */
    private static long fingerprint(RecommendationRequest request) {
        String audience = switch (request.audience()) {
            case Audience.Somebody(var id) -> "somebody " + id.value();
            case Audience.Anonymous(var profile, var preferences, var ratings) ->
                "anonymous " + profile.answers() + text(preferences) + ratings;
        };
        return PageToken.digest(
                "request",
                String.join(
                        "\n",
                        request.mode().key(),
                        request.algorithm().toString(),
                        request.similarTo().toString(),
                        request.seed().toString(),
                        text(request.filter()),
                        request.exclude().toString(),
                        Boolean.toString(request.includeRated()),
                        request.wish().toString(),
                        request.circumstances().audiences().toString(),
                        request.circumstances().device().toString(),
                        audience));
    }

    private static String text(NarrativeFilter filter) {
        return new TreeSet<>(filter.modalities()) + " " + filter.languages() + " " + filter.maxDurationSeconds() + " "
                + filter.characteristics();
    }

    private static String text(Preferences preferences) {
        return new TreeSet<>(preferences.modalities()) + " " + preferences.languages() + " "
                + preferences.maxDurationSeconds() + " " + preferences.excludedWarnings() + " " + preferences.hidden()
                + " " + preferences.hiddenNarrators() + " " + preferences.maxReadingLevel();
    }
}
