package narratives.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import narratives.access.BrowserToken;
import narratives.access.Gatekeeper;
import narratives.access.OpenDoor;
import narratives.access.Scope;
import narratives.access.TokenIssuer;
import narratives.calls.Calls;
import narratives.calls.CollectionCalls;
import narratives.calls.PackCalls;
import narratives.catalog.Catalog;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.contract.ErrorCode;
import narratives.contract.LogPosition;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.feedback.FeedbackLog;
import narratives.fixture.InMemoryCatalog;
import narratives.fixture.InMemoryErasures;
import narratives.fixture.InMemoryFeedbackLog;
import narratives.fixture.InMemoryLog;
import narratives.fixture.InMemoryPacks;
import narratives.fixture.InMemoryPeople;
import narratives.fixture.InMemorySafety;
import narratives.live.ModelStatus;
import narratives.live.Training;
import narratives.log.ChangeLog;
import narratives.model.Drift;
import narratives.model.Surprise;
import narratives.model.engagement.Blend;
import narratives.model.engagement.Head;
import narratives.operation.Operation;
import narratives.operation.Operations;
import narratives.paper.CollectionPage;
import narratives.paper.HtmlPrinter;
import narratives.paper.PdfPrinter;
import narratives.people.Erasures;
import narratives.people.People;
import narratives.people.UserId;
import narratives.recommend.Audience;
import narratives.recommend.Consideration;
import narratives.recommend.Considered;
import narratives.recommend.Exclusion;
import narratives.recommend.Exposure;
import narratives.recommend.Exposures;
import narratives.recommend.Mode;
import narratives.recommend.Reason;
import narratives.recommend.Recommendation;
import narratives.recommend.RecommendationRequest;
import narratives.recommend.Recommender;
import narratives.recommend.Rule;
import narratives.recommend.Tier;
import narratives.recommend.WhyNot;
import narratives.safety.Support;

/** What stands behind the resources while they alone are tested, and only then. */
@Alternative
@ApplicationScoped
class Fakes {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final InMemoryLog log = new InMemoryLog(Clock.fixed(NOON, ZoneOffset.UTC));
    private final InMemoryCatalog catalog = new InMemoryCatalog(log);
    private final InMemoryPeople people = new InMemoryPeople(log);

    @Produces
    @Singleton
    Gatekeeper gatekeeper() {
        return new OpenDoor();
    }

    @Produces
    @Singleton
    TokenIssuer issuer() {
        return (by, person, lifetime) ->
                new BrowserToken("nrt_fake", NOON.plus(lifetime), Set.of(Scope.SERVE, Scope.FEEDBACK));
    }

    @Produces
    @Singleton
    Catalog catalog() {
        return catalog;
    }

    @Produces
    @Singleton
    People people() {
        return people;
    }

    @Produces
    @Singleton
    @Typed({FeedbackLog.class, InMemoryFeedbackLog.class})
    InMemoryFeedbackLog feedback() {
        return new InMemoryFeedbackLog(log, catalog, people);
    }

    @Produces
    @Singleton
    Exposures exposures() {
        return new KeptExposures();
    }

    @Produces
    @Singleton
    Operations operations() {
        return new KeptOperations();
    }

    @Produces
    @Singleton
    Training training(Operations operations) {
        return new Training() {
            @Override
            public Operation train(TenantId tenant) {
                Operation operation = Operation.started("op-1", "train", NOON);
                operations.put(tenant, operation);
                return operation;
            }

            @Override
            public ModelStatus status(TenantId tenant) {
                return new ModelStatus(
                        "prior",
                        NOON,
                        Duration.ofMillis(250),
                        LogPosition.START,
                        new LogPosition(1, 2, 3),
                        new ChangeLog.Lag(2, Duration.ofMillis(1500)),
                        4,
                        5,
                        6,
                        0,
                        new Drift(6, 4, 0, 1, new Surprise(1.25, 5), false),
                        new Drift.Bounds(0.1, 20, 1.3, 500, 2, 1000),
                        new Blend(Map.of(Head.FACTORS, 0.5)));
            }
        };
    }

    @Produces
    @Singleton
    Calls calls(
            Catalog catalog,
            People people,
            InMemoryFeedbackLog feedback,
            Recommender recommender,
            Exposures exposures,
            Training training,
            Operations operations) {
        Erasures erasures = new InMemoryErasures(
                log,
                this.people,
                feedback,
                (tenant, id) -> operations.put(tenant, Operation.started(id, "erase", NOON)));
        return new Calls(
                catalog,
                people,
                feedback,
                new InMemorySafety(log),
                tenant -> new TreeMap<>(),
                recommender,
                exposures,
                training,
                operations,
                erasures,
                new PackCalls.Settings(
                        new InMemoryPacks(this.people),
                        Clock.fixed(NOON, ZoneOffset.UTC),
                        new SplittableRandom(1),
                        new HtmlPrinter(),
                        new PdfPrinter(),
                        Optional.of("https://stories.example.org")),
                new CollectionCalls.Settings(Clock.fixed(NOON, ZoneOffset.UTC), new CollectionPage()::print));
    }

