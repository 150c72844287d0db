package narratives.recommend;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;

/**
 * By what lists in mode {@code match} can be made here: the model, and the comparators that are kept ready beside it.
 *
 * @param comparators their names
 * @param usual what answers a request that names none
 */
public record Algorithms(SortedSet<String> comparators, String usual) {
    /** The model. */
    public static final String HYBRID = "hybrid";

    /** The model and nothing beside it. */
    public static final Algorithms HYBRID_ALONE = new Algorithms(new TreeSet<>(), HYBRID);

    /** @throws IllegalArgumentException if the usual one is not here */
    public Algorithms {
        comparators = Collections.unmodifiableSortedSet(new TreeSet<>(comparators));
        if (!usual.equals(HYBRID) && !comparators.contains(usual)) {
            throw new IllegalArgumentException("the usual algorithm is " + usual + "; must be one of " + HYBRID
                    + String.join(
                            "", comparators.stream().map(name -> ", " + name).toList()));
        }
    }

    /**
     * The comparator that should make the list for a request; empty if the model should, or the mode needs none.
     *
     * @throws RecommenderException if the request names one that is not kept ready
     */
    Optional<String> comparator(RecommendationRequest request) {
        String named = request.algorithm().orElse(request.mode() == Mode.MATCH ? usual : HYBRID);
        if (named.equals(HYBRID)) {
            return Optional.empty();
        }
        if (!comparators.contains(named)) {
            TreeSet<String> ready = new TreeSet<>(comparators);
            ready.add(HYBRID);
            throw RecommenderException.invalid(
                    "algorithm", FieldError.NOT_ALLOWED_HERE, "Kept ready here: " + String.join(", ", ready) + ".");
        }
        return Optional.of(named);
    }
}
