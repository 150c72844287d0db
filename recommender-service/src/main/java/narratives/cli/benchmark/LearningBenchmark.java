package narratives.cli.benchmark;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import narratives.comparator.Choice;
import narratives.comparator.Comparators;
import narratives.model.NarrativeBlock;
import narratives.model.NarrativeTraits;
import narratives.model.PersonBlock;
import narratives.model.RatedNarrative;
import narratives.model.RatingModel;
import narratives.model.RatingModelTrainer;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingNarrative;
import narratives.model.TrainingSettings;
import narratives.model.taste.TasteMethods;

/** How long learning takes and how much memory it needs, beside Taste on the same ratings in the same run. */
public final class LearningBenchmark {
    private static final int FACTORS = 10;

    private final long seed;
    private final int rounds;
    private final LongSupplier nanos;
    private final PrintWriter out;

    /** @param rounds how often each is timed; the least counts */
    public LearningBenchmark(long seed, int rounds, LongSupplier nanos, PrintWriter out) {
        this.seed = seed;
        this.rounds = rounds;
        this.nanos = nanos;
        this.out = out;
    }

    /** Measures on one set of ratings, and prints tables. */
    public void run(String name, TrainingSet set) throws InterruptedException {
        Surroundings here = Surroundings.now();
        out.printf(
                Locale.ROOT,
                "%s: %,d people, %,d narratives, %,d ratings. %s, %d cores; %s; load average %.1f%n%n",
                name,
                set.people().size(),
                set.narratives().size(),
                set.ratings().size(),
                here.jvm(),
                here.cores(),
                here.at(),
                here.loadAverage());
        out.println("| | s | peak MB | time : Taste's of its kind | memory : Taste's |");
        out.println("|---|---:|---:|---:|---:|");
        Map<String, Supplier<?>> kinds = new LinkedHashMap<>();
        kinds.put(
                "taste-rating-sgd, 10 factors, 80 epochs",
                () -> TasteMethods.ratingSgd(FACTORS, 80).fit(set));
        kinds.put(
                "rating head, 10 factors", () -> new RatingModelTrainer(TrainingSettings.DEFAULT).train(set, FACTORS));
        kinds.put(
                "rating head, as trained in service",
                () -> new RatingModelTrainer(TrainingSettings.DEFAULT).train(set));
        table(kinds);
        Map<String, Supplier<?>> others = new LinkedHashMap<>();
        others.put("taste-svdpp, 20 factors, 10 epochs", () -> fit("taste-svdpp", set));
        others.put("svdpp, 20 factors, 20 epochs", () -> fit("svdpp", set));
        table(others);
        out.println();
        events(set);
    }

    private Object fit(String name, TrainingSet set) {
        Choice choice = Comparators.named(name).orElseThrow();
        return choice.method(seed).fit(set);
    }

    /** The first is Taste's. */
    private void table(Map<String, Supplier<?>> kinds) throws InterruptedException {
        double tasteSeconds = 0;
        double tasteBytes = 0;
        for (Map.Entry<String, Supplier<?>> kind : kinds.entrySet()) {
            double seconds = seconds(kind.getValue());
            long bytes = LiveHeap.peak(kind.getValue());
            boolean first = tasteSeconds == 0;
            tasteSeconds = first ? seconds : tasteSeconds;
            tasteBytes = first ? bytes : tasteBytes;
            out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.1f | %s | %s |%n",
                    kind.getKey(),
                    seconds,
                    bytes / 1e6,
                    first ? "" : String.format(Locale.ROOT, "%.3f", seconds / tasteSeconds),
                    first ? "" : String.format(Locale.ROOT, "%.2f", bytes / tasteBytes));
            out.flush();
        }
    }

    private double seconds(Supplier<?> work) {
        double least = Double.POSITIVE_INFINITY;
        for (int round = 0; round < rounds; round++) {
            System.gc();
            long begun = nanos.getAsLong();
            Objects.requireNonNull(work.get());
            least = Math.min(least, (nanos.getAsLong() - begun) / 1e9);
        }
        return least;
    }

    /** What taking one rating in costs: the person's block anew, their contribution, and the narrative's block. */
    private void events(TrainingSet set) {
        RatingModel model = new RatingModelTrainer(TrainingSettings.DEFAULT).train(set, FACTORS);
        List<RatedNarrative> all = new ArrayList<>();
        List<NarrativeTraits> traits = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (TrainingNarrative narrative : set.narratives()) {
            NarrativeTraits of = model.traits(narrative.characterisation());
            NarrativeBlock block = model.block(of, model.evidence(narrative.id()));
            traits.add(of);
            all.add(new RatedNarrative(
                    of.components(),
                    block,
                    set.scale().minimum() + random.nextDouble() * set.scale().range()));
        }
        out.println("| ratings of the person | µs an event |");
        out.println("|---:|---:|");
        for (int count : new int[] {3, 30, 300}) {
            if (count <= all.size()) {
                out.printf(Locale.ROOT, "| %d | %.1f |%n", count, event(model, set, all.subList(0, count), traits));
            }
        }
        out.println();
        out.flush();
    }

    /** The median, in microseconds. */
    private double event(RatingModel model, TrainingSet set, List<RatedNarrative> own, List<NarrativeTraits> traits) {
        double[] times = new double[400];
        double sink = 0;
        for (int turn = -2000; turn < times.length; turn++) {
            long begun = nanos.getAsLong();
            PersonBlock person = model.foldIn(set.people().getFirst(), own);
            int narrative = Math.floorMod(turn, own.size());
            RatedNarrative rated = own.get(narrative);
            sink += model.block(traits.get(narrative), model.contribution(person, rated.components(), rated.rating()))
                    .mean()[0];
            if (turn >= 0) {
                times[turn] = (nanos.getAsLong() - begun) / 1e3;
            }
        }
        Arrays.sort(times);
        return times[times.length / 2] + 0 * sink;
    }
}
