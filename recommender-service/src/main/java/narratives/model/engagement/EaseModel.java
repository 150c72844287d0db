package narratives.model.engagement;

import java.util.Arrays;

/**
 * Each narrative's interaction foretold from a person's others by one linear map, in closed form: {@code P = (X'X + λ
 * I)⁻¹}, {@code B = −P / diag(P)} by columns, with 0 on the diagonal. X has a row a person and a column a narrative, and
 * the strength of the interaction in it, or 0. A person's scores are {@code x B = x − (x P) / diag(P)}, with 0 for a
 * narrative without interactions.
 *
 * <p>H. Steck, Embarrassingly shallow autoencoders for sparse data, WWW 2019. The paper's λ, 200 to 1,000, is for tens of
 * thousands of people.
 *
 * <p>Where people are fewer than narratives, P is not made but what it does: {@code P = (I − X'(XX' + λ I)⁻¹ X) / λ}
 * (Woodbury). So time is the smaller of the two counts cubed, and memory 8 bytes × its square. No chance is in it.
 * Immutable.
 */
public final class EaseModel {
    /** P, or the means to multiply with it. */
    private sealed interface Inverse {
        /** x P. */
        double[] times(Interactions own);
    }

    /** A narrative that is not in the map; never leaves this class. */
    private static final int ABSENT = -1;

    private final Inverse inverse;
    private final double[] diagonal;
    private final int[] column;

    private EaseModel(Inverse inverse, double[] diagonal, int[] column) {
        this.inverse = inverse;
        this.diagonal = diagonal;
        this.column = column;
    }

    /** The side of the matrix that has to be inverted for this: the smaller of the people and the narratives there are. */
    public static int side(InteractionMatrix matrix, int fewest) {
        return side(matrix, fewest, false);
    }

    /** @param portable whether it has to be that of narratives */
    static int side(InteractionMatrix matrix, int fewest, boolean portable) {
        int columns = 0;
        for (Interactions narrative : matrix.narratives()) {
            columns += narrative.count() >= fewest ? 1 : 0;
        }
        int rows = 0;
        for (Interactions person : matrix.people()) {
            rows += person.count() > 0 ? 1 : 0;
        }
        return portable ? columns : Math.min(rows, columns);
    }

    /**
     * @param ridge λ, above 0
     * @param fewest how many interactions a narrative must have to be in the map, 1 or more
     */
    public static EaseModel of(InteractionMatrix matrix, double ridge, int fewest) {
        return of(matrix, ridge, fewest, false);
    }

