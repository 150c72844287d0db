package narratives.rest;

import java.util.List;
import java.util.Map;
import narratives.json.Json;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** The examples of the contract, for the OpenAPI document. Narratives and people in them are made up. */
final class Examples {
    private static final Map<String, String> BY_SCHEMA = Map.of(
            "Narrative",
            """
            {"narrativeId": "n-4", "title": "The long way back", "summary": "How a choir helped.", "language": "en",
             "modality": "video", "form": "interview", "durationSeconds": 420,
             "contentUri": "https://example.org/n-4", "contentWarnings": ["bereavement"], "status": "published",
             "availableFrom": null, "availableUntil": null,
             "characteristics": {"tone": "mixed", "turning-points": ["support-from-others"]}}""",
            "Person",
            """
            {"userId": "u-17", "profile": {"gender": "woman", "age-band": "25-34"},
             "preferences": {"modalities": ["text"], "languages": ["en"], "maxDurationSeconds": 900,
                             "excludedWarnings": ["self-harm"], "hiddenNarrativeIds": ["n-9"]}}""",
            "Feedback",
            """
            {"eventId": "e-1", "type": "rating", "userId": "u-17", "narrativeId": "n-4",
             "ratings": {"hopefulness": 2, "connection": 3}, "occurredAt": "2026-11-23T09:30:00Z",
             "recommendationId": "r-1"}""",
            "Instrument",
            """
            {"version": 1, "title": "Example", "description": "In our own words.",
             "groups": [{"key": "content", "label": "Content"}],
             "questions": [{"key": "tone", "group": "content", "label": "What is its tone?", "type": "nominal",
                            "answers": [{"key": "upbeat", "label": "Upbeat"}, {"key": "mixed", "label": "Mixed"}]}]}""",
            "Questionnaire",
            """
            {"version": 1, "title": "After a narrative",
             "questions": [{"key": "hopefulness", "text": "Did it leave you more hopeful?", "primary": true,
                            "scale": {"minimum": -1, "maximum": 2, "step": 1, "neutral": 0,
                                      "labels": [{"value": -1, "label": "less hopeful"},
                                                 {"value": 2, "label": "much more"}]}}]}""",
            "RecommendationRequest",
            """
            {"userId": "u-17", "count": 10, "mode": "match", "seed": 7, "algorithm": "hybrid", "includeRated": false,
             "filter": {"modalities": ["text", "video"], "languages": ["en"], "maxDurationSeconds": 600,
                        "characteristics": {"turning-points": ["support-from-others"]}},
             "excludeNarrativeIds": [], "explain": true}""",
            "Recommendation",
            """
            {"recommendationId": "r-1", "mode": "match", "servedBy": {"tier": "personal", "algorithm": "hybrid"},
             "model": {"version": "9f86d081884c7d65", "logPosition": "1-7042-318"}, "seed": 7,
             "items": [{"narrativeId": "n-4", "rank": 1, "score": 0.71,
                        "prediction": {"mean": 1.4, "sd": 0.6, "probabilityMoreHopeful": 0.78,
                                       "probabilityLessHopeful": 0.05},
                        "reasons": [{"kind": "characteristic", "text": "Readers tend to rate higher where “How does it end?” is answered with “Well”.",
                                     "contribution": 0.12}]}],
             "nextPageToken": null}""",
            "WhyNotRequest",
            """
            {"narrativeId": "n-9", "userId": "u-17", "count": 10, "mode": "match", "explainLanguage": "en"}""",
            "WhyNot",
            """
            {"narrativeId": "n-9", "listed": false,
             "rules": [{"rule": "language", "field": "preferences.languages",
                        "detail": "It is in another language than is wanted, or it is not known in which."}]}""",
            "Problem",
            """
            {"type": "urn:narratives:problem:invalid-request",
             "title": "One or more fields are wrong; see errors.", "status": 400,
             "detail": "1 field cannot be accepted.", "code": "INVALID_REQUEST", "requestId": "q-1",
             "errors": [{"field": "durationSeconds", "code": "OUT_OF_RANGE",
                         "detail": "Must be within 0 and 604800."}]}""");

    private Examples() {}

    static void add(Components components) {
        Map<String, @Nullable Schema> schemas = components.getSchemas();
        BY_SCHEMA.forEach((name, example) -> {
            Schema schema = schemas.get(name);
            if (schema == null) {
                throw new IllegalStateException("there is no schema " + name);
            }
            schema.setExamples(List.of(Json.read(example, Object.class)));
        });
    }
}
