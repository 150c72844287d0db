package narratives.cli.evaluating;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import narratives.cli.importing.Refusal;
import narratives.comparator.Choice;
import narratives.comparator.Comparators;
import narratives.evaluation.Hybrid;
import narratives.model.Method;

/** The one place where algorithms get the names that {@code evaluate --algorithms} knows them by. */
public final class Algorithms {
    /** The default of the service, free to find whatever people turn to. */
    public static final String HYBRID = "hybrid";

    /** The default of the service, as far as it lets engagement count. */
    private static final String SERVED = "hybrid-served";

    /** One of them, under the name it is reported by. */
    public record Algorithm(String name, Method method) {}

    private Algorithms() {}

    /** Every name, in the order of a comparison. */
    public static List<String> names() {
        return Stream.concat(
                        Stream.of(HYBRID, SERVED), Comparators.all().stream().map(Choice::name))
                .toList();
    }

    /**
     * Those of a list with commas, in its order.
     *
     * @throws Refusal if a name is unknown
     */
    public static List<Algorithm> of(String list, long seed) {
        List<String> names = list.equals("all")
                ? names()
                : Arrays.stream(list.split(",", -1))
                        .map(String::strip)
                        .distinct()
                        .toList();
        List<Algorithm> methods = new ArrayList<>();
        for (String name : names) {
            methods.add(new Algorithm(name, method(name, seed)));
        }
        return methods;
    }

    private static Method method(String name, long seed) {
        return switch (name) {
            case HYBRID -> Hybrid.usual(seed);
            case SERVED -> Hybrid.served(SERVED, seed);
            default ->
                Comparators.named(name)
                        .orElseThrow(() -> new Refusal("--algorithms: \"" + name + "\" is unknown; known are "
                                + String.join(", ", names()) + "."))
                        .method(seed);
        };
    }
}
