package narratives.calls;

import narratives.catalog.Catalog;
import narratives.feedback.FeedbackLog;
import narratives.live.Training;
import narratives.operation.Operations;
import narratives.pack.PackReading;
import narratives.pack.Selection;
import narratives.people.Erasures;
import narratives.people.People;
import narratives.recommend.Exposures;
import narratives.recommend.Recommender;
import narratives.safety.HarmFlags;
import narratives.safety.SafetyDocuments;

/** All that either wire can ask for. */
public record Calls(
        NarrativeCalls narratives,
        DocumentCalls documents,
        SafetyCalls safety,
        PersonCalls people,
        FeedbackCalls feedback,
        RecommendationCalls recommendations,
        ModelCalls model,
        PackCalls packs,
        CollectionCalls collection) {
    public Calls(
            Catalog catalog,
            People people,
            FeedbackLog feedback,
            SafetyDocuments safety,
            HarmFlags flags,
            Recommender recommender,
            Exposures exposures,
            Training training,
            Operations operations,
            Erasures erasures,
            PackCalls.Settings packs,
            CollectionCalls.Settings reports) {
        this(
                new NarrativeCalls(catalog, recommender),
                new DocumentCalls(catalog, feedback),
                new SafetyCalls(safety, catalog, flags),
                new PersonCalls(people, feedback, exposures, packs.packs(), erasures, operations, recommender),
                new FeedbackCalls(feedback),
                new RecommendationCalls(recommender, exposures),
                new ModelCalls(training, operations),
                new CollectionCalls(catalog, people, exposures, reports),
                recommender,
                catalog,
                packs);
    }

    private Calls(
            NarrativeCalls narratives,
            DocumentCalls documents,
            SafetyCalls safety,
            PersonCalls people,
            FeedbackCalls feedback,
            RecommendationCalls recommendations,
            ModelCalls model,
            CollectionCalls collection,
            Recommender recommender,
            Catalog catalog,
            PackCalls.Settings packs) {
        this(
                narratives,
                documents,
                safety,
                people,
                feedback,
                recommendations,
                model,
                new PackCalls(new Selection(recommender, catalog), new PackReading(recommender), people, packs),
                collection);
    }
}
