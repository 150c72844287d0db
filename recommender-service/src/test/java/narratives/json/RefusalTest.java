package narratives.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import narratives.catalog.NarrativeId;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.people.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that is wrong with a request is told at once, and where. */
class RefusalTest {
    @Test
    void everyFieldOfANarrative() {
        String json = """
                {"narrativeId": "a b", "language": "not a language", "modality": "VIDEO", "form": " ",
                 "durationSeconds": -1, "contentUri": "ftp://example.org", "contentWarnings": ["ok", null, "No"],
                 "status": "gone", "availableFrom": "2026-01-01", "availableUntil": "2026-01-01T00:00:60Z",
                 "characteristics": {"tone": {"a": 1}, "parts": ["x", 1]}}""";

        assertThat(errors(json, NarrativeJson.class, NarrativeJson::toNarrative))
                .containsExactly(
                        "narrativeId WRONG_FORM",
                        "language WRONG_FORM",
                        "modality NOT_AN_ANSWER",
                        "form WRONG_FORM",
                        "durationSeconds OUT_OF_RANGE",
                        "contentUri WRONG_FORM",
                        "contentWarnings[1] WRONG_TYPE",
                        "contentWarnings[2] WRONG_FORM",
                        "status NOT_AN_ANSWER",
                        "availableFrom WRONG_FORM",
                        "availableUntil WRONG_FORM",
                        "characteristics.tone WRONG_TYPE",
                        "characteristics.parts[1] WRONG_TYPE");
    }

    @Test
    void lengthsAndCounts() {
        assertThat(errors("{\"title\":\"" + "x".repeat(501) + "\"}", NarrativeJson.class, NarrativeJson::toNarrative))
                .containsExactly("narrativeId REQUIRED", "title OUT_OF_RANGE");
        assertThat(errors(
                        "{\"narrativeId\":\"n\",\"contentWarnings\":[" + "\"w\",".repeat(100) + "\"w\"]}",
                        NarrativeJson.class,
                        NarrativeJson::toNarrative))
                .containsExactly("contentWarnings TOO_MANY");
    }

    @Test
    void anAvailabilityThatEndsBeforeItBegins() {
        String json = """
                {"narrativeId": "n", "availableFrom": "2026-01-01T12:00:00+01:00",
                 "availableUntil": "2026-01-01T11:00:00Z"}""";

        assertThat(errors(json, NarrativeJson.class, NarrativeJson::toNarrative))
                .containsExactly("availableUntil OUT_OF_RANGE");
    }

    @Test
    void theIdInTheAddressMayBeLeftOutAndNotContradicted() {
        assertThat(Json.read("{}", NarrativeJson.class)
                        .toNarrative(new NarrativeId("n"))
                        .id())
                .isEqualTo(new NarrativeId("n"));
        assertThat(errors(
                        "{\"narrativeId\":\"m\"}", NarrativeJson.class, json -> json.toNarrative(new NarrativeId("n"))))
                .containsExactly("narrativeId NOT_ALLOWED_HERE");
        assertThat(errors("{\"userId\":\"v\"}", PersonJson.class, json -> json.toPerson(new UserId("u"))))
                .containsExactly("userId NOT_ALLOWED_HERE");
    }

    @Test
    void everyFieldOfAPerson() {
        String json = """
                {"userId": "u/1", "profile": {"Gender": "x", "age-band": null, "odd": {}, "huge": 1e16},
                 "preferences": {"modalities": ["text", "smell"], "languages": ["en", ""], "maxDurationSeconds": -1,
                                 "excludedWarnings": ["Not A Key"], "hiddenNarrativeIds": ["n-1", "n 2"]}}""";

        assertThat(errors(json, PersonJson.class, PersonJson::toPerson))
                .containsExactly(
                        "userId WRONG_FORM",
                        "profile.Gender WRONG_FORM",
                        "profile.odd WRONG_TYPE",
                        "profile.huge OUT_OF_RANGE",
                        "preferences.maxDurationSeconds OUT_OF_RANGE",
                        "preferences.modalities[1] NOT_AN_ANSWER",
                        "preferences.languages[1] WRONG_FORM",
                        "preferences.excludedWarnings[0] WRONG_FORM",
                        "preferences.hiddenNarrativeIds[1] WRONG_FORM");
    }

    @Test
    void fieldsThatEveryFeedbackHas() {
        assertThat(errors("{}", FeedbackJson.class, FeedbackJson::toFeedback))
                .containsExactly("eventId REQUIRED", "type REQUIRED", "userId REQUIRED");
        assertThat(feedback("'type':'applause','narrativeId':'n'")).containsExactly("type NOT_AN_ANSWER");
        assertThat(feedback("'type':'rating'")).containsExactly("narrativeId REQUIRED", "ratings REQUIRED");
    }

