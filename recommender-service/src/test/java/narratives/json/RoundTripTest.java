package narratives.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import narratives.catalog.Answer;
import narratives.catalog.Availability;
import narratives.catalog.Characterisation;
import narratives.catalog.Consent;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Instrument;
import narratives.catalog.Modality;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.NarrativeId;
import narratives.catalog.NarratorId;
import narratives.catalog.Question;
import narratives.catalog.Status;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.contract.Versioned;
import narratives.feedback.EventId;
import narratives.feedback.Feedback;
import narratives.feedback.Questionnaire;
import narratives.feedback.Scale;
import narratives.people.Person;
import narratives.people.Preferences;
import narratives.people.Profile;
import narratives.people.UserId;
import narratives.recommend.Audience;
import narratives.recommend.Exposure;
import narratives.recommend.Mode;
import narratives.recommend.Reason;
import narratives.recommend.Recommendation;
import narratives.recommend.RecommendationRequest;
import narratives.recommend.Tier;
import org.junit.jupiter.api.Test;

/** What goes through JSON comes back as it was. */
class RoundTripTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456789Z");
    private static final NarrativeId N4 = new NarrativeId("n-4");
    private static final UserId U17 = new UserId("u-17");
    private static final Map<String, Answer> EVERY_KIND = Map.of(
            "text", new Answer.Text("mixed \"“😀”\" \n"),
            "choices", Answer.Choices.of(List.of("b", "a")),
            "none", Answer.Choices.of(List.of()),
            "whole", new Answer.Quantity(3),
            "fraction", new Answer.Quantity(-0.1),
            "huge", new Answer.Quantity(1e15),
            "yes", new Answer.Flag(true),
            "no", new Answer.Flag(false));

    @Test
    void aNarrativeOfWhichEverythingIsKnown() {
        same(new Narrative(
                N4,
                new Narrative.Presentation(
                        Optional.of("Title"),
                        Optional.of(""),
                        Optional.of("pt-BR"),
                        Optional.of(Modality.VIDEO),
                        Optional.of("interview"),
                        OptionalInt.of(420),
                        Optional.of("https://example.org/n-4?a=b")),
                ContentWarnings.of(List.of("self-harm", "bereavement")),
                Status.DRAFT,
                new Availability(Optional.of(NOON), Optional.of(NOON.plusSeconds(1))),
                Characterisation.of(EVERY_KIND)));
        same(new Narrative(
                N4,
                new Narrative.Presentation(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        OptionalInt.of(9),
                        Optional.of("video/mp4"),
                        Optional.of("https://example.org/n-4/transcript")),
                ContentWarnings.unknown(),
                Status.PUBLISHED,
                Availability.ALWAYS,
                Characterisation.NONE,
                new Narrative.Origin(
                        Optional.of(new NarratorId("teller-1")),
                        new Consent(Consent.Scope.RESTRICTED, new TreeSet<>(List.of("clinic-a", "staff"))))));
    }

    @Test
    void warningsThatAreUnknownAndWarningsThatAreNone() {
        same(narrative(ContentWarnings.unknown()));
        same(narrative(ContentWarnings.of(List.of())));
        assertThat(Json.write(NarrativeJson.from(narrative(ContentWarnings.unknown()))))
                .contains("\"contentWarnings\":null");
        assertThat(Json.write(NarrativeJson.from(narrative(ContentWarnings.of(List.of())))))
                .contains("\"contentWarnings\":[]");
    }

    @Test
    void people() {
        Preferences wishes = new Preferences(
                Set.of(Modality.TEXT, Modality.AUDIO),
                new TreeSet<>(List.of("en")),
                OptionalInt.of(900),
                new TreeSet<>(List.of("self-harm")),
                new TreeSet<>(List.of(N4)));
        Preferences easy = new Preferences(
                Set.of(),
                new TreeSet<>(),
                OptionalInt.empty(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(List.of(new NarratorId("teller-1"))),
                OptionalInt.of(9));
        for (Person person : List.of(
                Person.unknown(U17),
                new Person(U17, Profile.of(EVERY_KIND), wishes),
                new Person(U17, Profile.NONE, easy, true))) {
            PersonJson read = Json.read(Json.write(PersonJson.from(person)), PersonJson.class);
            assertThat(read.toPerson()).isEqualTo(person);
            assertThat(read.toPerson(U17)).isEqualTo(person);
        }
    }

    @Test
    void feedbackOfEveryType() {
        Feedback.Header full = new Feedback.Header(new EventId("é 1/2"), U17, Optional.of(NOON), Optional.of("r-1"));
        Feedback.Header bare = new Feedback.Header(new EventId("e"), U17, Optional.empty(), Optional.empty());
        Feedback.Progress some = new Feedback.Progress(OptionalDouble.of(0.5), OptionalDouble.of(61.25));
        for (Feedback.Header header : List.of(full, bare)) {
            same(new Feedback.Rating(header, N4, new TreeMap<>(Map.of("hopefulness", -1.0, "connection", 2.5))));
            same(new Feedback.View(header, N4, some));
            same(new Feedback.View(header, N4, Feedback.Progress.UNKNOWN));
            same(new Feedback.Completion(header, N4, some));
            same(new Feedback.Bookmark(header, N4, true));
            same(new Feedback.Bookmark(header, N4, false));
            same(new Feedback.Hide(header, N4, true));
            same(new Feedback.Hide(header, N4, false));
            same(new Feedback.Distress(header, N4, 3));
            same(new Feedback.Retraction(header, new EventId("earlier")));
        }
        assertThat(Json.write(FeedbackJson.from(new Feedback.Bookmark(bare, N4, true))))
                .isEqualTo("""
                        {"eventId":"e","type":"bookmark","userId":"u-17","narrativeId":"n-4"}""");
    }

    @Test
    void instruments() {
        Question.Wording wording = new Question.Wording("tone", "content", "Its tone", "Of the whole");
        List<Question.Option> options = List.of(new Question.Option("b", "B"), new Question.Option("a", "A"));
        Instrument instrument = new Instrument(
                "Ours",
                "What it is",
                List.of(new Instrument.Group("content", "Content")),
                List.of(
                        new Question.Nominal(wording, options),
                        new Question.MultiSelect(named("many"), options.subList(0, 1)),
                        new Question.Ordinal(named("order"), options),
                        new Question.Numeric(named("ease"), 0, 100.5, "points"),
                        new Question.Numeric(named("bare"), -1, 1, ""),
                        new Question.YesNo(named("flag")),
                        new Question.FreeText(named("words"))));
        for (Instrument one : List.of(Instrument.EMPTY, instrument)) {
            String json = Json.write(InstrumentJson.from(new Versioned<>(3, one)));
            InstrumentJson read = Json.read(json, InstrumentJson.class);
            assertThat(read.toInstrument()).isEqualTo(one);
            assertThat(read.version()).isEqualTo(3);
        }
    }

    @Test
    void questionnaires() {
        Scale bipolar = new Scale(
                -1, 2, 1, OptionalDouble.of(0), List.of(new Scale.Label(-1, "less"), new Scale.Label(2, "much more")));
        Scale stars = new Scale(0.5, 5, 0.5, OptionalDouble.empty(), List.of());
        Questionnaire questionnaire = new Questionnaire(
                "Ours",
                List.of(
                        new Questionnaire.RatingQuestion("hopefulness", "More hopeful?", true, bipolar),
                        new Questionnaire.RatingQuestion("stars", "How many?", false, stars)));
        String json = Json.write(QuestionnaireJson.from(questionnaire));
        assertThat(Json.read(json, QuestionnaireJson.class).toQuestionnaire()).isEqualTo(questionnaire);
    }

    @Test
    void requests() {
        same(Json.read("{}", RecommendationRequestJson.class).toRequest());
        same(request(new Audience.Somebody(U17), Mode.SIMILAR, Optional.of(N4)));
        same(request(
                new Audience.Anonymous(
                        Profile.of(EVERY_KIND),
                        new Preferences(Set.of(), new TreeSet<>(), OptionalInt.of(1), new TreeSet<>(), new TreeSet<>()),
                        new TreeMap<>(Map.of(N4, new TreeMap<>(Map.of("hopefulness", 2.0))))),
                Mode.SURPRISE,
                Optional.empty()));
    }

    @Test
    void lists() {
        Recommendation bare = new Recommendation(
                "r-1",
                Mode.MATCH,
                new Recommendation.ServedBy(Tier.COLD_START, "hybrid", Optional.empty()),
                new Recommendation.ModelStamp("prior", LogPosition.START, List.of()),
                Long.MIN_VALUE,
                List.of(),
                Optional.empty());
        Recommendation.Prediction prediction = new Recommendation.Prediction(1.4, 0.1 + 0.2, 1, 0);
        Recommendation full = new Recommendation(
                "r-2",
                Mode.SIMILAR,
                new Recommendation.ServedBy(Tier.PERSONAL, "hybrid", Optional.of("why")),
                new Recommendation.ModelStamp("v", new LogPosition(1, 2, 3), List.of(new LogPosition(1, 2, 4))),
                Long.MAX_VALUE,
                List.of(
                        new Recommendation.Item(
                                N4,
                                1,
                                -0.71,
                                prediction,
                                OptionalDouble.of(1),
                                OptionalDouble.of(1.0 / 3),
                                List.of(
                                        Reason.of(Reason.AVERAGE, "…", 0.12),
                                        new Reason(Reason.EVIDENCE, "…", 0.1, Optional.of(N4)))),
                        new Recommendation.Item(
                                new NarrativeId("n-5"),
                                2,
                                Double.MIN_VALUE,
                                prediction,
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                List.of())),
                Optional.of("next"));
        for (Recommendation list : List.of(bare, full)) {
            String json = Json.write(RecommendationJson.from(list));
            assertThat(Json.read(json, RecommendationJson.class).toRecommendation())
                    .isEqualTo(list);
        }
        assertThat(Json.write(RecommendationJson.from(bare))).contains("\"nextPageToken\":null");
    }

    @Test
    void aListThatWasRecordedBeforeReasonsHadALanguageIsRead() {
        String served = """
                {"recommendationId": "r-1", "mode": "match", "servedBy": {"tier": "popular", "algorithm": "popularity"},
                 "model": {"version": "v", "logPosition": "1-2-3"}, "seed": 1,
                 "items": [{"narrativeId": "n-4", "rank": 1, "score": 0.5,
                            "prediction": {"mean": 0.5, "sd": 1, "probabilityMoreHopeful": 0, "probabilityLessHopeful": 0},
                            "reasons": [{"kind": "average", "text": "…", "contribution": 0.5}]}],
                 "nextPageToken": null}""";

        Recommendation list = Json.read(served, RecommendationJson.class).toRecommendation();
        RecommendationRequest request = Json.read("{\"explain\": true}", RecommendationRequestJson.class)
                .toRequest();

        assertThat(list.items().getFirst().reasons()).containsExactly(Reason.of(Reason.AVERAGE, "…", 0.5));
        assertThat(request.explain()).contains(Locale.ENGLISH);
    }

    @Test
    void theLanguageOfTheReasonsIsWhatTheRequestSaysAndElseWhatTheReaderPrefers() {
        RecommendationRequestJson silent = Json.read("{\"explain\": true}", RecommendationRequestJson.class);
        RecommendationRequestJson said =
                Json.read("{\"explain\": true, \"explainLanguage\": \"de-at\"}", RecommendationRequestJson.class);
        RecommendationRequestJson unexplained =
                Json.read("{\"explainLanguage\": \"de\"}", RecommendationRequestJson.class);

        assertThat(silent.toRequestIn(Locale.GERMAN).explain()).contains(Locale.GERMAN);
        assertThat(said.toRequestIn(Locale.ENGLISH).explain()).contains(Locale.forLanguageTag("de-AT"));
        assertThat(unexplained.toRequestIn(Locale.GERMAN).explain()).isEmpty();
    }

    /** So that a list can be asked about by the very request it was asked for with. */
    @Test
    void aQuestionWhyNotTakesEveryFieldOfARequestForAList() {
        List<String> ofAList = Arrays.stream(RecommendationRequestJson.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        List<String> ofAQuestion = Arrays.stream(WhyNotRequestJson.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        assertThat(ofAQuestion.getFirst()).isEqualTo("narrativeId");
        assertThat(ofAQuestion.subList(1, ofAQuestion.size())).isEqualTo(ofAList);
    }

    @Test
    void aQuestionWhyNotIsAboutTheSameListInTheSameLanguage() {
        String list = """
                {"userId": "u-17", "count": 3, "mode": "surprise", "seed": 7, "includeRated": true,
                 "explainLanguage": "de", "excludeNarrativeIds": ["n-9"], "filter": {"languages": ["en"]}}""";

        WhyNotRequestJson.Asked asked = Json.read(
                        list.replaceFirst("\\{", "{\"narrativeId\": \"n-4\", "), WhyNotRequestJson.class)
                .read(Locale.ENGLISH);

        RecommendationRequest explained = Json.read(
                        list.replaceFirst("\\{", "{\"explain\": true, "), RecommendationRequestJson.class)
                .toRequest();
        assertThat(asked).isEqualTo(new WhyNotRequestJson.Asked(N4, explained));
    }

    @Test
    void aPastListSaysWhenAndForWhat() {
        RecommendationRequest request = request(new Audience.Somebody(U17), Mode.MATCH, Optional.empty());
        Recommendation list = new Recommendation(
                "r-1",
                Mode.MATCH,
                new Recommendation.ServedBy(Tier.POPULAR, "hybrid", Optional.empty()),
                new Recommendation.ModelStamp("prior", LogPosition.START, List.of()),
                1,
                List.of(),
                Optional.empty());

        String json = Json.write(
                RecommendationJson.from(new Exposure(TenantId.DEFAULT, Optional.of(U17), NOON, request, list)));

        RecommendationJson read = Json.read(json, RecommendationJson.class);
        assertThat(read.servedAt()).isEqualTo("2026-11-23T12:00:00.123456789Z");
        assertThat(read.request())
                .isNotNull()
                .extracting(RecommendationRequestJson::toRequest)
                .isEqualTo(request);
    }

    private static RecommendationRequest request(Audience audience, Mode mode, Optional<NarrativeId> similarTo) {
        return new RecommendationRequest(
                audience,
                25,
                mode,
                Optional.of(mode == Mode.MATCH ? "ease" : "hybrid"),
                similarTo,
                OptionalLong.of(Long.MAX_VALUE),
                Optional.of(new LogPosition(1, 2, 3)),
                new NarrativeFilter(
                        Set.of(Modality.TEXT),
                        new TreeSet<>(List.of("en", "nl")),
                        OptionalInt.of(600),
                        new TreeMap<>(Map.of("tone", new TreeSet<>(List.of("mixed", "light"))))),
                new TreeSet<>(List.of(N4)),
                true,
                Optional.of(Locale.GERMAN),
                Optional.of("token"));
    }

    private static Narrative narrative(ContentWarnings warnings) {
        return new Narrative(
                N4,
                Narrative.Presentation.UNKNOWN,
                warnings,
                Status.PUBLISHED,
                Availability.ALWAYS,
                Characterisation.NONE);
    }

    private static Question.Wording named(String key) {
        return new Question.Wording(key, "content", "Label", "");
    }

    private static void same(Narrative narrative) {
        String json = Json.write(NarrativeJson.from(narrative));
        assertThat(Json.read(json, NarrativeJson.class).toNarrative()).isEqualTo(narrative);
        assertThat(Json.read(json, NarrativeJson.class).toNarrative(N4)).isEqualTo(narrative);
    }

    private static void same(Feedback feedback) {
        String json = Json.write(FeedbackJson.from(feedback));
        assertThat(Json.read(json, FeedbackJson.class).toFeedback()).isEqualTo(feedback);
    }

    private static void same(RecommendationRequest request) {
        String json = Json.write(RecommendationRequestJson.from(request));
        assertThat(Json.read(json, RecommendationRequestJson.class).toRequest()).isEqualTo(request);
    }
}
