package narratives.comparator;

import java.util.Arrays;
import java.util.SplittableRandom;
import narratives.feedback.Scale;
import narratives.model.TrainingSet;

/**
 * The gradient steps of {@link FactorMethod}, person by person. For one thread.
 *
 * <p>Every step of a person moves all yⱼ of their narratives alike: {@code y ← (1 − rate · penalty) y + s}. So their sum
 * is moved instead, the moves are gathered, and each yⱼ is moved once when the person is done. The numbers are those of
 * Koren's loop, which takes (ratings of the person)² × factors, up to rounding.
 */
final class FactorDescent {
    /** The range of the scale that the settings are for, 1 to 5. */
    static final double RANGE = 4;

    private final FactorSettings settings;
    private final RatingRows rows;
    private final double[] stretched;
    private final FactorModel model;
    private final double[] sum;
    private final double[] moved;

    private FactorDescent(FactorSettings settings, RatingRows rows, double[] stretched, FactorModel model) {
        this.settings = settings;
        this.rows = rows;
        this.stretched = stretched;
        this.model = model;
        sum = new double[settings.factors()];
        moved = new double[settings.factors()];
    }

    /** Biases of 0, and normal numbers for the factors of whoever and whatever has ratings. */
    static FactorDescent start(TrainingSet training, FactorSettings settings, boolean implicit, long seed) {
        Scale scale = training.scale();
        RatingRows rows = RatingRows.of(training);
        double[] stretched = new double[rows.value().length];
        double total = 0;
        for (int n = 0; n < stretched.length; n++) {
            stretched[n] = rows.value()[n] * RANGE / scale.range();
            total += stretched[n];
        }
        double mean = stretched.length == 0 ? scale.middle() * RANGE / scale.range() : total / stretched.length;
        SplittableRandom chance = new SplittableRandom(seed);
        boolean[] rated = rows.rated(training.narratives().size());
        boolean[] rates = new boolean[rows.people()];
        for (int person = 0; person < rates.length; person++) {
            rates[person] = rows.count(person) > 0;
        }
        double[][] p = normal(rates, settings, chance);
        double[][] q = normal(rated, settings, chance);
        double[][] y = implicit ? normal(rated, settings, chance) : new double[0][];
        return new FactorDescent(
                settings,
                rows,
                stretched,
                new FactorModel(
                        scale, settings, rows, mean, new double[rates.length], new double[rated.length], p, q, y));
    }

    private static double[][] normal(boolean[] there, FactorSettings settings, SplittableRandom chance) {
        double[][] rows = new double[there.length][settings.factors()];
        for (int row = 0; row < there.length; row++) {
            if (there[row]) {
                for (int f = 0; f < rows[row].length; f++) {
                    rows[row][f] = settings.spread() * chance.nextGaussian();
                }
            }
        }
        return rows;
    }

    /** Goes through every rating once, in canonical order. */
    void epoch() {
        for (int person = 0; person < rows.people(); person++) {
            if (model.implicit()) {
                withNarratives(person);
            } else {
                plain(person);
            }
        }
    }

    FactorModel model() {
        return model;
    }

    private void plain(int person) {
        double rate = settings.rate();
        double penalty = settings.penalty();
        double[] p = model.p()[person];
        for (int n = rows.start()[person]; n < rows.start()[person + 1]; n++) {
            double[] q = model.q()[rows.narrative()[n]];
            double error = error(person, n, p, q);
            for (int f = 0; f < p.length; f++) {
                double pf = p[f];
                double qf = q[f];
                p[f] = pf + rate * (error * qf - penalty * pf);
                q[f] = qf + rate * (error * pf - penalty * qf);
            }
        }
    }

    private void withNarratives(int person) {
        int from = rows.start()[person];
        int to = rows.start()[person + 1];
        int distinct = model.sum(rows.narrative(), from, to, sum);
        if (distinct == 0) {
            return;
        }
        double share = 1 / Math.sqrt(distinct);
        double rate = settings.rate();
        double penalty = settings.penalty();
        double kept = 1 - rate * penalty;
        double[] p = model.p()[person];
        double[] whole = new double[p.length];
        Arrays.fill(moved, 0);
        double keptOfAll = 1;
        for (int n = from; n < to; n++) {
            double[] q = model.q()[rows.narrative()[n]];
            for (int f = 0; f < p.length; f++) {
                whole[f] = p[f] + share * sum[f];
            }
            double error = error(person, n, whole, q);
            double step = rate * error * share;
            for (int f = 0; f < p.length; f++) {
                double qf = q[f];
                p[f] += rate * (error * qf - penalty * p[f]);
                q[f] = qf + rate * (error * whole[f] - penalty * qf);
                moved[f] = kept * moved[f] + step * qf;
                sum[f] = kept * sum[f] + distinct * step * qf;
            }
            keptOfAll *= kept;
        }
        move(from, to, keptOfAll);
    }

    private void move(int from, int to, double keptOfAll) {
        for (int n = from; n < to; n++) {
            if (n == from || rows.narrative()[n] != rows.narrative()[n - 1]) {
                double[] y = model.y()[rows.narrative()[n]];
                for (int f = 0; f < y.length; f++) {
                    y[f] = keptOfAll * y[f] + moved[f];
                }
            }
        }
    }

    /** The error of a rating; the biases make their step with it. */
    private double error(int person, int n, double[] left, double[] right) {
        int narrative = rows.narrative()[n];
        double ofPerson = model.ofPerson()[person];
        double ofNarrative = model.ofNarrative()[narrative];
        double error = stretched[n] - (model.mean() + ofPerson + ofNarrative + FactorModel.dot(left, right));
        model.ofPerson()[person] = ofPerson + settings.rate() * (error - settings.penalty() * ofPerson);
        model.ofNarrative()[narrative] = ofNarrative + settings.rate() * (error - settings.penalty() * ofNarrative);
        return error;
    }
}
