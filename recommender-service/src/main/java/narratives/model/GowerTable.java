package narratives.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import narratives.catalog.Answer;
import narratives.catalog.Characterisation;
import narratives.catalog.Instrument;
import narratives.catalog.Question;

/**
 * How unlike narratives are by their characterisations, over questions of mixed types: the mean over questions of 0 or 1
 * for nominal and boolean answers, 1 − Jaccard for multi-selects (two empty ones are alike), and the distance by rank or
 * value over its range for ordinal and numeric ones. A question that neither answers is left out; one that only one of
 * them answers counts 0.5, half way between alike and unlike. Free text does not count.
 *
 * <p>J. C. Gower, A general coefficient of similarity and some of its properties, Biometrics 27 (1971); that the half is
 * used where Gower leaves a question out is ours: else the narratives with the fewest answers would be like everything.
 */
public final class GowerTable {
    private final List<Field> fields;

    /** @param characterisations by item index; answers that the instrument does not know do not count */
    public GowerTable(Instrument instrument, List<Characterisation> characterisations) {
        List<Field> made = new ArrayList<>();
        for (Question question : instrument.questions()) {
            field(question, characterisations).ifPresent(made::add);
        }
        fields = List.copyOf(made);
    }

    /** 0 to 1; 1 if the two have no question in common that either answers. */
    public double distance(int a, int b) {
        double sum = 0;
        int counted = 0;
        for (Field field : fields) {
            boolean hasA = field.has(a);
            boolean hasB = field.has(b);
            if (hasA || hasB) {
                counted++;
                sum += hasA && hasB ? field.distance(a, b) : 0.5;
            }
        }
        return counted == 0 ? 1 : sum / counted;
    }

    private sealed interface Field {
        boolean has(int item);

        double distance(int a, int b);
    }

    /** One number an item; missing is NaN, which never leaves this class. */
    private record Values(double[] value, double range) implements Field {
        @Override
        public boolean has(int item) {
            return !Double.isNaN(value[item]);
        }

        @Override
        public double distance(int a, int b) {
            return range == 0 ? 0 : Math.abs(value[a] - value[b]) / range;
        }
    }

    /** One code an item; missing is negative, which never leaves this class. */
    private record Codes(int[] code) implements Field {
        @Override
        public boolean has(int item) {
            return code[item] >= 0;
        }

        @Override
        public double distance(int a, int b) {
            return code[a] == code[b] ? 0 : 1;
        }
    }

    /** One set of options an item, 64 to a word. */
    private record Sets(boolean[] known, long[] word, int words) implements Field {
        @Override
        public boolean has(int item) {
            return known[item];
        }

        @Override
        public double distance(int a, int b) {
            int both = 0;
            int either = 0;
            for (int i = 0; i < words; i++) {
                long left = word[a * words + i];
                long right = word[b * words + i];
                both += Long.bitCount(left & right);
                either += Long.bitCount(left | right);
            }
            return either == 0 ? 0 : 1 - (double) both / either;
        }
    }

    private static Optional<Field> field(Question question, List<Characterisation> all) {
        return switch (question) {
            case Question.Nominal(var wording, var options) ->
                Optional.of(new Codes(codes(wording.key(), places(options), all)));
            case Question.Ordinal(var wording, var options) ->
                Optional.of(ranks(codes(wording.key(), places(options), all), options.size()));
            case Question.YesNo(var wording) -> Optional.of(new Codes(flags(wording.key(), all)));
            case Question.Numeric(var wording, var minimum, var maximum, var unit) ->
                Optional.of(numbers(wording.key(), all));
            case Question.MultiSelect(var wording, var options) ->
                Optional.of(sets(wording.key(), places(options), all));
            case Question.FreeText(var wording) -> Optional.empty();
        };
    }

    private static Map<String, Integer> places(List<Question.Option> options) {
        Map<String, Integer> places = new HashMap<>();
        options.forEach(option -> places.put(option.key(), places.size()));
        return places;
    }

    private static int[] codes(String key, Map<String, Integer> places, List<Characterisation> all) {
        return all.stream()
                .mapToInt(one -> one.answer(key)
                        .map(answer -> answer instanceof Answer.Text(var value) ? places.getOrDefault(value, -1) : -1)
                        .orElse(-1))
                .toArray();
    }

    private static int[] flags(String key, List<Characterisation> all) {
        return all.stream()
                .mapToInt(one -> one.answer(key)
                        .map(answer -> answer instanceof Answer.Flag(var value) ? (value ? 1 : 0) : -1)
                        .orElse(-1))
                .toArray();
    }

    private static Values ranks(int[] codes, int options) {
        double[] ranks = new double[codes.length];
        for (int item = 0; item < ranks.length; item++) {
            ranks[item] = codes[item] < 0 ? Double.NaN : codes[item];
        }
        return new Values(ranks, options - 1);
    }

    /** By the range that occurs, so that a wide allowance does not make everything alike. */
    private static Values numbers(String key, List<Characterisation> all) {
        double[] values = all.stream()
                .mapToDouble(one -> one.answer(key)
                        .map(answer -> answer instanceof Answer.Quantity(var value) ? value : Double.NaN)
                        .orElse(Double.NaN))
                .toArray();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return new Values(values, high > low ? high - low : 0);
    }

    private static Sets sets(String key, Map<String, Integer> places, List<Characterisation> all) {
        int words = Math.max(1, (places.size() + 63) / 64);
        boolean[] known = new boolean[all.size()];
        long[] word = new long[all.size() * words];
        for (int item = 0; item < known.length; item++) {
            if (all.get(item).answer(key).orElse(null) instanceof Answer.Choices(var values)) {
                known[item] = true;
                for (String value : values) {
                    int place = places.getOrDefault(value, -1);
                    if (place >= 0) {
                        word[item * words + place / 64] |= 1L << (place % 64);
                    }
                }
            }
        }
        return new Sets(known, word, words);
    }
}
