package narratives.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import narratives.evaluation.PersonSums.Quotient;
import narratives.evaluation.measure.RankingScores;
import narratives.evaluation.measure.Unfairness;
import narratives.feedback.Scale;
import narratives.model.Estimate;
import narratives.model.GowerTable;
import narratives.model.Method;
import narratives.model.StandardNormal;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingNarrative;
import narratives.model.TrainingSet.TrainingRating;

/**
 * One fold, for any number of methods: what was held out is foretold, and for each person who was asked about a list is
 * made out of everything that they are not known to have rated.
 */
public final class FoldTest {
    private final Fold fold;
    private final ListSettings lists;
    private final boolean keepsRated;
    private final SortedMap<Integer, List<TrainingRating>> known;
    private final SortedMap<Integer, List<TrainingRating>> held;
    private final double[] novelty;
    private final GowerTable distances;
    private final boolean hasQuestions;

    /** @param keepsRated whether every rating is kept, so that groups of people can be compared */
    public FoldTest(Fold fold, ListSettings lists, boolean keepsRated) {
        this.fold = fold;
        this.lists = lists;
        this.keepsRated = keepsRated;
        known = fold.known();
        held = Fold.byPerson(fold.test());
        novelty = novelty(fold.training());
        distances = new GowerTable(
                fold.training().instrument(),
                fold.training().narratives().stream()
                        .map(TrainingNarrative::characterisation)
                        .toList());
        hasQuestions = !fold.training().instrument().questions().isEmpty();
    }

    /** -log2 of the share of people who rated a narrative; what nobody rated counts as rated once. */
    private static double[] novelty(TrainingSet training) {
        double[] raters = new double[training.narratives().size()];
        training.ratings().forEach(rating -> raters[rating.narrative()]++);
        long people = training.ratings().stream()
                .mapToInt(TrainingRating::person)
                .distinct()
                .count();
        double[] novelty = new double[raters.length];
        for (int i = 0; i < novelty.length; i++) {
            novelty[i] = Math.log(Math.max(1, people) / Math.max(1, raters[i])) / Math.log(2);
        }
        return novelty;
    }

    /** What a method does on it. */
    public FoldScores scores(Method method, Instruments instruments) {
        LongSupplier memory = instruments.memory().get();
        long begun = instruments.nanos().getAsLong();
        Method.Fitted fitted = method.fit(fold.training());
        long learned = instruments.nanos().getAsLong();
        long peak = memory.getAsLong();
        Sums sums = new Sums();
        held.forEach((person, test) -> {
            List<TrainingRating> own = known.getOrDefault(person, List.of());
            Method.Reader reader = fitted.reader(person, own);
            test.forEach(rating -> sums.error(rating, reader.predict(rating.narrative()), own.size()));
            sums.list(person, test, new Lists(fitted, reader, person, own));
        });
        return new FoldScores(
                sums.all(),
                sums.shown,
                sums.rated,
                held.size(),
                sums.withoutRelevant,
                (learned - begun) / 1e9,
                (instruments.nanos().getAsLong() - learned) / 1e9,
                peak);
    }

    /** The lists of one person. */
    private final class Lists {
        private final boolean[] seen = new boolean[novelty.length];
        private final int[] best;
        private final int[] ofNobody;

        Lists(Method.Fitted fitted, Method.Reader reader, int person, List<TrainingRating> own) {
            own.forEach(rating -> seen[rating.narrative()] = true);
            best = TopScores.of(reader, seen, 2 * lists.k());
            ofNobody = own.isEmpty() ? best : TopScores.of(fitted.reader(person, List.of()), seen, lists.k());
        }

        int[] best() {
            return best;
        }

        int length() {
            return Math.min(lists.k(), best.length);
        }

        boolean isPersonal() {
            boolean same = true;
            for (int i = 0; i < length(); i++) {
                same &= i < ofNobody.length && best[i] == ofNobody[i];
            }
            return !same;
        }
    }

    private final class Sums {
        private final Map<String, SortedMap<Integer, Quotient>> metrics = new TreeMap<>();
        private final List<Unfairness.Rated> rated = new ArrayList<>();
        private final long[] shown = new long[novelty.length];
        private int withoutRelevant;

        SortedMap<String, PersonSums> all() {
            SortedMap<String, PersonSums> all = new TreeMap<>();
            metrics.forEach((name, people) -> all.put(name, new PersonSums(people)));
            return all;
        }

        private void add(String metric, int person, double value) {
            metrics.computeIfAbsent(metric, unseen -> new TreeMap<>())
                    .merge(person, new Quotient(value, 1), Quotient::plus);
        }

        void error(TrainingRating rating, Estimate estimate, int known) {
            Scale scale = fold.training().scale();
            int person = rating.person();
            double foretold = Math.clamp(estimate.mean(), scale.minimum(), scale.maximum());
            double error = foretold - rating.value();
            add(Metrics.RMSE, person, error * error);
            add(Metrics.known(Metrics.RMSE, known), person, error * error);
            add(Metrics.MAE, person, Math.abs(error));
            if (keepsRated) {
                rated.add(new Unfairness.Rated(person, rating.narrative(), rating.value(), foretold));
            }
            estimate.variance().ifPresent(variance -> {
                double z = (rating.value() - estimate.mean()) / Math.sqrt(variance);
                add(Metrics.LOG_SCORE, person, -(Math.log(2 * Math.PI * variance) + z * z) / 2);
                double central = 100 * Math.abs(2 * StandardNormal.cumulative(z) - 1);
                Metrics.levels().forEach(level -> add(Metrics.COVERAGE + level, person, central <= level ? 1 : 0));
            });
        }

        void list(int person, List<TrainingRating> test, Lists made) {
            int k = lists.k();
            Map<Integer, Double> gains = new HashMap<>();
            test.stream()
                    .filter(rating -> lists.isRelevant(rating.value()))
                    .forEach(rating -> gains.put(rating.narrative(), 1.0));
            if (gains.isEmpty()) {
                withoutRelevant++;
            } else {
                RankingScores scores = RankingScores.of(made.best(), gains, k);
                add(Metrics.at(Metrics.NDCG, k), person, scores.ndcg());
                add(Metrics.at(Metrics.PRECISION, k), person, scores.precision());
                add(Metrics.at(Metrics.RECALL, k), person, scores.recall());
                add(Metrics.at(Metrics.MAP, k), person, scores.averagePrecision());
                add(Metrics.at(Metrics.MRR, k), person, scores.reciprocalRank());
                add(
                        Metrics.at(Metrics.RECALL, 2 * k),
                        person,
                        RankingScores.of(made.best(), gains, 2 * k).recall());
            }
            add(Metrics.at(Metrics.USER_COVERAGE, k), person, made.isPersonal() ? 1 : 0);
            variety(person, made);
        }

        private void variety(int person, Lists made) {
            int[] best = made.best();
            double newness = 0;
            double apart = 0;
            for (int i = 0; i < made.length(); i++) {
                shown[best[i]]++;
                newness += novelty[best[i]];
                for (int j = 0; j < i && hasQuestions; j++) {
                    apart += distances.distance(best[i], best[j]);
                }
            }
            int n = made.length();
            if (n > 0) {
                add(Metrics.at(Metrics.NOVELTY, lists.k()), person, newness / n);
            }
            if (n > 1 && hasQuestions) {
                add(Metrics.at(Metrics.ILD, lists.k()), person, apart / (n * (n - 1) / 2.0));
            }
        }
    }
}
