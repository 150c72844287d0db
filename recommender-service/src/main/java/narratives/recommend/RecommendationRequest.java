package narratives.recommend;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.NarrativeId;
import narratives.contract.FieldError;
import narratives.contract.LogPosition;
import narratives.contract.RecommenderException;

/**
 * A wish for a list.
 *
 * @param count how many narratives at most, 1 to 100
 * @param algorithm by what the list is to be made; only in mode {@code match}, but for {@code hybrid}; absent: by the
 *     usual one
 * @param similarTo the narrative to be like; present exactly in mode {@code similar}
 * @param seed makes chance repeatable; absent: drawn for this list
 * @param minLogPosition what must be known before the list is made
 * @param exclude narratives to leave out of this list only
 * @param includeRated whether narratives the person has rated may come again
 * @param explain the language in which reasons are wanted; absent: none are
 * @param pageToken continues the list that gave it
 * @param circumstances what holds of the reader at this moment
 * @param wish what is asked for in somebody's own words; present exactly in mode {@code describe}
 * @param variety the least weight of being unlike what stands before, 0 to below 1; the tenant's own may be more
 */
public record RecommendationRequest(
        Audience audience,
        int count,
        Mode mode,
        Optional<String> algorithm,
        Optional<NarrativeId> similarTo,
        OptionalLong seed,
        Optional<LogPosition> minLogPosition,
        NarrativeFilter filter,
        SortedSet<NarrativeId> exclude,
        boolean includeRated,
        Optional<Locale> explain,
        Optional<String> pageToken,
        Circumstances circumstances,
        Optional<String> wish,
        double variety) {
    /** As many as one list may hold. */
    public static final int MOST = 100;

    public static final int DEFAULT_COUNT = 10;

    /** What is told where an algorithm does not go with the mode. */
    public static final String ALGORITHM_NOT_HERE = "Only mode match takes an algorithm other than hybrid.";

    /** @throws RecommenderException if the count is outside 1 to 100 or similarTo or algorithm does not go with the mode */
    public RecommendationRequest {
        if (count < 1 || count > MOST) {
            throw RecommenderException.invalid("count", FieldError.OUT_OF_RANGE, "Must be within 1 and " + MOST + ".");
        }
        if (mode != Mode.MATCH && !algorithm.orElse(Algorithms.HYBRID).equals(Algorithms.HYBRID)) {
            throw RecommenderException.invalid("algorithm", FieldError.NOT_ALLOWED_HERE, ALGORITHM_NOT_HERE);
        }
        if (mode == Mode.SIMILAR && similarTo.isEmpty()) {
            throw RecommenderException.invalid("similarTo", FieldError.REQUIRED, "Mode similar needs a narrative.");
        }
        if (mode != Mode.SIMILAR && similarTo.isPresent()) {
            throw RecommenderException.invalid(
                    "similarTo", FieldError.NOT_ALLOWED_HERE, "Only mode similar takes a narrative.");
        }
        if (mode == Mode.DESCRIBE && wish.isEmpty()) {
            throw RecommenderException.invalid("wish", FieldError.REQUIRED, "Mode describe needs a wish.");
        }
        if (mode != Mode.DESCRIBE && wish.isPresent()) {
            throw RecommenderException.invalid("wish", FieldError.NOT_ALLOWED_HERE, "Only mode describe takes a wish.");
        }
        if (!(variety >= 0 && variety < 1)) {
            throw new IllegalArgumentException("a weight of " + variety);
        }
        exclude = Collections.unmodifiableSortedSet(new TreeSet<>(exclude));
    }

    /** One whose list is as varied as the tenant wants lists to be. */
    public RecommendationRequest(
            Audience audience,
            int count,
            Mode mode,
            Optional<String> algorithm,
            Optional<NarrativeId> similarTo,
            OptionalLong seed,
            Optional<LogPosition> minLogPosition,
            NarrativeFilter filter,
            SortedSet<NarrativeId> exclude,
            boolean includeRated,
            Optional<Locale> explain,
            Optional<String> pageToken,
            Circumstances circumstances,
            Optional<String> wish) {
        this(
                audience,
                count,
                mode,
                algorithm,
                similarTo,
                seed,
                minLogPosition,
                filter,
                exclude,
                includeRated,
                explain,
                pageToken,
                circumstances,
                wish,
                0);
    }

    /** One without a wish in somebody's own words. */
    public RecommendationRequest(
            Audience audience,
            int count,
            Mode mode,
            Optional<String> algorithm,
            Optional<NarrativeId> similarTo,
            OptionalLong seed,
            Optional<LogPosition> minLogPosition,
            NarrativeFilter filter,
            SortedSet<NarrativeId> exclude,
            boolean includeRated,
            Optional<Locale> explain,
            Optional<String> pageToken,
            Circumstances circumstances) {
        this(
                audience,
                count,
                mode,
                algorithm,
                similarTo,
                seed,
                minLogPosition,
                filter,
                exclude,
                includeRated,
                explain,
                pageToken,
                circumstances,
                Optional.empty());
    }

    /** One in usual circumstances. */
    public RecommendationRequest(
            Audience audience,
            int count,
            Mode mode,
            Optional<String> algorithm,
            Optional<NarrativeId> similarTo,
            OptionalLong seed,
            Optional<LogPosition> minLogPosition,
            NarrativeFilter filter,
            SortedSet<NarrativeId> exclude,
            boolean includeRated,
            Optional<Locale> explain,
            Optional<String> pageToken) {
        this(
                audience,
                count,
                mode,
                algorithm,
                similarTo,
                seed,
                minLogPosition,
                filter,
                exclude,
                includeRated,
                explain,
                pageToken,
                Circumstances.USUAL);
    }

    /** A list of everything that may be shown to somebody, rated or not, in the usual way. */
    public static RecommendationRequest whateverIsRated(Audience audience) {
        return new RecommendationRequest(
                audience,
                DEFAULT_COUNT,
                Mode.MATCH,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(0),
                Optional.empty(),
                NarrativeFilter.ALL,
                new TreeSet<>(),
                true,
                Optional.empty(),
                Optional.empty());
    }

    /** The same wish, for somebody else. */
    public RecommendationRequest of(Audience other) {
        return new RecommendationRequest(
                other,
                count,
                mode,
                algorithm,
                similarTo,
                seed,
                minLogPosition,
                filter,
                exclude,
                includeRated,
                explain,
                pageToken,
                circumstances,
                wish,
                variety);
    }
}