    /** @param portable whether it may know no person: then P is made even where people are fewer */
    static EaseModel of(InteractionMatrix matrix, double ridge, int fewest, boolean portable) {
        if (!(ridge > 0 && ridge < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("ridge is " + ridge + "; must be above 0 and finite");
        }
        if (fewest < 1) {
            throw new IllegalArgumentException("fewest is " + fewest + "; must be at least 1");
        }
        boolean[] present = new boolean[matrix.narratives().size()];
        int columns = 0;
        for (int i = 0; i < present.length; i++) {
            present[i] = matrix.narratives().get(i).count() >= fewest;
            columns += present[i] ? 1 : 0;
        }
        int[] column = columns(present);
        Interactions[] rows = matrix.people().stream()
                .map(person -> placed(person, column))
                .filter(person -> person.count() > 0)
                .toArray(Interactions[]::new);
        return rows.length < columns && !portable
                ? byPeople(rows, columns, ridge, column)
                : byNarratives(rows, columns, ridge, column);
    }

    /** By the columns of the map; those that are not in it are left out. */
    private static Interactions placed(Interactions of, int[] column) {
        int[] with = new int[of.count()];
        double[] strength = new double[of.count()];
        int count = 0;
        for (int n = 0; n < with.length; n++) {
            if (column[of.with()[n]] != ABSENT) {
                with[count] = column[of.with()[n]];
                strength[count++] = of.strength()[n];
            }
        }
        return new Interactions(Arrays.copyOf(with, count), Arrays.copyOf(strength, count));
    }

    private static EaseModel byNarratives(Interactions[] rows, int columns, double ridge, int[] column) {
        double[][] gram = new double[columns][columns];
        for (Interactions row : rows) {
            for (int n = 0; n < row.count(); n++) {
                double[] into = gram[row.with()[n]];
                for (int m = 0; m < row.count(); m++) {
                    into[row.with()[m]] += row.strength()[n] * row.strength()[m];
                }
            }
        }
        for (int i = 0; i < columns; i++) {
            gram[i][i] += ridge;
        }
        PositiveInverse.replace(gram);
        return of(gram, column);
    }

    /**
     * From P.
     *
     * @param column of each narrative, in P; {@value #ABSENT} of those that are not in it
     */
    static EaseModel of(double[][] inverse, int[] column) {
        double[] diagonal = new double[inverse.length];
        Arrays.setAll(diagonal, i -> inverse[i][i]);
        return new EaseModel(new Whole(inverse), diagonal, column);
    }

    /** P, which must not be written to; of a portable one only. */
    double[][] inverse() {
        return switch (inverse) {
            case Whole(var whole) -> whole;
            case Between between -> throw new IllegalStateException("the matrix was never made");
        };
    }

    /** Of each narrative whether it is in the map, in order. */
    boolean[] present() {
        boolean[] present = new boolean[column.length];
        for (int i = 0; i < present.length; i++) {
            present[i] = column[i] != ABSENT;
        }
        return present;
    }

    /** The columns of those that are in the map: one after the other. */
    static int[] columns(boolean[] present) {
        int[] column = new int[present.length];
        int columns = 0;
        for (int i = 0; i < column.length; i++) {
            column[i] = present[i] ? columns++ : ABSENT;
        }
        return column;
    }

    private static EaseModel byPeople(Interactions[] rows, int columns, double ridge, int[] column) {
        double[][] gram = new double[rows.length][rows.length];
        for (int u = 0; u < rows.length; u++) {
            double[] dense = dense(rows[u], columns);
            for (int v = 0; v <= u; v++) {
                gram[u][v] = gram[v][u] = dot(rows[v], dense);
            }
            gram[u][u] += ridge;
        }
        PositiveInverse.replace(gram);
        InteractionMatrix matrix = InteractionMatrix.of(Arrays.asList(rows), columns);
        double[] diagonal = new double[columns];
        for (int i = 0; i < columns; i++) {
            Interactions people = matrix.narratives().get(i);
            double taken = 0;
            for (int n = 0; n < people.count(); n++) {
                double[] row = gram[people.with()[n]];
                double sum = 0;
                for (int m = 0; m < people.count(); m++) {
                    sum += row[people.with()[m]] * people.strength()[m];
                }
                taken += people.strength()[n] * sum;
            }
            diagonal[i] = (1 - taken) / ridge;
        }
        return new EaseModel(new Between(rows, gram, columns, ridge), diagonal, column);
    }

    /** The scores of all narratives, in the order they were learned in. */
    public double[] scores(Interactions own) {
        Interactions placed = placed(own, column);
        double[] within = new double[diagonal.length];
        if (placed.count() > 0) {
            double[] times = inverse.times(placed);
            for (int i = 0; i < within.length; i++) {
                within[i] = -times[i] / diagonal[i];
            }
            for (int n = 0; n < placed.count(); n++) {
                within[placed.with()[n]] += placed.strength()[n];
            }
        }
        double[] scores = new double[column.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = column[i] == ABSENT ? 0 : within[column[i]];
        }
        return scores;
    }

    /** @param inverse P itself */
    @SuppressWarnings("ArrayRecordComponent")
    private record Whole(double[][] inverse) implements Inverse {
        @Override
        public double[] times(Interactions own) {
            double[] times = new double[inverse.length];
            for (int n = 0; n < own.count(); n++) {
                add(own.strength()[n], inverse[own.with()[n]], times);
            }
            return times;
        }
    }

    /** @param between (XX' + λ I)⁻¹ */
    @SuppressWarnings("ArrayRecordComponent")
    private record Between(Interactions[] rows, double[][] between, int columns, double ridge) implements Inverse {
        @Override
        public double[] times(Interactions own) {
            double[] times = dense(own, columns);
            double[] along = new double[rows.length];
            for (int u = 0; u < rows.length; u++) {
                double common = dot(rows[u], times);
                if (common != 0) {
                    add(common, between[u], along);
                }
            }
            for (int u = 0; u < rows.length; u++) {
                Interactions row = rows[u];
                for (int n = 0; n < row.count(); n++) {
                    times[row.with()[n]] -= along[u] * row.strength()[n];
                }
            }
            for (int i = 0; i < columns; i++) {
                times[i] /= ridge;
            }
            return times;
        }
    }

    private static double[] dense(Interactions row, int columns) {
        double[] dense = new double[columns];
        for (int n = 0; n < row.count(); n++) {
            dense[row.with()[n]] = row.strength()[n];
        }
        return dense;
    }

    private static double dot(Interactions row, double[] dense) {
        double sum = 0;
        for (int n = 0; n < row.count(); n++) {
            sum += row.strength()[n] * dense[row.with()[n]];
        }
        return sum;
    }

    private static void add(double times, double[] what, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * what[i];
        }
    }
}
