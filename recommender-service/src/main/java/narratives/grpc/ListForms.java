package narratives.grpc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import narratives.api.v1.Condition;
import narratives.api.v1.Device;
import narratives.api.v1.Filter;
import narratives.api.v1.Help;
import narratives.api.v1.Modality;
import narratives.api.v1.Mode;
import narratives.api.v1.ModelStamp;
import narratives.api.v1.Prediction;
import narratives.api.v1.RatingAnswers;
import narratives.api.v1.Reason;
import narratives.api.v1.RecommendedNarrative;
import narratives.api.v1.RuleThatExcludes;
import narratives.api.v1.ServedBy;
import narratives.api.v1.SimilarNarrative;
import narratives.api.v1.SupportContact;
import narratives.api.v1.Texts;
import narratives.api.v1.Understood;
import narratives.api.v1.WhyNotRequest;
import narratives.api.v1.WhyNotResponse;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.NarrativeId;
import narratives.contract.LogPosition;
import narratives.json.DeviceJson;
import narratives.json.FilterJson;
import narratives.json.RecommendationRequestJson;
import narratives.json.WhyNotRequestJson;
import narratives.people.Preferences;
import narratives.recommend.Audience;
import narratives.recommend.Circumstances;
import narratives.recommend.Exclusion;
import narratives.recommend.Exposure;
import narratives.recommend.Recommendation;
import narratives.recommend.RecommendationRequest;
import narratives.recommend.Recommender;
import narratives.recommend.Sentences;
import narratives.recommend.WhyNot;
import org.jspecify.annotations.Nullable;

/** Lists, and what they are asked for by. */
final class ListForms {
    private static final String MODE = "MODE_";

    private ListForms() {}

    static RecommendationRequest given(narratives.api.v1.RecommendationRequest given) {
        return json(given).toRequest();
    }

    static WhyNotRequestJson.Asked given(WhyNotRequest given) {
        return WhyNotRequestJson.of(given.hasNarrativeId() ? given.getNarrativeId() : null, json(given.getRequest()))
                .read(Sentences.DEFAULT);
    }

    private static RecommendationRequestJson json(narratives.api.v1.RecommendationRequest given) {
        return new RecommendationRequestJson(
                given.hasUserId() ? given.getUserId() : null,
                given.hasCount() ? (Integer) given.getCount() : null,
                Keys.of(given.getMode(), MODE),
                given.hasSimilarTo() ? given.getSimilarTo() : null,
                given.hasSeed() ? (Long) given.getSeed() : null,
                given.hasMinLogPosition() ? given.getMinLogPosition() : null,
                given.hasAlgorithm() ? given.getAlgorithm() : null,
                given.getIncludeRated(),
                given.hasPageToken() ? given.getPageToken() : null,
                given.hasFilter() ? given(given.getFilter()) : null,
                List.copyOf(given.getExcludeNarrativeIdsList()),
                given.getExplain(),
                given.hasExplainLanguage() ? given.getExplainLanguage() : null,
                given.getProfileMap().isEmpty()
                        ? null
                        : AnswerForms.given(given.getProfileMap()).nodes(),
                given.hasPreferences() ? PersonForms.given(given.getPreferences()) : null,
                given.getRatingsMap().isEmpty() ? null : ratings(given.getRatingsMap()),
                given.getCrisis(),
                List.copyOf(given.getAudiencesList()),
                given.hasDevice()
                        ? new DeviceJson(
                                List.copyOf(given.getDevice().getPlayableList()),
                                given.getDevice().getSlowConnection())
                        : null,
                given.hasWish() ? given.getWish() : null);
    }

    private static FilterJson given(Filter given) {
        return new FilterJson(
                Keys.of(given.getModalitiesList(), NarrativeForms.MODALITY),
                List.copyOf(given.getLanguagesList()),
                given.hasMaxDurationSeconds() ? (Integer) given.getMaxDurationSeconds() : null,
                AnswerForms.givenTexts(given.getCharacteristicsMap()).nodes());
    }

