package narratives.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import narratives.model.TrainingSet;
import narratives.model.TrainingSettings;

/**
 * What the model is worth on one set of ratings: random 5-fold against the means, and new people with their first
 * ratings. Deterministic for a seed.
 *
 * @param rows a method each, in the order in which they are reported
 * @param differences RMSE of the model minus that of each mean, in the order of the means; below 0 the model is better
 * @param curve accuracy after 0, 1, 2 and 3 ratings of a new person, on the same held-out ratings
 */
public record CohortReport(List<Row> rows, List<PairedBootstrap.Difference> differences, List<Accuracy> curve) {
    private static final int FOLDS = 5;
    /** Held out whole: enough people for the curve, few enough that the others still teach the model. */
    private static final double NEW_PEOPLE = 0.3;

    private static final int FIRST_RATINGS = 3;

    /** One method. */
    public record Row(String method, Accuracy accuracy) {}

    public CohortReport {
        rows = List.copyOf(rows);
        differences = List.copyOf(differences);
        curve = List.copyOf(curve);
    }

    /** @param seed splits the ratings, draws the intervals and holds people out */
    public static CohortReport of(TrainingSet set, long seed) {
        Method model = new ModelOfRatings("the model", TrainingSettings.DEFAULT);
        List<Method> means = List.of(Baselines.globalMean(), Baselines.narrativeMean(), Baselines.personMean());
        List<Fold> folds = KFold.split(set, FOLDS, new SplittableRandom(seed));
        List<Outcome> foretold = outcomes(folds, model);
        List<Row> rows = new ArrayList<>(List.of(new Row(model.name(), Accuracy.of(foretold, set.scale()))));
        List<PairedBootstrap.Difference> differences = new ArrayList<>();
        for (Method mean : means) {
            List<Outcome> others = outcomes(folds, mean);
            rows.add(new Row(mean.name(), Accuracy.of(others, set.scale())));
            differences.add(PairedBootstrap.rmse(foretold, others, set.scale(), new SplittableRandom(seed)));
        }
        List<Accuracy> curve =
                new ColdStartCurve(NEW_PEOPLE, FIRST_RATINGS).measure(set, model, new SplittableRandom(seed));
        return new CohortReport(rows, differences, curve);
    }

    private static List<Outcome> outcomes(List<Fold> folds, Method method) {
        List<Outcome> outcomes = new ArrayList<>();
        folds.forEach(fold -> outcomes.addAll(fold.outcomes(method)));
        return outcomes;
    }

    /** Whether the model is surely better than each mean: the whole 95 % interval of the difference lies below 0. */
    public boolean beatsTheMeans() {
        return differences.stream().allMatch(difference -> difference.high() < 0);
    }

    /** Whether three ratings of a new person make the model better than none. */
    public boolean learnsFromThree() {
        return curve.size() > FIRST_RATINGS
                && curve.get(FIRST_RATINGS).rmse() < curve.getFirst().rmse();
    }

    /** The report for people, in plain columns. */
    public String text() {
        StringBuilder text = new StringBuilder("method           RMSE    MAE     90 % interval covers\n");
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-15s  %.4f  %.4f  %s%n",
                    row.method(),
                    row.accuracy().rmse(),
                    row.accuracy().mae(),
                    row.accuracy().coverage90().isPresent()
                            ? String.format(
                                    Locale.ROOT,
                                    "%.1f %%",
                                    100 * row.accuracy().coverage90().getAsDouble())
                            : "-"));
        }
        for (int i = 0; i < differences.size(); i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "the model minus %s: %.4f (95 %% interval %.4f to %.4f, drawn over people)%n",
                    rows.get(i + 1).method(),
                    differences.get(i).estimate(),
                    differences.get(i).low(),
                    differences.get(i).high()));
        }
        for (int told = 0; told < curve.size(); told++) {
            text.append(String.format(
                    Locale.ROOT,
                    "a new person, %d ratings told: RMSE %.4f over %d held-out ratings%n",
                    told,
                    curve.get(told).rmse(),
                    curve.get(told).ratings()));
        }
        return text.toString();
    }
}
