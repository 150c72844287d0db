package narratives.grpc;

import java.util.List;
import narratives.api.v1.CompareNarrativesRequest;
import narratives.api.v1.ComparedNarrative;
import narratives.api.v1.CreatePackRequest;
import narratives.calls.PackCalls;
import narratives.json.CompareRequestJson;
import narratives.json.PackJson;
import narratives.json.PackRequestJson;
import narratives.pack.Pack;
import narratives.pack.Recipient;
import narratives.recommend.Considered;
import narratives.recommend.Exclusion;
import narratives.recommend.Recommendation;
import narratives.recommend.Sentences;

/** Packs, and narratives side by side. What is told of readers has forms of its own; the rest is as in JSON. */
final class PackForms {
    private PackForms() {}

    static PackCalls.Wish given(CreatePackRequest given) {
        return new PackRequestJson(
                        given.hasPurpose() ? given.getPurpose() : null,
                        given.hasUserId() ? given.getUserId() : null,
                        given.getProfileMap().isEmpty()
                                ? null
                                : AnswerForms.given(given.getProfileMap()).nodes(),
                        given.hasPreferences() ? PersonForms.given(given.getPreferences()) : null,
                        List.copyOf(given.getAudiencesList()),
                        given.hasCount() ? (Integer) given.getCount() : null,
                        given.hasTitle() ? given.getTitle() : null,
                        given.hasLanguage() ? given.getLanguage() : null)
                .toWish();
    }

    static narratives.api.v1.Pack shown(PackCalls.Looked looked) {
        return shown(looked.pack(), PackJson.from(looked));
    }

    static narratives.api.v1.Pack shown(Pack pack) {
        return shown(pack, PackJson.from(pack));
    }

    private static narratives.api.v1.Pack shown(Pack pack, PackJson json) {
        narratives.api.v1.Pack.Builder shown = Mirrors.shown(json.untold(), narratives.api.v1.Pack.newBuilder());
        if (pack.recipient() instanceof Recipient.Described described) {
            shown.putAllProfile(AnswerForms.shown(described.profile().answers()))
                    .setPreferences(PersonForms.shown(described.preferences()));
        }
        return shown.build();
    }

    static CompareRequestJson.Asked given(CompareNarrativesRequest given) {
        return new CompareRequestJson(
                        List.copyOf(given.getNarrativeIdsList()),
                        given.hasUserId() ? given.getUserId() : null,
                        given.hasExplainLanguage() ? given.getExplainLanguage() : null,
                        given.getProfileMap().isEmpty()
                                ? null
                                : AnswerForms.given(given.getProfileMap()).nodes(),
                        given.hasPreferences() ? PersonForms.given(given.getPreferences()) : null,
                        given.getRatingsMap().isEmpty() ? null : ListForms.ratings(given.getRatingsMap()),
                        List.copyOf(given.getAudiencesList()))
                .read(Sentences.DEFAULT);
    }

    static ComparedNarrative shown(Considered considered) {
        ComparedNarrative.Builder shown =
                ComparedNarrative.newBuilder().setNarrative(NarrativeForms.shown(considered.narrative()));
        switch (considered) {
            case Considered.Excluded excluded -> {
                for (Exclusion rule : excluded.rules()) {
                    shown.addRules(ListForms.shown(rule));
                }
            }
            case Considered.Fitting fitting -> {
                Recommendation.Item item = fitting.item();
                shown.setShown(true).setScore(item.score()).setPrediction(ListForms.shown(item.prediction()));
                item.reasons().forEach(reason -> shown.addReasons(ListForms.shown(reason)));
            }
        }
        return shown.build();
    }
}