    static Map<String, @Nullable Map<String, @Nullable Double>> ratings(Map<String, RatingAnswers> given) {
        Map<String, @Nullable Map<String, @Nullable Double>> ratings = new LinkedHashMap<>();
        given.forEach((narrative, answers) -> ratings.put(narrative, AnswerForms.numbers(answers.getAnswersMap())));
        return ratings;
    }

    static narratives.api.v1.Recommendation shown(Exposure exposure) {
        return shown(exposure.served()).toBuilder()
                .setServedAt(Moments.of(exposure.servedAt()))
                .setRequest(shown(exposure.request()))
                .build();
    }

    static narratives.api.v1.Recommendation shown(Recommendation list) {
        narratives.api.v1.Recommendation.Builder shown = narratives.api.v1.Recommendation.newBuilder()
                .setRecommendationId(list.id())
                .setMode(Keys.value(Mode.class, MODE, list.mode().key()))
                .setServedBy(shown(list.servedBy()))
                .setModel(ModelStamp.newBuilder()
                        .setVersion(list.model().version())
                        .setLogPosition(list.model().position().toString())
                        .addAllBeyond(list.model().beyond().stream()
                                .map(LogPosition::toString)
                                .toList()))
                .setSeed(list.seed());
        list.items().forEach(item -> shown.addItems(shown(item)));
        list.nextPageToken().ifPresent(shown::setNextPageToken);
        list.diversity().ifPresent(shown::setDiversity);
        list.understood()
                .ifPresent(understood -> shown.setUnderstood(Understood.newBuilder()
                        .setTexts(understood.texts())
                        .addAllCharacteristics(understood.characteristics().stream()
                                .map(condition -> Condition.newBuilder()
                                        .setQuestion(condition.question())
                                        .addAllAnswers(condition.answers())
                                        .build())
                                .toList())));
        list.support().map(ListForms::shown).ifPresent(shown::setSupport);
        return shown.build();
    }

    private static Help shown(Recommendation.Help help) {
        Help.Builder shown = Help.newBuilder()
                .setLanguage(help.text().language())
                .setText(help.text().text());
        help.contacts().forEach(contact -> {
            SupportContact.Builder one = SupportContact.newBuilder().setName(contact.name());
            contact.phone().ifPresent(one::setPhone);
            contact.uri().ifPresent(one::setUri);
            contact.hours().ifPresent(one::setHours);
            contact.language().ifPresent(one::setLanguage);
            shown.addContacts(one);
        });
        return shown.build();
    }

    private static ServedBy shown(Recommendation.ServedBy by) {
        ServedBy.Builder shown = ServedBy.newBuilder().setTier(by.tier().key()).setAlgorithm(by.algorithm());
        by.reason().ifPresent(shown::setReason);
        return shown.build();
    }

    private static RecommendedNarrative shown(Recommendation.Item item) {
        RecommendedNarrative.Builder shown = RecommendedNarrative.newBuilder()
                .setNarrativeId(item.narrative().value())
                .setRank(item.rank())
                .setScore(item.score())
                .setPrediction(shown(item.prediction()));
        item.similarity().ifPresent(shown::setSimilarity);
        item.propensity().ifPresent(shown::setPropensity);
        item.reasons().forEach(reason -> shown.addReasons(shown(reason)));
        return shown.build();
    }

    static Prediction shown(Recommendation.Prediction expected) {
        return Prediction.newBuilder()
                .setMean(expected.mean())
                .setSd(expected.sd())
                .setProbabilityMoreHopeful(expected.probabilityMoreHopeful())
                .setProbabilityLessHopeful(expected.probabilityLessHopeful())
                .build();
    }

    static RuleThatExcludes shown(Exclusion rule) {
        return RuleThatExcludes.newBuilder()
                .setRule(rule.rule().key())
                .setField(rule.field())
                .setDetail(rule.detail())
                .build();
    }

    static Reason shown(narratives.recommend.Reason reason) {
        Reason.Builder shown = Reason.newBuilder()
                .setKind(reason.kind())
                .setText(reason.text())
                .setContribution(reason.contribution());
        reason.narrative().map(NarrativeId::value).ifPresent(shown::setNarrativeId);
        return shown.build();
    }

