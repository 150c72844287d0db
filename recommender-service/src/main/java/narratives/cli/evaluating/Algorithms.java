package narratives.cli.evaluating;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import narratives.comparator.Baselines;
import narratives.evaluation.ModelOfRatings;
import narratives.model.Method;
import narratives.model.TrainingSettings;

/** The one place where algorithms get the names that {@code evaluate --algorithms} knows them by. */
public final class Algorithms {
    private static final Map<String, Method> ALL = new LinkedHashMap<>();

    static {
        ALL.put("hybrid", new ModelOfRatings("hybrid", TrainingSettings.DEFAULT));
        ALL.put("global-mean", Baselines.globalMean());
        ALL.put("narrative-mean", Baselines.narrativeMean());
        ALL.put("person-mean", Baselines.personMean());
    }

    private Algorithms() {}

    /** Every name, in the order of a comparison. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** The names of a list with commas. */
    public static List<String> named(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).distinct().toList();
    }

    public static Optional<Method> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }
}
