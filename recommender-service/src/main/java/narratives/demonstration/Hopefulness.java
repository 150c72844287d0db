package narratives.demonstration;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import narratives.catalog.Answer;
import narratives.catalog.Narrative;

/**
 * The truth about every reader and every narrative, by their places in the two lists. Each part is brought to the mean 0
 * and to the deviation that {@link TrueModel} asks for, over just these readers and narratives, so that the stated
 * variances are the real ones.
 */
final class Hopefulness {
    private final TrueModel model;
    private final double[] person;
    private final double[] byCharacteristics;
    private final double[] own;
    private final double[][] taste;

    Hopefulness(List<Member> members, List<Narrative> narratives, TrueModel model, Likeness likeness, Chance chance) {
        this.model = model;
        double[] told = scaled(
                members,
                member -> personLevel(member, model),
                model.personSd() * StrictMath.sqrt(model.personFromProfile()));
        double[] untold = chance.split().normals(members.size());
        person = sum(
                told, scaled(without(untold, told), model.personSd() * StrictMath.sqrt(1 - model.personFromProfile())));
        byCharacteristics = scaled(
                narratives,
                narrative -> Pull.sum(model.hopefulNarratives(), answers(narrative)),
                model.narrativeSd() * StrictMath.sqrt(model.narrativeFromCharacteristics()));
        own = scaled(
                without(chance.split().normals(narratives.size()), byCharacteristics),
                model.narrativeSd() * StrictMath.sqrt(1 - model.narrativeFromCharacteristics()));
        taste = interaction(members, narratives, model, likeness);
    }

    Truth truth(int member, int narrative) {
        return new Truth(
                model.level(),
                person[member],
                byCharacteristics[narrative],
                own[narrative],
                taste[member][narrative],
                model.noiseSd());
    }

    /** What a narrative does for anybody, in standard deviations. */
    double quality(int narrative) {
        return model.narrativeSd() > 0 ? (byCharacteristics[narrative] + own[narrative]) / model.narrativeSd() : 0;
    }

    private static Map<String, Answer> answers(Narrative narrative) {
        return narrative.characterisation().answers();
    }

    private static double personLevel(Member member, TrueModel model) {
        double years = member.self().get(Population.YEARS) instanceof Answer.Quantity(var value) ? value : 0;
        return Pull.sum(model.hopefulPeople(), member.self()) + model.perYear() * years;
    }

    private static double[][] interaction(
            List<Member> members, List<Narrative> narratives, TrueModel model, Likeness likeness) {
        Map<Taste, double[]> features = new EnumMap<>(Taste.class);
        model.tastes()
                .forEach((taste, pulls) ->
                        features.put(taste, scaled(narratives, narrative -> Pull.sum(pulls, answers(narrative)), 1)));
        double[][] interaction = new double[members.size()][];
        for (int u = 0; u < members.size(); u++) {
            Member member = members.get(u);
            double[] wanted = scaled(
                    narratives,
                    narrative -> likeness.between(member.self(), answers(narrative)),
                    model.likeness() + member.taste(Taste.LIKE_ME));
            features.forEach((taste, feature) -> add(wanted, feature, member.taste(taste)));
            interaction[u] = wanted;
        }
        centre(interaction, narratives.size());
        rescale(interaction, model.tasteSd());
        return interaction;
    }

    /** Takes the mean of every row and of every column away, so that nothing is left but what lies between the two. */
    private static void centre(double[][] rows, int columns) {
        for (double[] row : rows) {
            double mean = mean(row);
            Arrays.setAll(row, i -> row[i] - mean);
        }
        for (int i = 0; i < columns; i++) {
            int column = i;
            double mean =
                    mean(Arrays.stream(rows).mapToDouble(row -> row[column]).toArray());
            for (double[] row : rows) {
                row[column] -= mean;
            }
        }
    }

    private static void rescale(double[][] rows, double sd) {
        double square = mean(Arrays.stream(rows)
                .flatMapToDouble(Arrays::stream)
                .map(value -> value * value)
                .toArray());
        double factor = square > 0 ? sd / StrictMath.sqrt(square) : 0;
        for (double[] row : rows) {
            Arrays.setAll(row, i -> row[i] * factor);
        }
    }

    private static <T> double[] scaled(List<T> all, ToDoubleFunction<T> score, double sd) {
        return scaled(all.stream().mapToDouble(score).toArray(), sd);
    }

    /** The same numbers with the mean 0 and this deviation; all 0 if they do not differ. */
    private static double[] scaled(double[] numbers, double sd) {
        double[][] scaled = {numbers.clone()};
        double mean = mean(numbers);
        Arrays.setAll(scaled[0], i -> numbers[i] - mean);
        rescale(scaled, sd);
        return scaled[0];
    }

    /** In the order given; the sums of a stream may differ in the last bit from one release of Java to another. */
    private static double mean(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return numbers.length == 0 ? 0 : sum / numbers.length;
    }

    /** What of some numbers does not follow from others, which have the mean 0: their variances then add up exactly. */
    private static double[] without(double[] numbers, double[] others) {
        double[] products = new double[numbers.length];
        double[] squares = new double[numbers.length];
        Arrays.setAll(products, i -> numbers[i] * others[i]);
        Arrays.setAll(squares, i -> others[i] * others[i]);
        double slope = mean(squares) > 0 ? mean(products) / mean(squares) : 0;
        double[] rest = new double[numbers.length];
        Arrays.setAll(rest, i -> numbers[i] - slope * others[i]);
        return rest;
    }

    private static void add(double[] sum, double[] feature, double weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * feature[i];
        }
    }

    private static double[] sum(double[] one, double[] other) {
        double[] sum = new double[one.length];
        Arrays.setAll(sum, i -> one[i] + other[i]);
        return sum;
    }
}
