package narratives.evaluation;

import java.util.List;

/**
 * One figure in several cohorts that were drawn independently of each other.
 *
 * @param mean over the cohorts
 * @param deviation the standard deviation over the cohorts
 * @param below in how many cohorts it is below 0
 */
public record Spread(int cohorts, double mean, double deviation, int below) {
    /** The 97.5 % quantile of Student's t distribution with 1, 2, ... degrees of freedom, from the usual tables. */
    private static final double[] STUDENT = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262};

    /** As many cohorts as the table of quantiles reaches. */
    static final int MOST = 10;

    /** @throws IllegalArgumentException unless there are 2 to {@value #MOST} figures */
    public static Spread of(List<Double> figures) {
        int n = figures.size();
        if (n < 2 || n > MOST) {
            throw new IllegalArgumentException("there are " + n + " figures; must be within 2.." + MOST);
        }
        double sum = 0;
        for (double figure : figures) {
            sum += figure;
        }
        double mean = sum / n;
        double squares = 0;
        for (double figure : figures) {
            squares += (figure - mean) * (figure - mean);
        }
        return new Spread(n, mean, Math.sqrt(squares / (n - 1)), (int)
                figures.stream().filter(figure -> figure < 0).count());
    }

    /** The lower end of the 95 % confidence interval of the mean. */
    public double low() {
        return mean - half();
    }

    /** The upper end of the 95 % confidence interval of the mean. */
    public double high() {
        return mean + half();
    }

    private double half() {
        return STUDENT[cohorts - 2] * deviation / Math.sqrt(cohorts);
    }
}
