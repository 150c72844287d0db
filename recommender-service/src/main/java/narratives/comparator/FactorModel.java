package narratives.comparator;

import java.util.Arrays;
import java.util.List;
import narratives.feedback.Scale;
import narratives.model.Estimate;
import narratives.model.Method;
import narratives.model.TrainingSet.TrainingRating;

/**
 * What {@link FactorMethod} learned, in units of the scale stretched to a range of 4. Once learned, nothing is written to
 * it.
 *
 * @param ofPerson the bias of each person
 * @param ofNarrative the bias of each narrative
 * @param p the factors of each person
 * @param q the factors of each narrative
 * @param y the factors of a person's having rated each narrative; empty if that does not count
 */
record FactorModel(
        Scale scale,
        FactorSettings settings,
        RatingRows rows,
        double mean,
        double[] ofPerson,
        double[] ofNarrative,
        double[][] p,
        double[][] q,
        double[][] y)
        implements Method.Fitted {
    boolean implicit() {
        return y.length > 0;
    }

    @Override
    public Method.Reader reader(int person, List<TrainingRating> own) {
        if (rows.holds(person, own)) {
            double[] whole = p[person].clone();
            addSum(own.stream().mapToInt(TrainingRating::narrative).toArray(), whole);
            return new Person(this, ofPerson[person], whole);
        }
        return foldIn(own);
    }

    /** The steps of the training, with all but the person held fast. */
    private Person foldIn(List<TrainingRating> own) {
        int[] narrative = own.stream().mapToInt(TrainingRating::narrative).toArray();
        double stretch = FactorDescent.RANGE / scale.range();
        double[] rest = new double[settings.factors()];
        addSum(narrative, rest);
        double[] whole = rest.clone();
        double[] of = new double[rest.length];
        double bias = 0;
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            for (int n = 0; n < narrative.length; n++) {
                double[] right = q[narrative[n]];
                double known = mean + bias + ofNarrative[narrative[n]] + dot(whole, right);
                double error = own.get(n).value() * stretch - known;
                bias += settings.rate() * (error - settings.penalty() * bias);
                for (int f = 0; f < of.length; f++) {
                    of[f] += settings.rate() * (error * right[f] - settings.penalty() * of[f]);
                    whole[f] = rest[f] + of[f];
                }
            }
        }
        return new Person(this, bias, whole);
    }

    private void addSum(int[] narrative, double[] to) {
        if (implicit() && narrative.length > 0) {
            double[] sum = new double[to.length];
            double share = 1 / Math.sqrt(sum(narrative, 0, narrative.length, sum));
            for (int f = 0; f < to.length; f++) {
                to[f] += share * sum[f];
            }
        }
    }

    /**
     * Puts the sum of y over the narratives from one place up to another, each once, into an array.
     *
     * @return how many they are; equal ones stand together
     */
    int sum(int[] narrative, int from, int to, double[] into) {
        Arrays.fill(into, 0);
        int distinct = 0;
        for (int n = from; n < to; n++) {
            if (n == from || narrative[n] != narrative[n - 1]) {
                double[] one = y[narrative[n]];
                for (int f = 0; f < into.length; f++) {
                    into[f] += one[f];
                }
                distinct++;
            }
        }
        return distinct;
    }

    /** In four sums, which a processor can work at side by side. */
    static double dot(double[] left, double[] right) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int f = 0;
        for (; f + 3 < left.length; f += 4) {
            a += left[f] * right[f];
            b += left[f + 1] * right[f + 1];
            c += left[f + 2] * right[f + 2];
            d += left[f + 3] * right[f + 3];
        }
        for (; f < left.length; f++) {
            a += left[f] * right[f];
        }
        return (a + b) + (c + d);
    }

    private record Person(FactorModel model, double bias, double[] factors) implements Method.Reader {
        @Override
        public Estimate predict(int narrative) {
            return Estimate.of(Math.clamp(score(narrative), model.scale.minimum(), model.scale.maximum()));
        }

        /** In units of the scale, not limited to it. */
        @Override
        public double score(int narrative) {
            double stretched = model.mean + bias + model.ofNarrative[narrative] + dot(factors, model.q[narrative]);
            return stretched * model.scale.range() / FactorDescent.RANGE;
        }
    }
}
