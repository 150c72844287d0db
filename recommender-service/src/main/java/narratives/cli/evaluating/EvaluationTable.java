package narratives.cli.evaluating;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import narratives.demonstration.Cohort;
import narratives.evaluation.Accuracy;
import narratives.evaluation.Evaluation;
import narratives.evaluation.Experiment;
import narratives.evaluation.Measured;
import narratives.evaluation.PairedBootstrap;
import narratives.evaluation.PairedBootstrap.Difference;
import narratives.evaluation.Spread;
import narratives.model.TrainingSettings;

/** An evaluation as text, for people: aligned columns, nothing in it that another run would not print. */
public record EvaluationTable(Heading heading, Evaluation evaluation) {
    /** Prints everything. */
    public void print(PrintWriter out) {
        head(out);
        heldOut(out);
        coldStart(out);
        if (!evaluation.cohorts().isEmpty()) {
            cohorts(out);
        }
        out.println();
        evaluation.claims().forEach(claim -> out.println((claim.holds() ? "yes  " : "no   ") + claim.sentence()));
        out.flush();
    }

    private void head(PrintWriter out) {
        Measured measured = evaluation.measured();
        Measured.Size size = measured.size();
        Experiment experiment = evaluation.experiment();
        TrainingSettings settings = experiment.settings();
        out.printf(Locale.ROOT, "date            %s%n", heading.date());
        out.printf(Locale.ROOT, "data            %s%n", heading.data());
        out.printf(Locale.ROOT, "people          %,d, of whom %,d have ratings%n", size.people(), size.raters());
        out.printf(Locale.ROOT, "narratives      %,d, of which %,d have ratings%n", size.narratives(), size.rated());
        out.printf(
                Locale.ROOT,
                "ratings         %,d of \"%s\", from %s to %s%s%n",
                size.ratings(),
                heading.question(),
                number(heading.scale().minimum()),
                number(heading.scale().maximum()),
                heading.rejected() == 0 ? "" : String.format(Locale.ROOT, "; lines rejected: %,d", heading.rejected()));
        out.printf(
                Locale.ROOT,
                "model           at most %d content components, at most %d sweeps, tolerance %s%n",
                settings.components(),
                settings.mostSweeps(),
                settings.tolerance());
        out.printf(Locale.ROOT, "splits          %d folds, seed %d%n", experiment.folds(), experiment.seed());
        out.printf(Locale.ROOT, "  of ratings    SHA-256 %s%n", measured.ratingsSplit());
        out.printf(Locale.ROOT, "  of people     SHA-256 %s%n", measured.peopleSplit());
        out.printf(
                Locale.ROOT,
                "Errors are in points of the scale. [ ] is a 95 %% confidence interval; for one set of ratings, from"
                        + " %,d draws of people.%n",
                PairedBootstrap.DRAWS);
    }

    private void heldOut(PrintWriter out) {
        Measured.Comparison comparison = evaluation.measured().comparison();
        out.println();
        out.printf(
                Locale.ROOT,
                "Held-out ratings: each of %,d by %,d people foretold once%n",
                comparison.model().ratings(),
                comparison.model().people());
        columns(out, "", "RMSE of the model", "minus this one");
        out.printf(Locale.ROOT, "%-15s %s%n", "model", accuracy(comparison.model()));
        comparison
                .rivals()
                .forEach(rival -> out.printf(
                        Locale.ROOT,
                        "%-15s %s  %s%n",
                        rival.name(),
                        accuracy(rival.accuracy()),
                        difference(rival.difference())));
    }

    private static void columns(PrintWriter out, String rows, String minuend, String subtrahend) {
        out.printf(
                Locale.ROOT,
                "%-15s %15s %15s  %-17s  %s%n",
                "",
                "over ratings",
                "mean of people",
                "within interval",
                minuend);
        out.printf(
                Locale.ROOT,
                "%-15s %7s %7s %7s %7s  %7s  %8s  %s%n",
                rows,
                "RMSE",
                "MAE",
                "RMSE",
                "MAE",
                "of 50 %",
                "of 90 %",
                subtrahend);
    }

    private void coldStart(PrintWriter out) {
        List<Measured.Step> steps = evaluation.measured().coldStart();
        Accuracy first = steps.getFirst().accuracy();
        out.println();
        out.printf(
                Locale.ROOT,
                "New people: %,d with more than %d ratings; drawn %d times what they tell, and %,d ratings foretold in all%n",
                first.people(),
                Experiment.TOLD,
                evaluation.measured().draws(),
                first.ratings());
        columns(out, "ratings told", "RMSE of this one", "minus that with none");
        steps.forEach(step -> out.printf(
                Locale.ROOT,
                "%-15d %s%s%n",
                step.told(),
                accuracy(step.accuracy()),
                step.told() == 0 ? "" : "  " + difference(step.sinceCold())));
    }

