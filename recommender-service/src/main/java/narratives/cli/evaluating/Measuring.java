package narratives.cli.evaluating;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import narratives.cli.importing.Refusal;
import narratives.evaluation.Difference;
import narratives.evaluation.FoldScores;
import narratives.evaluation.FoldTest;
import narratives.evaluation.Groups;
import narratives.evaluation.Instruments;
import narratives.evaluation.MethodScores;
import narratives.evaluation.Metrics;
import narratives.evaluation.RatedSet;
import narratives.evaluation.Split.Setting;
import narratives.evaluation.SplitHash;
import narratives.evaluation.measure.ClusterBootstrap;

/** Measures algorithms on ratings: every fold of every setting of every draw, what was measured before taken as it is. */
public final class Measuring {
    private final MeasurePlan plan;
    private final List<Algorithms.Algorithm> algorithms;
    private final KeptParts parts;
    private final PrintWriter progress;
    private final Instruments instruments = new Instruments(System::nanoTime, new HeapPeak());

    public Measuring(MeasurePlan plan, List<Algorithms.Algorithm> algorithms, Path folder, PrintWriter progress) {
        this.plan = plan;
        this.algorithms = List.copyOf(algorithms);
        parts = new KeptParts(folder);
        this.progress = progress;
    }

    /** One setting of one draw, and what each algorithm did on it. */
    private record Done(
            Setting setting, SortedMap<String, List<Integer>> groups, Map<String, List<FoldScores>> scores) {}

    /**
     * The figures.
     *
     * @param ratings all there are
     * @param settings what is held out of ratings
     */
    public MeasureReport report(RatedSet ratings, long rejected, Function<RatedSet, List<Setting>> settings) {
        List<List<Done>> draws = new ArrayList<>();
        RatedSet first = sample(ratings, 0);
        for (int draw = 0; draw < plan.draws(); draw++) {
            draws.add(measured(draw, draw == 0 ? first : sample(ratings, draw), settings));
        }
        Map<String, SortedMap<String, List<Double>>> values = new LinkedHashMap<>();
        if (plan.draws() > 1) {
            algorithms.forEach(algorithm -> values.put(algorithm.name(), values(algorithm.name(), draws)));
        }
        Map<String, MeasureReport.Algorithm> found = new LinkedHashMap<>();
        for (Algorithms.Algorithm algorithm : algorithms) {
            String name = algorithm.name();
            found.put(
                    name,
                    algorithm(
                            name,
                            plan.draws() > 1
                                    ? ofDraws(values.getOrDefault(name, new TreeMap<>()))
                                    : ofPeople(name, draws.getFirst()),
                            draws));
        }
        List<Difference> differences =
                plan.draws() > 1 ? apart(values) : apart(draws.getFirst().getFirst());
        return new MeasureReport(
                MeasureReport.VERSION,
                MeasureReport.Data.of(first, rejected),
                how(draws),
                found,
                Difference.corrected(differences).stream()
                        .map(MeasureReport.Comparison::of)
                        .toList());
    }

    private RatedSet sample(RatedSet ratings, int draw) {
        if (plan.shape().isEmpty()) {
            return ratings;
        }
        MeasurePlan.Shape shape = plan.shape().get();
        try {
            return ratings.drawn(shape.people(), shape.ratings(), chance(draw));
        } catch (IllegalArgumentException tooFew) {
            throw new Refusal("--shape " + shape + ": " + tooFew.getMessage() + ".");
        }
    }

    private SplittableRandom chance(long stream) {
        return new SplittableRandom(plan.seed() + 1_000_003 * stream);
    }

    private List<Done> measured(int draw, RatedSet ratings, Function<RatedSet, List<Setting>> settings) {
        SortedMap<String, List<Integer>> groups = Groups.of(ratings.set());
        List<Done> done = new ArrayList<>();
        for (Setting setting : settings.apply(ratings)) {
            String hash = setting.hash();
            List<FoldTest> tests = setting.folds().stream()
                    .map(fold -> new FoldTest(fold, plan.lists(), !groups.isEmpty()))
                    .toList();
            List<String> learned =
                    setting.folds().stream().map(SplitHash::ofLearned).toList();
            Map<String, List<FoldScores>> scores = new LinkedHashMap<>();
            for (Algorithms.Algorithm algorithm : algorithms) {
                List<FoldScores> folds = new ArrayList<>();
                for (int fold = 0; fold < tests.size(); fold++) {
                    FoldTest test = tests.get(fold);
                    String what = algorithm.name() + setting.suffix() + "-" + draw + "-" + fold;
                    FoldScores one = parts.of(
                            what,
                            String.join(
                                    "\n",
                                    what,
                                    hash,
                                    learned.get(fold),
                                    plan.lists().toString(),
                                    "" + plan.seed(),
                                    "" + groups),
                            () -> test.scores(algorithm.method(), instruments));
                    tell(what, draw, fold, tests.size(), one);
                    folds.add(one);
                }
                scores.put(algorithm.name(), folds);
            }
            done.add(new Done(setting, groups, scores));
        }
        return done;
    }

