package narratives.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.NarrativeId;
import narratives.comparator.Choice;
import narratives.comparator.Comparators;
import narratives.contract.FieldError;
import narratives.contract.LogPosition;
import narratives.people.Preferences;
import narratives.people.Profile;
import narratives.people.UserId;
import narratives.recommend.Algorithms;
import narratives.recommend.Audience;
import narratives.recommend.Circumstances;
import narratives.recommend.Mode;
import narratives.recommend.RecommendationRequest;
import narratives.recommend.Sentences;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a list, on the wire. Everything may be left out. Either {@code userId} or any of {@code profile},
 * {@code preferences} and {@code ratings} says for whom it is.
 *
 * @param algorithm {@code hybrid} or the name of a comparator that is kept ready
 * @param ratings answers by narrative and question key
 */
@Schema(name = "RecommendationRequest", description = "A wish for a list. Everything may be left out.")
public record RecommendationRequestJson(
        @Schema(description = "Not together with profile, preferences and ratings.") @Nullable String userId,

        @Schema(minimum = "1", maximum = "100", defaultValue = "10") @Nullable Integer count,

        @Schema(
                enumeration = {"match", "surprise", "popular", "browse", "similar", "describe"},
                defaultValue = "match")
        @Nullable String mode,

        @Schema(description = "A narrativeId; in mode similar, and only there.") @Nullable String similarTo,

        @Schema(description = "Makes chance repeatable.") @Nullable Long seed,

        @Schema(description = "Wait until this much of the log is known.") @Nullable String minLogPosition,

        @Schema(description = OF_ALGORITHM) @Nullable String algorithm,

        @Schema(defaultValue = "false") @Nullable Boolean includeRated,

        @Schema(description = "The nextPageToken of the page before; with the same request otherwise.") @Nullable String pageToken,

        @Nullable FilterJson filter,
        @Nullable List<@Nullable String> excludeNarrativeIds,

        @Schema(description = "Whether reasons are wanted.", defaultValue = "false") @Nullable Boolean explain,

        @Schema(
                description = "The language of the reasons, as a BCP 47 tag. Left out, it is what Accept-Language says;"
                        + " one that there is not gives English.",
                defaultValue = "en")
        @Nullable String explainLanguage,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "By question key: a text, a list of texts, a number, or true or false; null is unknown.")
        @Nullable Map<String, @Nullable JsonNode> profile,

        @Nullable PreferencesJson preferences,

        @Schema(description = "Answers by narrativeId and question key.") @Nullable Map<String, @Nullable Map<String, @Nullable Double>> ratings,

        @Schema(description = "In a crisis: help is given and no narratives.", defaultValue = "false") @Nullable Boolean crisis,

        @Schema(description = "Which audiences the reader belongs to; not from a token for one person.") @Nullable List<@Nullable String> audiences,

        @Nullable DeviceJson device,

        @Schema(
                description =
                        "What is asked for in somebody's own words; in mode describe, and only there. It is not kept.",
                maxLength = LONGEST_WISH)
        @Nullable String wish) {
    static final String OF_ALGORITHM = "By what the list is made: hybrid, or a comparator that the service keeps ready"
            + " (docs/algorithms.md). Other than hybrid only in mode match. Left out: what the service is set to, which is"
            + " hybrid unless somebody changed it.";

    /** Whatever could be kept ready; whether it is, the recommender knows. */
    private static final List<String> ALGORITHMS = Stream.concat(
                    Stream.of(Algorithms.HYBRID),
                    Comparators.servable().stream().map(Choice::name))
            .toList();

    private static final List<String> MODES =
            Arrays.stream(Mode.values()).map(Mode::key).toList();
    static final int LONGEST_WISH = 1000;

    /** In place of a wish in the record of a list: whatever somebody wrote of themselves is theirs. */
    private static final String NOT_KEPT = "…";

    private static final int MOST_EXCLUDED = 5000;
    private static final int MOST_RATED = 1000;
    private static final int MOST_QUESTIONS = 100;
    /** A token tells of everything that earlier pages showed. */
    private static final int LONGEST_TOKEN = 200_000;

    public static RecommendationRequestJson from(RecommendationRequest request) {
        Optional<Audience.Anonymous> anonymous =
                request.audience() instanceof Audience.Anonymous told ? Optional.of(told) : Optional.empty();
        return new RecommendationRequestJson(
                request.audience() instanceof Audience.Somebody(var id) ? id.value() : null,
                request.count(),
                request.mode().key(),
                request.similarTo().map(NarrativeId::value).orElse(null),
                Wire.boxed(request.seed()),
                request.minLogPosition().map(LogPosition::toString).orElse(null),
                request.algorithm().orElse(null),
                request.includeRated(),
                request.pageToken().orElse(null),
                request.filter().equals(NarrativeFilter.ALL) ? null : FilterJson.from(request.filter()),
                request.exclude().isEmpty()
                        ? null
                        : request.exclude().stream().map(NarrativeId::value).toList(),
                request.explain().isPresent(),
                request.explain().map(Locale::toLanguageTag).orElse(null),
                anonymous
                        .map(Audience.Anonymous::profile)
                        .filter(told -> !told.equals(Profile.NONE))
                        .<Map<String, @Nullable JsonNode>>map(told -> AnswersJson.from(told.answers()))
                        .orElse(null),
                anonymous
                        .map(Audience.Anonymous::preferences)
                        .filter(told -> !told.equals(Preferences.NONE))
                        .map(PreferencesJson::from)
                        .orElse(null),
                anonymous
                        .map(Audience.Anonymous::ratings)
                        .filter(told -> !told.isEmpty())
                        .map(RecommendationRequestJson::ratings)
                        .orElse(null),
                request.circumstances().crisis() ? true : null,
                request.circumstances().audiences().isEmpty()
                        ? null
                        : List.copyOf(request.circumstances().audiences()),
                DeviceJson.from(request.circumstances().device()),
                request.wish().map(words -> NOT_KEPT).orElse(null));
    }

    private static Map<String, @Nullable Map<String, @Nullable Double>> ratings(
            SortedMap<NarrativeId, SortedMap<String, Double>> told) {
        Map<String, @Nullable Map<String, @Nullable Double>> ratings = new LinkedHashMap<>();
        told.forEach((narrative, answers) -> ratings.put(narrative.value(), new LinkedHashMap<>(answers)));
        return ratings;
    }

    /** @throws narratives.contract.RecommenderException with every field that is wrong */
    public RecommendationRequest toRequest() {
        return toRequestIn(Sentences.DEFAULT);
    }

    /**
     * The same from somebody whose language is known from elsewhere.
     *
     * @param otherwise the language of the reasons, should the request name none
     * @throws narratives.contract.RecommenderException with every field that is wrong
     */
    public RecommendationRequest toRequestIn(Locale otherwise) {
        return read(new Fields(), otherwise);
    }

    /** @param fields with what is wrong elsewhere; all of it is told together */
    RecommendationRequest read(Fields fields, Locale otherwise) {
        Audience audience = audience(fields);
        int most =
                fields.whole("count", count, 1, RecommendationRequest.MOST).orElse(RecommendationRequest.DEFAULT_COUNT);
        Mode by = fields.named("mode", mode, Mode::of, MODES).orElse(Mode.MATCH);
        Optional<NarrativeId> like = fields.id("similarTo", similarTo, NarrativeId::new);
        checkSimilarTo(fields, by);
        Optional<LogPosition> position = position(fields);
        Optional<String> named = algorithm(fields, by);
        Optional<String> token = fields.words("pageToken", pageToken, LONGEST_TOKEN);
        NarrativeFilter wanted = FilterJson.read(fields, "filter", filter);
        List<NarrativeId> excluded = fields.narrativeIds("excludeNarrativeIds", excludeNarrativeIds, MOST_EXCLUDED);
        Locale language = fields.language("explainLanguage", explainLanguage)
                .map(Locale::forLanguageTag)
                .orElse(otherwise);
        Circumstances now = new Circumstances(
                crisis != null && crisis,
                NarrativeJson.audiences(fields, "audiences", audiences),
                DeviceJson.read(fields, device));
        Optional<String> words = fields.words("wish", wish, LONGEST_WISH);
        checkWish(fields, by);
        fields.check();
        return new RecommendationRequest(
                audience,
                most,
                by,
                named,
                like,
                seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                position,
                wanted,
                new TreeSet<>(excluded),
                includeRated != null && includeRated,
                explain != null && explain ? Optional.of(language) : Optional.empty(),
                token,
                now,
                words);
    }

    private Audience audience(Fields fields) {
        Audience.Anonymous anonymous = new Audience.Anonymous(
                new Profile(AnswersJson.read(fields, "profile", profile, true)),
                PreferencesJson.read(fields, "preferences", preferences),
                ratings(fields));
        if (userId == null) {
            return anonymous;
        }
        String detail = "Not together with userId: what is known of the person counts.";
        fields.forbid("profile", profile, detail);
        fields.forbid("preferences", preferences, detail);
        fields.forbid("ratings", ratings, detail);
        return fields.id("userId", userId, UserId::new)
                .<Audience>map(Audience.Somebody::new)
                .orElse(anonymous);
    }

    private SortedMap<NarrativeId, SortedMap<String, Double>> ratings(Fields fields) {
        SortedMap<NarrativeId, SortedMap<String, Double>> told = new TreeMap<>();
        fields.<Map<String, @Nullable Double>>entries("ratings", ratings, MOST_RATED, (entry, id, given) -> {
            SortedMap<String, Double> answers = new TreeMap<>();
            entry.<Double>entries("", given, MOST_QUESTIONS, (one, key, value) -> {
                if (one.key("", key).isPresent()) {
                    answers.put(key, value);
                }
            });
            if (given.isEmpty()) {
                entry.refuse("", FieldError.REQUIRED, "A rating answers at least one question.");
            }
            entry.id("", id, NarrativeId::new).ifPresent(narrative -> told.put(narrative, answers));
        });
        return told;
    }

    private Optional<String> algorithm(Fields fields, Mode by) {
        Optional<String> named = fields.named(
                "algorithm", algorithm, name -> Optional.of(name).filter(ALGORITHMS::contains), ALGORITHMS);
        if (by != Mode.MATCH
                && named.filter(name -> !name.equals(Algorithms.HYBRID)).isPresent()) {
            fields.refuse("algorithm", FieldError.NOT_ALLOWED_HERE, RecommendationRequest.ALGORITHM_NOT_HERE);
        }
        return named;
    }

    private void checkSimilarTo(Fields fields, Mode by) {
        if (by == Mode.SIMILAR) {
            fields.require("similarTo", similarTo);
        } else {
            fields.forbid("similarTo", similarTo, "Only mode similar takes a narrative.");
        }
    }

    private void checkWish(Fields fields, Mode by) {
        if (by == Mode.DESCRIBE) {
            fields.require("wish", wish);
        } else {
            fields.forbid("wish", wish, "Only mode describe takes a wish.");
        }
    }

    private Optional<LogPosition> position(Fields fields) {
        Optional<LogPosition> position = minLogPosition == null ? Optional.empty() : LogPosition.parse(minLogPosition);
        if (minLogPosition != null && position.isEmpty()) {
            fields.refuse("minLogPosition", FieldError.WRONG_FORM, "Must be a logPosition as an answer gave it.");
        }
        return position;
    }

    /** Nothing about a person is printed. */
    @Override
    public String toString() {
        return "RecommendationRequestJson[…]";
    }
}