    private void cohorts(PrintWriter out) {
        int count = evaluation.cohorts().size();
        out.println();
        out.printf(
                Locale.ROOT,
                "The same on %d cohorts, all made up, seeds %d to %d; errors over ratings, ± the standard deviation over cohorts%n",
                count,
                Cohort.SEED,
                Cohort.SEED + count - 1);
        cohortColumns(out, "held out", "RMSE of the model", "minus this one");
        cohortRow(out, "model", one -> one.comparison().model());
        List<Measured.Rival> rivals = evaluation.measured().comparison().rivals();
        for (int place = 0; place < rivals.size(); place++) {
            int here = place;
            Function<Measured, Measured.Rival> rival =
                    one -> one.comparison().rivals().get(here);
            cohortRow(
                    out,
                    rivals.get(place).name(),
                    one -> rival.apply(one).accuracy(),
                    one -> rival.apply(one).difference());
        }
        cohortColumns(out, "ratings told", "RMSE of this one", "minus that with none");
        for (Measured.Step step : evaluation.measured().coldStart()) {
            Function<Measured, Measured.Step> same = one -> one.coldStart().get(step.told());
            String name = Integer.toString(step.told());
            if (step.told() == 0) {
                cohortRow(out, name, one -> same.apply(one).accuracy());
            } else {
                cohortRow(
                        out,
                        name,
                        one -> same.apply(one).accuracy(),
                        one -> same.apply(one).sinceCold());
            }
        }
    }

    private static void cohortColumns(PrintWriter out, String rows, String minuend, String subtrahend) {
        out.printf(Locale.ROOT, "%-46s  %-20s  %-26s  %s%n", "", "% within interval", minuend, "below 0");
        out.printf(
                Locale.ROOT,
                "%-15s %-14s  %-14s  %-9s  %-9s  %-26s  %s%n",
                rows,
                "RMSE",
                "MAE",
                "of 50 %",
                "of 90 %",
                subtrahend,
                "in cohorts");
    }

    private void cohortRow(
            PrintWriter out,
            String name,
            Function<Measured, Accuracy> accuracy,
            Function<Measured, Difference> difference) {
        Spread spread = evaluation.spread(one -> difference.apply(one).estimate());
        out.printf(
                Locale.ROOT,
                "%s  %s  %2d of %d%n",
                cohortAccuracy(name, accuracy),
                interval(spread.mean(), spread.low(), spread.high()),
                spread.below(),
                spread.cohorts());
    }

    private void cohortRow(PrintWriter out, String name, Function<Measured, Accuracy> accuracy) {
        out.printf(Locale.ROOT, "%s%n", cohortAccuracy(name, accuracy));
    }

    private String cohortAccuracy(String name, Function<Measured, Accuracy> accuracy) {
        Spread rmse = evaluation.spread(one -> accuracy.apply(one).micro().rmse());
        Spread mae = evaluation.spread(one -> accuracy.apply(one).micro().mae());
        boolean sure = evaluation.cohorts().stream()
                .allMatch(one -> accuracy.apply(one).coverage().isPresent());
        String coverage = sure
                ? percent(evaluation.spread(one ->
                                accuracy.apply(one).coverage().orElseThrow().half()))
                        + percent(evaluation.spread(one ->
                                accuracy.apply(one).coverage().orElseThrow().ninety()))
                : blank(22);
        return String.format(
                Locale.ROOT,
                "%-15s %6.4f ±%6.4f  %6.4f ±%6.4f%s",
                name,
                rmse.mean(),
                rmse.deviation(),
                mae.mean(),
                mae.deviation(),
                coverage);
    }

    private static String percent(Spread share) {
        return String.format(Locale.ROOT, "  %4.1f ±%3.1f", 100 * share.mean(), 100 * share.deviation());
    }

    private static String accuracy(Accuracy accuracy) {
        return String.format(
                Locale.ROOT,
                "%7.4f %7.4f %7.4f %7.4f%s",
                accuracy.micro().rmse(),
                accuracy.micro().mae(),
                accuracy.macro().rmse(),
                accuracy.macro().mae(),
                accuracy.coverage()
                        .map(shares -> String.format(
                                Locale.ROOT, "  %5.1f %%  %6.1f %%", 100 * shares.half(), 100 * shares.ninety()))
                        .orElse(blank(19)));
    }

    private static String difference(Difference difference) {
        return interval(difference.estimate(), difference.low(), difference.high());
    }

    private static String interval(double estimate, double low, double high) {
        return String.format(Locale.ROOT, "%+.4f [%+.4f, %+.4f]", estimate, low, high);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static String blank(int width) {
        return IntStream.range(0, width).mapToObj(place -> " ").collect(Collectors.joining());
    }
}
