package narratives.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import narratives.contract.ErrorCode;
import narratives.contract.TenantId;
import narratives.live.ModelStatus;
import narratives.model.Upkeep;
import narratives.recommend.Mode;
import narratives.recommend.Tier;
import narratives.safety.HarmLevel;

/** Every meter of the service that is its own; docs/operations.md lists them with their units. */
final class Meters {
    private static final String NONE = "none";

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<TenantId, ModelStatus> standing = new ConcurrentHashMap<>();
    private final Map<TenantId, Long> trainers = new ConcurrentHashMap<>();
    private final Map<TenantId, Duration> erasures = new ConcurrentHashMap<>();
    private final Map<TenantId, List<HarmLevel>> flags = new ConcurrentHashMap<>();
    private final Map<TenantId, Integer> aside = new ConcurrentHashMap<>();

    Meters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        dropped(0); // there from the start: of a counter that appears with its first count nobody sees the increase
    }

    /** A list was made. */
    void listed(Mode mode, Tier tier, Duration took) {
        lists(mode.key(), tier.key(), "ok").record(took);
    }

    /** A list was asked for and refused. */
    void notListed(Mode mode, ErrorCode code, Duration took) {
        lists(mode.key(), NONE, code.name()).record(took);
    }

    private Timer lists(String mode, String tier, String outcome) {
        return Timer.builder("recommender.lists")
                .description("Time in the model for one list, by mode, tier and outcome")
                .tags("mode", mode, "tier", tier, "outcome", outcome)
                .publishPercentileHistogram()
                .register(registry);
    }

    /** How far apart the narratives of a list are, 0 to 1. */
    void varied(Mode mode, double diversity) {
        registry.summary("recommender.list.diversity", "mode", mode.key()).record(diversity);
    }

    /**
     * Somebody missed a narrative in a list, and was told why.
     *
     * @param answer {@code excluded}, {@code ranked-lower} or {@code listed}
     */
    void missed(String answer) {
        registry.counter("recommender.why.not", "answer", answer).increment();
    }

    /** Feedback was stored. */
    void stored(int accepted, int duplicates) {
        feedback("accepted", NONE, accepted);
        feedback("duplicate", NONE, duplicates);
    }

    /** Feedback was refused. */
    void rejected(int events, ErrorCode code) {
        feedback("rejected", code.name(), events);
    }

    private void feedback(String outcome, String code, int events) {
        registry.counter("recommender.feedback", "outcome", outcome, "code", code)
                .increment(events);
    }

    /** A training, by sweeps or by a refit, ended well. */
    void trained(TenantId tenant, Upkeep kind, Duration took) {
        registry.timer("recommender.training", "tenant", tenant.value(), "kind", kind.key())
                .record(took);
    }

    /** A training made a worse model than the one in use. */
    void refused(TenantId tenant) {
        registry.counter("recommender.training.refused", "tenant", tenant.value())
                .increment();
    }

    /** A comparator was fitted beside a model. */
    void fitted(TenantId tenant, String algorithm, Duration took) {
        registry.timer("recommender.comparators", "tenant", tenant.value(), "algorithm", algorithm)
                .record(took);
    }

    /** A comparator could not be fitted. */
    void notFitted(TenantId tenant, String algorithm) {
        registry.counter("recommender.comparators.failed", "tenant", tenant.value(), "algorithm", algorithm)
                .increment();
    }

    /** Served lists could not be recorded. */
    void dropped(int exposures) {
        registry.counter("recommender.exposures.dropped").increment(exposures);
    }

    /**
     * Where a tenant stands at this moment.
     *
     * @param trainerToken under which this replica last trained its model; 0 if it never has
     * @param entriesSetAside how many entries of its log are passed over
     */
    void stands(TenantId tenant, ModelStatus status, long trainerToken, int entriesSetAside) {
        trainers.put(tenant, trainerToken);
        aside.put(tenant, entriesSetAside);
        if (standing.put(tenant, status) == null) {
            gauge(
                    "recommender.log.lag.entries",
                    "entries",
                    tenant,
                    at -> at.lag().entries());
            gauge("recommender.log.lag", "seconds", tenant, at -> at.lag().age().toMillis() / 1000.0);
            gauge(
                    "recommender.model.age",
                    "seconds",
                    tenant,
                    at -> Duration.between(at.trainedAt(), clock.instant()).toMillis() / 1000.0);
            gauge("recommender.model.ratings", "ratings", tenant, ModelStatus::ratings);
            gauge("recommender.model.drift", "share", tenant, at -> at.drift().share());
            gauge(
                    "recommender.model.surprise",
                    "ratio",
                    tenant,
                    at -> at.drift().surprise().value());
            gauge("recommender.model.sweeps", "sweeps", tenant, at -> at.drift().sweeps());
            gauge("recommender.narratives", "narratives", tenant, ModelStatus::narratives);
            gauge("recommender.people", "people", tenant, ModelStatus::people);
            Gauge.builder("recommender.log.set.aside", aside, all -> all.getOrDefault(tenant, 0))
                    .baseUnit("entries")
                    .tags("tenant", tenant.value())
                    .register(registry);
            Gauge.builder("recommender.trainer", trainers, all -> all.getOrDefault(tenant, 0L))
                    .baseUnit("token")
                    .tags("tenant", tenant.value())
                    .register(registry);
        }
    }

    /** How long the oldest erasure of a tenant waits for a model. */
    void erasuresWait(TenantId tenant, Duration waiting) {
        if (erasures.put(tenant, waiting) == null) {
            Gauge.builder(
                            "recommender.erasures.pending",
                            erasures,
                            all -> all.getOrDefault(tenant, Duration.ZERO).toMillis() / 1000.0)
                    .baseUnit("seconds")
                    .tags("tenant", tenant.value())
                    .register(registry);
        }
    }

    /** What is done about narratives of a tenant that seem to do harm. */
    void flagged(TenantId tenant, Collection<HarmLevel> levels) {
        if (flags.put(tenant, List.copyOf(levels)) == null) {
            for (HarmLevel level : List.of(HarmLevel.REVIEW, HarmLevel.HELD, HarmLevel.SUSPENDED)) {
                Gauge.builder(
                                "recommender.harm.flags",
                                flags,
                                all -> Collections.frequency(all.getOrDefault(tenant, List.of()), level))
                        .baseUnit("narratives")
                        .tags("tenant", tenant.value(), "level", level.key())
                        .register(registry);
            }
        }
    }

    private void gauge(String name, String unit, TenantId tenant, ToDoubleFunction<ModelStatus> value) {
        Gauge.builder(name, standing, all -> {
                    ModelStatus status = all.get(tenant);
                    return status == null ? 0 : value.applyAsDouble(status);
                })
                .baseUnit(unit)
                .tags("tenant", tenant.value())
                .register(registry);
    }
}