    private void tell(String what, int draw, int fold, int folds, FoldScores scores) {
        MethodScores alone = MethodScores.of(List.of(scores), plan.lists());
        SortedMap<String, Double> values = alone.values(new TreeMap<>(), chance(0));
        progress.println(String.format(
                Locale.ROOT,
                "%s: draw %d of %d, fold %d of %d: rmse %.4f, ndcg@%d %.4f; %.1f s to learn, %.1f s to foretell",
                what.substring(0, what.indexOf("-" + draw + "-" + fold)),
                draw + 1,
                plan.draws(),
                fold + 1,
                folds,
                values.getOrDefault(Metrics.RMSE, Double.NaN),
                plan.lists().k(),
                values.getOrDefault(Metrics.at(Metrics.NDCG, plan.lists().k()), Double.NaN),
                scores.fitSeconds(),
                scores.testSeconds()));
        progress.flush();
    }

    private MethodScores scores(String algorithm, Done done) {
        return MethodScores.of(done.scores().getOrDefault(algorithm, List.of()), plan.lists());
    }

    private SortedMap<String, MeasureReport.Figure> ofPeople(String algorithm, List<Done> settings) {
        SortedMap<String, MeasureReport.Figure> figures = new TreeMap<>();
        for (Done done : settings) {
            scores(algorithm, done)
                    .metrics(done.groups(), chance(7))
                    .forEach((name, interval) ->
                            figures.put(name + done.setting().suffix(), MeasureReport.Figure.of(interval)));
        }
        return figures;
    }

    private SortedMap<String, MeasureReport.Figure> ofDraws(SortedMap<String, List<Double>> values) {
        SortedMap<String, MeasureReport.Figure> figures = new TreeMap<>();
        values.forEach(
                (name, of) -> figures.put(name, MeasureReport.Figure.of(ClusterBootstrap.mean(plain(of), chance(7)))));
        return figures;
    }

    private static double[] plain(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Of each metric that every draw has, the values of the draws. */
    private SortedMap<String, List<Double>> values(String algorithm, List<List<Done>> draws) {
        SortedMap<String, List<Double>> values = new TreeMap<>();
        for (List<Done> draw : draws) {
            for (Done done : draw) {
                scores(algorithm, done)
                        .values(done.groups(), chance(7))
                        .forEach((name, value) -> values.computeIfAbsent(
                                        name + done.setting().suffix(), unseen -> new ArrayList<>())
                                .add(value));
            }
        }
        values.values().removeIf(of -> of.size() < draws.size());
        return values;
    }

    /** The first algorithm and each other, by people. */
    private List<Difference> apart(Done done) {
        String first = algorithms.getFirst().name();
        List<Difference> differences = new ArrayList<>();
        for (Algorithms.Algorithm other : algorithms.subList(1, algorithms.size())) {
            for (String metric : Metrics.compared(plan.lists().k())) {
                Difference.ofPeople(
                                first,
                                scores(first, done),
                                other.name(),
                                scores(other.name(), done),
                                metric,
                                chance(11))
                        .ifPresent(differences::add);
            }
        }
        return differences;
    }

    /** The first algorithm and each other, by draws. */
    private List<Difference> apart(Map<String, SortedMap<String, List<Double>>> values) {
        String first = algorithms.getFirst().name();
        SortedMap<String, List<Double>> ours = values.getOrDefault(first, new TreeMap<>());
        List<Difference> differences = new ArrayList<>();
        for (Algorithms.Algorithm other : algorithms.subList(1, algorithms.size())) {
            SortedMap<String, List<Double>> theirs = values.getOrDefault(other.name(), new TreeMap<>());
            for (String metric : Metrics.compared(plan.lists().k())) {
                if (ours.containsKey(metric) && theirs.containsKey(metric)) {
                    differences.add(Difference.ofDraws(
                            first,
                            plain(ours.getOrDefault(metric, List.of())),
                            other.name(),
                            plain(theirs.getOrDefault(metric, List.of())),
                            metric,
                            chance(11)));
                }
            }
        }
        return differences;
    }

    private static MeasureReport.Algorithm algorithm(
            String name, SortedMap<String, MeasureReport.Figure> figures, List<List<Done>> draws) {
        List<FoldScores> all = draws.stream()
                .flatMap(List::stream)
                .flatMap(done -> done.scores().getOrDefault(name, List.of()).stream())
                .toList();
        return new MeasureReport.Algorithm(
                figures,
                all.stream().mapToDouble(FoldScores::fitSeconds).sum(),
                all.stream().mapToDouble(FoldScores::testSeconds).sum(),
                all.stream().mapToLong(FoldScores::peakBytes).max().orElse(0) / 1e6);
    }

    private MeasureReport.How how(List<List<Done>> draws) {
        SortedMap<String, String> hashes = new TreeMap<>();
        draws.getFirst()
                .forEach(done ->
                        hashes.put(done.setting().suffix(), done.setting().hash()));
        List<FoldScores> one = draws.stream()
                .flatMap(List::stream)
                .flatMap(
                        done -> done.scores().getOrDefault(algorithms.getFirst().name(), List.of()).stream())
                .toList();
        return new MeasureReport.How(
                plan.split(),
                hashes,
                plan.seed(),
                plan.lists().k(),
                plan.lists().relevantFrom().isPresent()
                        ? plan.lists().relevantFrom().getAsDouble()
                        : null,
                plan.shape().map(MeasurePlan.Shape::toString).orElse(""),
                plan.draws(),
                one.stream().mapToInt(FoldScores::people).sum(),
                one.stream().mapToInt(FoldScores::withoutRelevant).sum(),
                Runtime.version().toString(),
                Runtime.getRuntime().availableProcessors());
    }
}
