package narratives.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import narratives.catalog.NarrativeId;
import narratives.contract.TenantId;
import narratives.model.Biases;
import narratives.model.HeldOutError;
import narratives.model.Method;
import narratives.model.TrainingSet.TrainingNarrative;
import narratives.people.UserId;
import narratives.recommend.FittedComparators;
import narratives.recommend.FittedComparators.FittedComparator;

/**
 * Fits comparators to what a model was trained on, one at a time whatever the tenant, so that they leave processors to
 * requests. Each is fitted twice: to most ratings, to see how far off it is at the others, and to all. Thread-safe.
 */
public final class ComparatorFitting {
    private final SortedMap<String, Method> methods;
    private final long seed;
    private final FittingWatch watch;
    private final Clock clock;
    private final Lock oneAtATime = new ReentrantLock();

    /**
     * @param methods by the names under which lists are asked for; none: nothing is ever fitted
     * @param seed of the choice of ratings that are held out
     */
    public ComparatorFitting(SortedMap<String, Method> methods, long seed, FittingWatch watch, Clock clock) {
        this.methods = Collections.unmodifiableSortedMap(new TreeMap<>(methods));
        this.seed = seed;
        this.watch = watch;
        this.clock = clock;
    }

    boolean isWanted() {
        return !methods.isEmpty();
    }

    /** Those that could be fitted. */
    FittedComparators fit(TenantId tenant, Material material) {
        SortedMap<String, FittedComparator> fitted = new TreeMap<>();
        methods.forEach((name, method) -> {
            oneAtATime.lock();
            try {
                Instant begin = clock.instant();
                fitted.put(name, fit(method, material));
                watch.fitted(tenant, name, Duration.between(begin, clock.instant()));
            } catch (RuntimeException failure) {
                watch.failed(tenant, name, failure);
            } finally {
                oneAtATime.unlock();
            }
        });
        return new FittedComparators(
                material.question(),
                Biases.of(material.set()).mean(),
                people(material.people()),
                narratives(material.set().narratives()),
                fitted);
    }

    private FittedComparator fit(Method method, Material material) {
        double errorVariance = HeldOutError.variance(method, material.set(), seed);
        if (!Double.isFinite(errorVariance)) {
            throw new IllegalStateException("what it expects of ratings held out is no number");
        }
        return new FittedComparator(method.basis(), method.fit(material.set()), errorVariance);
    }

    private static Map<UserId, Integer> people(List<UserId> people) {
        Map<UserId, Integer> places = new HashMap<>();
        people.forEach(id -> places.put(id, places.size()));
        return places;
    }

    private static Map<NarrativeId, Integer> narratives(List<TrainingNarrative> narratives) {
        Map<NarrativeId, Integer> places = new HashMap<>();
        narratives.forEach(narrative -> places.put(narrative.id(), places.size()));
        return places;
    }
}