    static WhyNotResponse shown(WhyNot why) {
        WhyNotResponse.Builder shown =
                WhyNotResponse.newBuilder().setNarrativeId(why.narrative().value());
        switch (why) {
            case WhyNot.Excluded excluded -> excluded.rules().forEach(rule -> shown.addRules(shown(rule)));
            case WhyNot.Ranked ranked -> show(ranked, shown);
        }
        return shown.build();
    }

    private static void show(WhyNot.Ranked ranked, WhyNotResponse.Builder shown) {
        shown.setListed(ranked.listed()).setRank(ranked.rank()).setScore(ranked.score());
        ranked.lowestScoreListed().ifPresent(shown::setLowestScoreListed);
        ranked.similarity().ifPresent(shown::setSimilarity);
        ranked.lowestSimilarityListed().ifPresent(shown::setLowestSimilarityListed);
        ranked.reasons().forEach(reason -> shown.addReasons(shown(reason)));
    }

    private static narratives.api.v1.RecommendationRequest shown(RecommendationRequest request) {
        narratives.api.v1.RecommendationRequest.Builder shown = narratives.api.v1.RecommendationRequest.newBuilder()
                .setCount(request.count())
                .setMode(Keys.value(Mode.class, MODE, request.mode().key()))
                .setIncludeRated(request.includeRated())
                .setExplain(request.explain().isPresent())
                .addAllExcludeNarrativeIds(
                        request.exclude().stream().map(NarrativeId::value).toList());
        request.algorithm().ifPresent(shown::setAlgorithm);
        request.similarTo().map(NarrativeId::value).ifPresent(shown::setSimilarTo);
        request.seed().ifPresent(shown::setSeed);
        request.minLogPosition().map(LogPosition::toString).ifPresent(shown::setMinLogPosition);
        request.pageToken().ifPresent(shown::setPageToken);
        request.explain().map(Locale::toLanguageTag).ifPresent(shown::setExplainLanguage);
        if (!request.filter().equals(NarrativeFilter.ALL)) {
            shown.setFilter(shown(request.filter()));
        }
        request.wish().ifPresent(words -> shown.setWish("…"));
        Circumstances now = request.circumstances();
        shown.setCrisis(now.crisis()).addAllAudiences(now.audiences());
        if (!now.device().equals(Circumstances.Device.ANY)) {
            shown.setDevice(Device.newBuilder()
                    .addAllPlayable(now.device().playable())
                    .setSlowConnection(now.device().slowConnection()));
        }
        switch (request.audience()) {
            case Audience.Somebody(var id) -> shown.setUserId(id.value());
            case Audience.Anonymous anonymous -> show(anonymous, shown);
        }
        return shown.build();
    }

    private static void show(Audience.Anonymous anonymous, narratives.api.v1.RecommendationRequest.Builder shown) {
        shown.putAllProfile(AnswerForms.shown(anonymous.profile().answers()));
        if (!anonymous.preferences().equals(Preferences.NONE)) {
            shown.setPreferences(PersonForms.shown(anonymous.preferences()));
        }
        anonymous
                .ratings()
                .forEach((narrative, answers) -> shown.putRatings(
                        narrative.value(),
                        RatingAnswers.newBuilder().putAllAnswers(answers).build()));
    }

    private static Filter shown(NarrativeFilter filter) {
        Filter.Builder shown = Filter.newBuilder().addAllLanguages(filter.languages());
        filter.modalities().stream()
                .sorted()
                .map(modality -> Keys.value(Modality.class, NarrativeForms.MODALITY, modality.key()))
                .forEach(shown::addModalities);
        filter.maxDurationSeconds().ifPresent(shown::setMaxDurationSeconds);
        filter.characteristics()
                .forEach((question, values) -> shown.putCharacteristics(
                        question, Texts.newBuilder().addAllValues(values).build()));
        return shown.build();
    }

    static SimilarNarrative shown(Recommender.Similar similar) {
        return SimilarNarrative.newBuilder()
                .setNarrativeId(similar.narrative().value())
                .setRank(similar.rank())
                .setSimilarity(similar.similarity())
                .build();
    }
}