    @Test
    void fieldsOfFeedbackThatBelongToAnotherType() {
        assertThat(feedback(
                        "'type':'bookmark','narrativeId':'n','ratings':{'a':1},'position':0,'seconds':1,'severity':1,"
                                + "'retracts':'e'"))
                .containsExactly(
                        "ratings NOT_ALLOWED_HERE",
                        "severity NOT_ALLOWED_HERE",
                        "retracts NOT_ALLOWED_HERE",
                        "position NOT_ALLOWED_HERE",
                        "seconds NOT_ALLOWED_HERE");
        assertThat(feedback("'type':'retract','narrativeId':'n'"))
                .containsExactly("narrativeId NOT_ALLOWED_HERE", "retracts REQUIRED");
    }

    @Test
    void rangesOfFeedback() {
        assertThat(feedback("'type':'view','narrativeId':'n','position':1.01,'seconds':-1"))
                .containsExactly("position OUT_OF_RANGE", "seconds OUT_OF_RANGE");
        assertThat(feedback("'type':'distress','narrativeId':'n','severity':4"))
                .containsExactly("severity OUT_OF_RANGE");
        assertThat(feedback("'type':'distress','narrativeId':'n'")).containsExactly("severity REQUIRED");
        assertThat(feedback("'type':'rating','narrativeId':'n','ratings':{}")).containsExactly("ratings REQUIRED");
        assertThat(feedback("'type':'rating','narrativeId':'n','ratings':{'a':null,'B b':1}"))
                .containsExactly("ratings.a WRONG_TYPE", "ratings.… WRONG_FORM");
        assertThat(feedback("'type':'hide','narrativeId':'n','recommendationId':'a b','occurredAt':'yesterday'"))
                .containsExactly("occurredAt WRONG_FORM", "recommendationId WRONG_FORM");
    }

    @Test
    void instruments() {
        String json = """
                {"version": 0, "groups": [{"key": "g", "label": "G"}, {"key": "g", "label": " "}, {}],
                 "questions": [
                   {"key": "a", "group": "h", "label": "A", "type": "nominal", "answers": [{"key": "x", "label": "X"}]},
                   {"key": "a", "group": "g", "label": "A", "type": "ordinal",
                    "answers": [{"key": "x", "label": "X"}, {"key": "x", "label": "X"}]},
                   {"key": "b", "group": "g", "label": "B", "type": "numeric", "minimum": 1, "maximum": 1},
                   {"key": "c", "group": "g", "label": "C", "type": "boolean", "answers": [], "unit": "m"},
                   {"key": "D", "group": "g", "label": "D", "type": "colour"},
                   {"key": "e", "group": "g", "label": "E", "type": "multi-select", "answers": []}]}""";

        assertThat(errors(json, InstrumentJson.class, InstrumentJson::toInstrument))
                .containsExactlyInAnyOrder(
                        "version OUT_OF_RANGE",
                        "groups[1].label WRONG_FORM",
                        "groups[1].key DUPLICATE",
                        "groups[2].key REQUIRED",
                        "groups[2].label REQUIRED",
                        "questions[0].group NOT_AN_ANSWER",
                        "questions[0].answers OUT_OF_RANGE",
                        "questions[1].key DUPLICATE",
                        "questions[1].answers[1].key DUPLICATE",
                        "questions[2].maximum OUT_OF_RANGE",
                        "questions[3].answers NOT_ALLOWED_HERE",
                        "questions[3].unit NOT_ALLOWED_HERE",
                        "questions[4].key WRONG_FORM",
                        "questions[4].type NOT_AN_ANSWER",
                        "questions[5].answers OUT_OF_RANGE");
    }

    @Test
    void questionnaires() {
        String json = """
                {"questions": [
                   {"key": "a", "text": "A", "primary": true, "scale": {"minimum": 2, "maximum": 1, "step": 1}},
                   {"key": "a", "text": "A", "primary": true,
                    "scale": {"minimum": 0, "maximum": 3, "step": 1, "labels": [{"value": 0.5, "label": "half"}]}},
                   {"key": "b", "text": "B", "scale": {"minimum": 0, "maximum": 1}},
                   {"key": "c", "text": "C", "scale": {"minimum": 0, "maximum": 1e9, "step": 1}}]}""";

        assertThat(errors(json, QuestionnaireJson.class, QuestionnaireJson::toQuestionnaire))
                .containsExactlyInAnyOrder(
                        "questions[0].scale OUT_OF_RANGE",
                        "questions[1].scale.labels[0].value OUT_OF_RANGE",
                        "questions[1].key DUPLICATE",
                        "questions[2].scale.step REQUIRED",
                        "questions[3].scale.step OUT_OF_RANGE",
                        "questions WRONG_FORM");
    }