    @Produces
    @Singleton
    Recommender recommender(Exposures exposures) {
        return new InOrder(catalog, exposures);
    }

    /** Recommends whatever is published, in catalogue order; breaks on demand. */
    private record InOrder(Catalog catalog, Exposures exposures) implements Recommender {
        private static final UserId BREAKS = new UserId("breaks-SECRET");

        @Override
        public Recommendation recommend(TenantId tenant, RecommendationRequest request, Duration atMost) {
            Optional<UserId> person =
                    request.audience() instanceof Audience.Somebody(var id) ? Optional.of(id) : Optional.empty();
            if (person.filter(BREAKS::equals).isPresent()) {
                throw new IllegalStateException("broken by SECRET");
            }
            if (request.pageToken().isPresent()) {
                throw new RecommenderException(ErrorCode.PAGE_TOKEN_EXPIRED, "Ask again without a page token.");
            }
            List<Recommendation.Item> items = new ArrayList<>();
            for (Narrative narrative :
                    catalog.list(tenant, request.filter(), Optional.empty(), Optional.empty(), request.count())) {
                items.add(new Recommendation.Item(
                        narrative.id(),
                        items.size() + 1,
                        0.5,
                        new Recommendation.Prediction(0.5, 0.6, 0.7, 0.1),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        request.explain().stream()
                                .map(language -> Reason.of(Reason.AVERAGE, "On average.", 0.5))
                                .toList()));
            }
            Recommendation list = new Recommendation(
                    "r-" + person.map(UserId::value).orElse("nobody"),
                    Mode.MATCH,
                    new Recommendation.ServedBy(Tier.COLD_START, "hybrid", Optional.empty()),
                    new Recommendation.ModelStamp("prior", LogPosition.START, List.of()),
                    7,
                    items,
                    Optional.empty());
            exposures.write(List.of(new Exposure(tenant, person, NOON, request, list)));
            return list;
        }

        @Override
        public WhyNot whyNot(TenantId tenant, RecommendationRequest request, NarrativeId narrative, Duration atMost) {
            if (catalog.find(tenant, narrative).isEmpty()) {
                throw new RecommenderException(ErrorCode.NARRATIVE_UNKNOWN, ErrorCode.NARRATIVE_UNKNOWN.title());
            }
            String language = request.explain().map(Locale::toLanguageTag).orElse("none");
            return new WhyNot.Excluded(
                    narrative, List.of(new Exclusion(Rule.HIDDEN, "feedback.hide", "In " + language + ".")));
        }

        @Override
        public Consideration consider(
                TenantId tenant, RecommendationRequest request, List<NarrativeId> narratives, Duration atMost) {
            List<Considered> considered = new ArrayList<>();
            for (NarrativeId id : narratives) {
                catalog.find(tenant, id)
                        .ifPresent(narrative -> considered.add(new Considered.Excluded(
                                narrative, List.of(new Exclusion(Rule.HIDDEN, "feedback.hide", "It was hidden.")))));
            }
            return new Consideration(
                    considered, Instrument.EMPTY, new Recommendation.Help(Support.UNSET.in(Locale.ENGLISH), List.of()));
        }

        @Override
        public List<Similar> similar(TenantId tenant, NarrativeId narrative, int count) {
            if (catalog.find(tenant, narrative).isEmpty()) {
                throw new RecommenderException(ErrorCode.NARRATIVE_UNKNOWN, ErrorCode.NARRATIVE_UNKNOWN.title());
            }
            return List.of(new Similar(new NarrativeId("n-other"), 1, 0.75));
        }
    }

    private static final class KeptExposures implements Exposures {
        private final List<Exposure> kept = new CopyOnWriteArrayList<>();

        @Override
        public void write(List<Exposure> exposures) {
            kept.addAll(exposures);
        }

        @Override
        public Map<NarrativeId, Long> timesServed(TenantId tenant) {
            return kept.stream()
                    .flatMap(exposure -> exposure.served().items().stream())
                    .collect(Collectors.groupingBy(Recommendation.Item::narrative, Collectors.counting()));
        }

        @Override
        public Optional<Exposure> find(TenantId tenant, String recommendationId) {
            return kept.stream()
                    .filter(one -> one.served().id().equals(recommendationId))
                    .findFirst();
        }

        @Override
        public void forEach(TenantId tenant, UserId person, Consumer<Exposure> use) {
            kept.stream()
                    .filter(one -> one.person().equals(Optional.of(person)))
                    .forEach(use);
        }
    }

    private static final class KeptOperations implements Operations {
        private final Map<String, Operation> kept = new ConcurrentHashMap<>(new TreeMap<>());

        @Override
        public void put(TenantId tenant, Operation operation) {
            kept.put(operation.id(), operation);
        }

        @Override
        public Optional<Operation> find(TenantId tenant, String id) {
            return Optional.ofNullable(kept.get(id));
        }
    }
}
