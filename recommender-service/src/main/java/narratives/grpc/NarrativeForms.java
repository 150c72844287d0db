package narratives.grpc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import narratives.api.v1.Consent;
import narratives.api.v1.ContentWarnings;
import narratives.api.v1.ListNarrativesRequest;
import narratives.api.v1.Modality;
import narratives.api.v1.Status;
import narratives.api.v1.Texts;
import narratives.calls.GivenNarrative;
import narratives.catalog.Narrative;
import narratives.catalog.NarratorId;
import narratives.json.NarrativeJson;

/** Narratives. */
final class NarrativeForms {
    static final String MODALITY = "MODALITY_";
    private static final String STATUS = "STATUS_";

    private NarrativeForms() {}

    static GivenNarrative given(narratives.api.v1.Narrative given) {
        NarrativeJson json = new NarrativeJson(
                given.getNarrativeId().isEmpty() ? null : given.getNarrativeId(),
                given.hasTitle() ? given.getTitle() : null,
                given.hasSummary() ? given.getSummary() : null,
                given.hasLanguage() ? given.getLanguage() : null,
                Keys.of(given.getModality(), MODALITY),
                given.hasForm() ? given.getForm() : null,
                given.hasDurationSeconds() ? (Integer) given.getDurationSeconds() : null,
                given.hasContentUri() ? given.getContentUri() : null,
                given.hasContentWarnings()
                        ? List.copyOf(given.getContentWarnings().getKeysList())
                        : null,
                Keys.of(given.getStatus(), STATUS),
                given.hasAvailableFrom() ? Moments.text(given.getAvailableFrom()) : null,
                given.hasAvailableUntil() ? Moments.text(given.getAvailableUntil()) : null,
                AnswerForms.given(given.getCharacteristicsMap()).nodes(),
                given.hasNarratorId() ? given.getNarratorId() : null,
                given.hasConsent() ? given(given.getConsent()) : null,
                given.hasReadingLevel() ? (Integer) given.getReadingLevel() : null,
                given.hasMediaType() ? given.getMediaType() : null,
                given.hasTranscriptUri() ? given.getTranscriptUri() : null);
        return new GivenNarrative(json.toNarrative(), json.status() != null);
    }

    private static NarrativeJson.ConsentJson given(Consent given) {
        return new NarrativeJson.ConsentJson(
                given.hasScope() ? given.getScope() : null, List.copyOf(given.getAudiencesList()));
    }

    static narratives.api.v1.Narrative shown(Narrative narrative) {
        narratives.api.v1.Narrative.Builder shown = narratives.api.v1.Narrative.newBuilder()
                .setNarrativeId(narrative.id().value())
                .setStatus(Keys.value(Status.class, STATUS, narrative.status().key()))
                .putAllCharacteristics(
                        AnswerForms.shown(narrative.characterisation().answers()));
        Narrative.Presentation presentation = narrative.presentation();
        presentation.title().ifPresent(shown::setTitle);
        presentation.summary().ifPresent(shown::setSummary);
        presentation.language().ifPresent(shown::setLanguage);
        presentation
                .modality()
                .ifPresent(modality -> shown.setModality(Keys.value(Modality.class, MODALITY, modality.key())));
        presentation.form().ifPresent(shown::setForm);
        presentation.durationSeconds().ifPresent(shown::setDurationSeconds);
        presentation.contentUri().ifPresent(shown::setContentUri);
        switch (narrative.contentWarnings()) {
            case narratives.catalog.ContentWarnings.Unknown() -> shown.clearContentWarnings();
            case narratives.catalog.ContentWarnings.Known(var keys) ->
                shown.setContentWarnings(ContentWarnings.newBuilder().addAllKeys(keys));
        }
        presentation.readingLevel().ifPresent(shown::setReadingLevel);
        presentation.mediaType().ifPresent(shown::setMediaType);
        presentation.transcriptUri().ifPresent(shown::setTranscriptUri);
        narrative.origin().narrator().map(NarratorId::value).ifPresent(shown::setNarratorId);
        narratives.catalog.Consent consent = narrative.origin().consent();
        if (!consent.equals(narratives.catalog.Consent.TO_ALL)) {
            shown.setConsent(
                    Consent.newBuilder().setScope(consent.scope().key()).addAllAudiences(consent.audiences()));
        }
        narrative.availability().from().map(Moments::of).ifPresent(shown::setAvailableFrom);
        narrative.availability().until().map(Moments::of).ifPresent(shown::setAvailableUntil);
        return shown.build();
    }

    /** What a listing asks for, as the parameters that it would be asked for by over HTTP. */
    static Map<String, List<String>> parameters(ListNarrativesRequest request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getCharacteristicsMap().forEach((question, texts) -> parameters.put(question, values(texts)));
        put(parameters, "modality", keys(request.getModalityList()));
        put(parameters, "language", request.getLanguageList());
        put(parameters, "status", keys(List.of(request.getStatus()), STATUS));
        if (request.hasMaxDurationSeconds()) {
            parameters.put("maxDurationSeconds", List.of(Integer.toString(request.getMaxDurationSeconds())));
        }
        if (request.hasPageSize()) {
            parameters.put("pageSize", List.of(Integer.toString(request.getPageSize())));
        }
        if (request.hasPageToken()) {
            parameters.put("pageToken", List.of(request.getPageToken()));
        }
        return parameters;
    }

    private static List<String> values(Texts texts) {
        return List.copyOf(texts.getValuesList());
    }

    private static List<String> keys(List<Modality> values) {
        return keys(values, MODALITY);
    }

    private static List<String> keys(List<? extends Enum<?>> values, String prefix) {
        return values.stream()
                .map(value -> Keys.of(value, prefix))
                .flatMap(java.util.stream.Stream::ofNullable)
                .toList();
    }

    private static void put(Map<String, List<String>> parameters, String name, List<String> values) {
        if (!values.isEmpty()) {
            parameters.put(name, values);
        }
    }
}
