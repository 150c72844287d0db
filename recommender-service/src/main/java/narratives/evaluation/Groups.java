package narratives.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.catalog.Answer;
import narratives.evaluation.measure.Unfairness;
import narratives.model.TrainingSet;

/**
 * Groups of people by what their profiles say, each to be compared with everybody else: those who gave an answer, and for
 * numbers those who are above the median. Groups that are too small, and those too close to everybody, are left out.
 */
public final class Groups {
    private Groups() {}

    /** The places of the people of each group, by a name such as {@code gender=female}. */
    public static SortedMap<String, List<Integer>> of(TrainingSet set) {
        SortedMap<String, List<Integer>> groups = new TreeMap<>();
        SortedMap<String, SortedMap<Integer, Double>> numbers = new TreeMap<>();
        for (int person = 0; person < set.people().size(); person++) {
            int place = person;
            set.people().get(person).forEach((question, answer) -> {
                switch (answer) {
                    case Answer.Text(var value) -> put(groups, question + "=" + value, place);
                    case Answer.Flag(var value) -> put(groups, question + "=" + value, place);
                    case Answer.Choices(var values) ->
                        values.forEach(value -> put(groups, question + "=" + value, place));
                    case Answer.Quantity(var value) ->
                        numbers.computeIfAbsent(question, unseen -> new TreeMap<>())
                                .put(place, value);
                }
            });
        }
        numbers.forEach((question, values) -> {
            double median = median(values);
            values.forEach((person, value) -> {
                if (value > median) {
                    put(
                            groups,
                            question + ">" + (median == Math.rint(median) ? "" + (long) median : "" + median),
                            person);
                }
            });
        });
        groups.values()
                .removeIf(members -> members.size() < Unfairness.FEWEST_PEOPLE
                        || set.people().size() - members.size() < Unfairness.FEWEST_PEOPLE);
        return groups;
    }

    private static void put(SortedMap<String, List<Integer>> groups, String name, int person) {
        groups.computeIfAbsent(name, unseen -> new ArrayList<>()).add(person);
    }

    private static double median(SortedMap<Integer, Double> values) {
        double[] sorted = values.values().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                .average()
                .orElse(0);
    }
}