    @Test
    void requests() {
        String json = """
                {"userId": "u", "count": 101, "mode": "match", "similarTo": "n", "algorithm": "other",
                 "minLogPosition": "now", "pageToken": "", "explainLanguage": "no tag", "profile": {}, "preferences": {}, "ratings": {"n": {}},
                 "filter": {"modalities": ["smell"], "characteristics": {"tone": [], "b": 1, "c": [1]}},
                 "excludeNarrativeIds": ["a b"]}""";

        assertThat(errors(json, RecommendationRequestJson.class, RecommendationRequestJson::toRequest))
                .containsExactlyInAnyOrder(
                        "ratings.n REQUIRED",
                        "profile NOT_ALLOWED_HERE",
                        "preferences NOT_ALLOWED_HERE",
                        "ratings NOT_ALLOWED_HERE",
                        "count OUT_OF_RANGE",
                        "similarTo NOT_ALLOWED_HERE",
                        "minLogPosition WRONG_FORM",
                        "algorithm NOT_AN_ANSWER",
                        "pageToken WRONG_FORM",
                        "explainLanguage WRONG_FORM",
                        "filter.modalities[0] NOT_AN_ANSWER",
                        "filter.characteristics.tone REQUIRED",
                        "filter.characteristics.b WRONG_TYPE",
                        "filter.characteristics.c[0] WRONG_TYPE",
                        "excludeNarrativeIds[0] WRONG_FORM");
        assertThat(errors(
                        "{\"mode\":\"browse\",\"algorithm\":\"ease\"}",
                        RecommendationRequestJson.class,
                        RecommendationRequestJson::toRequest))
                .containsExactly("algorithm NOT_ALLOWED_HERE");
        assertThat(errors(
                        "{\"algorithm\":\"taste-svdpp\"}",
                        RecommendationRequestJson.class,
                        RecommendationRequestJson::toRequest))
                .containsExactly("algorithm NOT_AN_ANSWER");
        assertThat(errors(
                        "{\"mode\":\"similar\"}",
                        RecommendationRequestJson.class,
                        RecommendationRequestJson::toRequest))
                .containsExactly("similarTo REQUIRED");
    }

    @Test
    void questionsWhyNot() {
        assertThat(errors("{\"count\": 0}", WhyNotRequestJson.class, asked -> asked.read(Locale.ENGLISH)))
                .containsExactly("narrativeId REQUIRED", "count OUT_OF_RANGE");
        assertThat(errors("{\"narrativeId\": \"a b\"}", WhyNotRequestJson.class, asked -> asked.read(Locale.ENGLISH)))
                .containsExactly("narrativeId WRONG_FORM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T09:30:00",
                "2026-11-23T09:30Z",
                "2026-11-23 09:30:00Z",
                "2026-02-30T09:30:00Z",
                "2026-11-23T24:00:00Z",
                "2026-11-23T09:30:00+19:00",
                "2026-11-23T09:30:00.Z",
                "9999-12-31T23:59:59-01:00",
                "+12026-11-23T09:30:00Z"
            })
    void timesThatAreNone(String text) {
        assertThat(Timestamps.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:30:00+05:30,2026-11-23T04:00:00Z",
        "2026-11-23t09:30:00.5z,2026-11-23T09:30:00.500Z",
        "2026-11-23T00:00:00-00:00,2026-11-23T00:00:00Z",
        "2026-11-23T09:30:00.123456789Z,2026-11-23T09:30:00.123456789Z"
    })
    void timesInAnyOffset(String text, String utc) {
        assertThat(Timestamps.parse(text).map(Timestamps::write)).contains(utc);
    }

    @Test
    void languagesComeInTheirUsualCase() {
        assertThat(Json.read("{\"narrativeId\":\"n\",\"language\":\"PT-br\"}", NarrativeJson.class)
                        .toNarrative()
                        .presentation()
                        .language())
                .contains("pt-BR");
    }

    private static List<String> feedback(String fields) {
        String json = "{'eventId':'e','userId':'u'," + fields + "}";
        return errors(json.replace('\'', '"'), FeedbackJson.class, FeedbackJson::toFeedback);
    }

    private static <T> List<String> errors(String json, Class<T> type, Function<T, ?> use) {
        List<String> errors = new ArrayList<>();
        T read = Json.read(json, type);
        assertThatThrownBy(() -> use.apply(read)).isInstanceOfSatisfying(RecommenderException.class, refused -> {
            assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
            refused.errors().forEach(error -> errors.add(error.field() + " " + error.code()));
        });
        return errors;
    }
}
