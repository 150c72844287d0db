package narratives.demonstration;

import java.util.List;
import java.util.function.ToDoubleFunction;
import narratives.catalog.Narrative;
import narratives.catalog.Status;
import narratives.feedback.Feedback;
import narratives.people.Person;

/**
 * An analysis of variance of the truth over every person and every published narrative, crossed: the variance of the
 * means of people, of the means of narratives, and of what is left between the two.
 *
 * @param noise the mean variance of a rating around its expectation
 */
record Shares(double person, double narrative, double taste, double noise) {
    double total() {
        return person + narrative + taste + noise;
    }

    static Shares of(Cohort cohort, ToDoubleFunction<Truth> mean, ToDoubleFunction<Truth> variance) {
        List<Person> people = cohort.people();
        List<Narrative> narratives = Shipped.NARRATIVES.stream()
                .filter(narrative -> narrative.status() == Status.PUBLISHED)
                .toList();
        double[] rows = new double[people.size()];
        double[] columns = new double[narratives.size()];
        double all = 0;
        double squares = 0;
        double noise = 0;
        int cells = rows.length * columns.length;
        for (int u = 0; u < rows.length; u++) {
            for (int i = 0; i < columns.length; i++) {
                Truth truth =
                        cohort.truth(people.get(u).id(), narratives.get(i).id()).orElseThrow();
                double value = mean.applyAsDouble(truth);
                rows[u] += value / columns.length;
                columns[i] += value / rows.length;
                all += value / cells;
                squares += value * value / cells;
                noise += variance.applyAsDouble(truth) / cells;
            }
        }
        double person = spread(rows, all);
        double narrative = spread(columns, all);
        return new Shares(person, narrative, squares - all * all - person - narrative, noise);
    }

    /** The correlation of what was rated with a part of the truth behind it. */
    static double correlation(Cohort cohort, ToDoubleFunction<Truth> part) {
        double[] sums = new double[5];
        int count = 0;
        for (Feedback event : cohort.events()) {
            if (event instanceof Feedback.Rating(var header, var narrative, var answers)) {
                double rating = answers.getOrDefault(Rater.HOPEFULNESS, Double.NaN);
                double felt = part.applyAsDouble(
                        cohort.truth(header.userId(), narrative).orElseThrow());
                double[] terms = {felt, rating, felt * felt, rating * rating, felt * rating};
                for (int k = 0; k < terms.length; k++) {
                    sums[k] += terms[k];
                }
                count++;
            }
        }
        double covariance = sums[4] / count - sums[0] / count * sums[1] / count;
        double felt = sums[2] / count - sums[0] / count * sums[0] / count;
        double rated = sums[3] / count - sums[1] / count * sums[1] / count;
        return covariance / Math.sqrt(felt * rated);
    }

    private static double spread(double[] means, double all) {
        double spread = 0;
        for (double mean : means) {
            spread += (mean - all) * (mean - all) / means.length;
        }
        return spread;
    }
}
