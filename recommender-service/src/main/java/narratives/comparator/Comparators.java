package narratives.comparator;

import static narratives.comparator.Determinism.ALWAYS;
import static narratives.comparator.Determinism.GIVEN_THE_SEED;
import static narratives.comparator.Determinism.NEVER;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import narratives.model.taste.TasteMethods;

/** All that the model can be compared with, by name; what each is, and where from, is told in docs/algorithms.md. */
public final class Comparators {
    private static final String DEFECTIVE = "taste-svdpp";

    private Comparators() {}

    private static final List<Choice> OURS = List.of(
            new Choice("global-mean", "the mean of all ratings", ALWAYS, seed -> Baselines.globalMean()),
            new Choice(
                    "narrative-mean", "the mean of the narrative's ratings", ALWAYS, seed -> Baselines.narrativeMean()),
            new Choice("person-mean", "the mean of the person's own ratings", ALWAYS, seed -> Baselines.personMean()),
            new Choice(
                    "bias",
                    "the mean of all, with shrunk biases of narrative and person",
                    ALWAYS,
                    seed -> Baselines.bias()),
            new Choice("popularity", "most ratings first", ALWAYS, seed -> new Orders.Popularity("popularity")),
            new Choice(
                    "random",
                    "an order by chance for each person",
                    GIVEN_THE_SEED,
                    seed -> new Orders.Chance("random", seed)),
            new Choice(
                    "content-knn",
                    "the person's own ratings of the narratives most alike",
                    ALWAYS,
                    seed -> ContentNeighbours.usual()),
            new Choice(
                    "mixed-cv",
                    "biases, tastes for content and maps, with penalties by cross-validation (Stone)",
                    GIVEN_THE_SEED,
                    Mixed::usual),
            new Choice("svd", "biases and 100 factors by gradient steps (Funk)", GIVEN_THE_SEED, FactorMethod::svd),
            new Choice(
                    "svdpp",
                    "the same with 20 factors, and with what a person rated (Koren)",
                    GIVEN_THE_SEED,
                    FactorMethod::svdPlusPlus),
            new Choice(
                    "ease",
                    "a linear map from what a person rated well, in closed form (Steck)",
                    ALWAYS,
                    seed -> Ease.ofWhatWasLiked()),
            new Choice(
                    "ease-rated", "the same from what a person rated at all", ALWAYS, seed -> Ease.ofWhatWasRated()));

    private static final List<Choice> TASTE = List.of(
            new Choice(
                    "taste-rating-sgd",
                    "Taste: biases and 20 factors by gradient steps",
                    ALWAYS,
                    seed -> TasteMethods.ratingSgd()),
            new Choice(
                    "taste-parallel-sgd",
                    "Taste: the same in threads that write over each other",
                    NEVER,
                    seed -> TasteMethods.parallelSgd()),
            new Choice(
                    "taste-als-wr", "Taste: 10 factors by least squares in turn", ALWAYS, seed -> TasteMethods.alsWr()),
            new Choice(
                    "taste-item-knn",
                    "Taste: own ratings of narratives with the same raters",
                    ALWAYS,
                    seed -> TasteMethods.itemNeighbours()),
            new Choice(
                    "taste-user-knn",
                    "Taste: ratings of the people who rate alike",
                    ALWAYS,
                    seed -> TasteMethods.userNeighbours()),
            new Choice(
                    DEFECTIVE,
                    "Taste: what it calls SVD++, with its defects",
                    ALWAYS,
                    seed -> TasteMethods.svdPlusPlus()));

    private static final List<Choice> ALL =
            Stream.concat(OURS.stream(), TASTE.stream()).toList();

    /** Those of our own, in plain Java. */
    public static List<Choice> ours() {
        return OURS;
    }

    /** Those of Apache Mahout's Taste. */
    public static List<Choice> taste() {
        return TASTE;
    }

    /** Ours, means first, then Taste's. */
    public static List<Choice> all() {
        return ALL;
    }

    /** Those that lists may be made by: all but Taste's SVD++, which is only there to show its defects. */
    public static List<Choice> servable() {
        return ALL.stream().filter(choice -> !choice.name().equals(DEFECTIVE)).toList();
    }

    /** The one of this name, if there is one. */
    public static Optional<Choice> named(String name) {
        return all().stream().filter(choice -> choice.name().equals(name)).findFirst();
    }
}
