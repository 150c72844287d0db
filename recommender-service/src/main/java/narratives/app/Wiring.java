package narratives.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import narratives.access.Doorkeeper;
import narratives.access.Gatekeeper;
import narratives.access.TokenIssuer;
import narratives.calls.Calls;
import narratives.calls.CollectionCalls;
import narratives.calls.PackCalls;
import narratives.catalog.Catalog;
import narratives.feedback.FeedbackLog;
import narratives.live.ComparatorFitting;
import narratives.live.Replicas;
import narratives.live.Training;
import narratives.model.Drift;
import narratives.model.TrainingSettings;
import narratives.model.engagement.EngagementSettings;
import narratives.model.hybrid.HybridTrainer;
import narratives.operation.Operations;
import narratives.paper.CollectionPage;
import narratives.paper.HtmlPrinter;
import narratives.paper.PdfPrinter;
import narratives.people.People;
import narratives.recommend.Algorithms;
import narratives.recommend.Exposures;
import narratives.recommend.ModelRecommender;
import narratives.recommend.Recommender;
import narratives.store.PostgresCatalog;
import narratives.store.PostgresChangeLog;
import narratives.store.PostgresErasures;
import narratives.store.PostgresExposures;
import narratives.store.PostgresFeedbackLog;
import narratives.store.PostgresLedger;
import narratives.store.PostgresOperations;
import narratives.store.PostgresPacks;
import narratives.store.PostgresPeople;
import narratives.store.PostgresSafetyDocuments;
import narratives.store.PostgresSnapshots;
import narratives.store.PostgresTextSearch;
import narratives.store.PostgresTrainerLease;

/** What the service is made of, on one page. */
@ApplicationScoped
class Wiring {
    /** How close to convergence a training goes; smaller changes nothing that a reader could see. */
    private static final double TOLERANCE = 1e-6;

    /** Threads of the operating system, which shares processors out fairly: a training never holds up what serves. */
    private static final ThreadFactory TRAINERS = Thread.ofPlatform()
            .name("training-", 0)
            .daemon()
            .uncaughtExceptionHandler(
                    (thread, failure) -> Log.error("A training failed; the model before it stays", failure))
            .factory();

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Filters are made when Quarkus builds, before anything is configured; a scope with a proxy lets them wait. */
    @Produces
    @ApplicationScoped
    Gatekeeper gatekeeper(Doorkeeper doorkeeper) {
        return doorkeeper;
    }

    @Produces
    @ApplicationScoped
    TokenIssuer issuer(Doorkeeper doorkeeper) {
        return doorkeeper;
    }

    @Produces
    @Singleton
    @Typed(Doorkeeper.class)
    Doorkeeper doorkeeper(PostgresLedger ledger, Credentials credentials, OidcTokens foreign, Clock clock) {
        return new Doorkeeper(
                ledger,
                new Doorkeeper.Settings(
                        credentials.mayStandOpen(), credentials.oidc() ? Optional.of(foreign) : Optional.empty()),
                clock,
                System::nanoTime,
                new SecureRandom());
    }

    @Produces
    @Singleton
    Meters meters(MeterRegistry registry, Clock clock) {
        return new Meters(registry, clock);
    }

    @Produces
    @Singleton
    Algorithms algorithms(RecommenderConfig config) {
        return ServedAlgorithms.of(config.algorithms(), config.defaultAlgorithm());
    }

    @Produces
    @Singleton
    Replicas replicas(
            RecommenderConfig config,
            Algorithms algorithms,
            PostgresChangeLog log,
            PostgresSnapshots snapshots,
            PostgresTrainerLease lease,
            PostgresOperations operations,
            Meters meters,
            Clock clock) {
        RecommenderConfig.Training training = config.training();
        TrainingSettings settings = new TrainingSettings(training.components(), training.sweeps(), TOLERANCE)
                .withFactors(training.factors());
        return new Replicas(
                log,
                snapshots,
                lease,
                operations,
                new HybridTrainer(settings, engaging(training, settings.seed())),
                new ComparatorFitting(
                        ServedAlgorithms.methods(algorithms, settings.seed()),
                        settings.seed(),
                        new ComparatorWatch(meters),
                        clock),
                new TrainingMeters(meters),
                new Replicas.Settings(
                        config.log().batch(),
                        new Drift.Bounds(
                                training.drift(),
                                training.driftMinimum(),
                                training.surprise(),
                                training.surpriseHalfLife(),
                                training.refitAfter(),
                                training.refitBelow()),
                        training.warmSweeps(),
                        training.pause(),
                        training.atOnce(),
                        Shipped.questionnaire()),
                clock,
                () -> UUID.randomUUID().toString(),
                Executors.newFixedThreadPool(training.atOnce(), TRAINERS));
    }

    private static Optional<EngagementSettings> engaging(RecommenderConfig.Training training, long seed) {
        return training.engagement() == 0
                ? Optional.empty()
                : Optional.of(EngagementSettings.served(seed, training.engagement()));
    }

    @Produces
    @Singleton
    Operations operations(PostgresOperations store) {
        return store;
    }

    @Produces
    @Singleton
    Catalog catalog(PostgresCatalog store, Replicas replicas) {
        return new LiveCatalog(store, replicas);
    }

    @Produces
    @Singleton
    People people(PostgresPeople store, Replicas replicas) {
        return new LivePeople(store, replicas);
    }

    @Produces
    @Singleton
    FeedbackLog feedbackLog(PostgresFeedbackLog store, Replicas replicas, Meters meters) {
        return new LiveFeedbackLog(store, replicas, meters);
    }

    @Produces
    @Singleton
    ExposureRecorder recorder(PostgresExposures store, Meters meters, RecommenderConfig config) {
        return new ExposureRecorder(
                store, meters, config.exposures().queue(), config.exposures().batch());
    }

    @Produces
    @Singleton
    Calls calls(
            Catalog catalog,
            People people,
            FeedbackLog feedback,
            PostgresSafetyDocuments safety,
            Replicas replicas,
            Recommender recommender,
            Exposures exposures,
            Training training,
            Operations operations,
            PostgresErasures erasures,
            PackCalls.Settings packs,
            Clock clock) {
        return new Calls(
                catalog,
                people,
                feedback,
                safety,
                tenant -> replicas.view(tenant).safety().flags(),
                recommender,
                exposures,
                training,
                operations,
                erasures,
                packs,
                new CollectionCalls.Settings(clock, new CollectionPage()::print));
    }

    @Produces
    @Singleton
    PackCalls.Settings packs(PostgresPacks packs, RecommenderConfig config, Clock clock) {
        return new PackCalls.Settings(
                packs,
                clock,
                new SecureRandom(),
                new HtmlPrinter(),
                new PdfPrinter(),
                config.packs().address().map(address -> address.toString().replaceFirst("/+$", "")));
    }

    @Produces
    @Singleton
    Recommender recommender(
            Replicas replicas,
            Algorithms algorithms,
            PostgresTextSearch texts,
            ExposureRecorder recorder,
            Meters meters,
            RecommenderConfig config,
            Clock clock) {
        Recommender model = new ModelRecommender(
                replicas,
                algorithms,
                texts,
                clock,
                new SecureRandom(),
                config.recommendations().patience());
        return new RecordedRecommender(new MeteredRecommender(model, meters), recorder, clock);
    }
}
