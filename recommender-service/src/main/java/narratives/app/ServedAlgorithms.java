package narratives.app;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import narratives.comparator.Choice;
import narratives.comparator.Comparators;
import narratives.model.Method;
import narratives.recommend.Algorithms;

/** Which comparators the operator wants to be kept ready, and what answers where none is named. */
final class ServedAlgorithms {
    private ServedAlgorithms() {}

    /**
     * Of the two settings.
     *
     * @throws IllegalStateException if one names what there is not; the sentence names the setting
     */
    static Algorithms of(Optional<List<String>> wanted, String usual) {
        SortedSet<String> comparators = new TreeSet<>();
        for (String name : wanted.orElse(List.of())) {
            if (Comparators.servable().stream().map(Choice::name).noneMatch(name::equals)) {
                throw new IllegalStateException("recommender.algorithms names “" + name + "”; must be of "
                        + String.join(
                                ", ",
                                Comparators.servable().stream()
                                        .map(Choice::name)
                                        .toList())
                        + "; hybrid is always there (docs/algorithms.md)");
            }
            comparators.add(name);
        }
        if (!usual.equals(Algorithms.HYBRID) && !comparators.contains(usual)) {
            throw new IllegalStateException("recommender.default-algorithm is “" + usual
                    + "”; must be hybrid, or one of recommender.algorithms, which names "
                    + (comparators.isEmpty() ? "none" : String.join(", ", comparators)));
        }
        return new Algorithms(comparators, usual);
    }

    /** The comparators themselves, by name. */
    static SortedMap<String, Method> methods(Algorithms algorithms, long seed) {
        SortedMap<String, Method> methods = new TreeMap<>();
        Comparators.servable().stream()
                .filter(choice -> algorithms.comparators().contains(choice.name()))
                .forEach(choice -> methods.put(choice.name(), choice.method(seed)));
        return methods;
    }
}
