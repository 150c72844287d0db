package narratives.recommend;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import narratives.catalog.NarrativeId;
import narratives.safety.Curated;

/** The way in which a list is made: by the model, by a comparator, or by hand. */
sealed interface Way {
    Tier tier();

    /** What orders the list. */
    String algorithm();

    /** Why it is not the way that was wished for; empty if it is. */
    Optional<String> reason();

    Expectation expected();

    /** By the model, in the manner of a mode. */
    record ByModel(Mode mode, Tier tier, Optional<String> reason, Forecast expected) implements Way {
        /** Whether the list is ordered by what readers as a whole said. */
        boolean isPopular() {
            return mode == Mode.POPULAR || (mode == Mode.MATCH && tier == Tier.POPULAR);
        }

        @Override
        public String algorithm() {
            return switch (mode) {
                case MATCH -> tier == Tier.POPULAR ? POPULARITY : Algorithms.HYBRID;
                case POPULAR -> POPULARITY;
                case BROWSE -> "catalogue-order";
                case SURPRISE -> "random";
                case SIMILAR -> "gower";
                case DESCRIBE -> "wish";
            };
        }
    }

    /** By a comparator, in mode {@code match}. */
    record ByComparator(String algorithm, Tier tier, ComparatorForecast expected) implements Way {
        @Override
        public Optional<String> reason() {
            return Optional.empty();
        }
    }

    /**
     * By the curated list, whatever the mode.
     *
     * @param because why it is not the way that was asked for
     * @param listed the best first
     */
    record ByCurated(String because, List<NarrativeId> listed, Forecast expected) implements Way {
        public ByCurated {
            listed = List.copyOf(listed);
        }

        @Override
        public Tier tier() {
            return Tier.CURATED;
        }

        @Override
        public String algorithm() {
            return CURATED;
        }

        @Override
        public Optional<String> reason() {
            return Optional.of(because);
        }
    }

    /**
     * By what somebody asked for in their own words; behind that, what the model expects.
     *
     * @param expected of the reader
     */
    record ByWish(Wish wish, Tier tier, Forecast expected) implements Way {
        @Override
        public String algorithm() {
            return "wish";
        }

        @Override
        public Optional<String> reason() {
            return wish.found().isPresent() ? Optional.empty() : Optional.of(ModelRecommender.TEXTS_NOT_SEARCHED);
        }
    }

    static Way byWish(View view, Wish wish, Reader reader) {
        return new ByWish(wish, tier(view, reader), Forecast.of(view, reader));
    }

    String POPULARITY = "popularity";

    String CURATED = "curated";

    /** What people have picked, and nothing where they have picked nothing. */
    static Way byCurated(View view, String because) {
        return new ByCurated(
                because, view.safety().curated().map(Curated::narratives).orElse(List.of()), Forecast.ofAnybody(view));
    }

    /** What people have picked; where they have picked nothing, the model without a person. */
    static Way withoutReader(View view, Mode mode, String because) {
        return view.safety().curated().isPresent() ? byCurated(view, because) : forAnybody(view, mode, because);
    }

    /** What the model does for a reader. */
    static Way byModel(View view, Mode mode, Reader reader) {
        return mode == Mode.POPULAR
                ? new ByModel(mode, Tier.POPULAR, Optional.empty(), Forecast.ofAnybody(view))
                : new ByModel(mode, tier(view, reader), Optional.empty(), Forecast.of(view, reader));
    }

    /** What is always possible: the model without a person. */
    static Way forAnybody(View view, Mode mode, String reason) {
        return new ByModel(mode, Tier.POPULAR, Optional.of(reason), Forecast.ofAnybody(view));
    }

    /**
     * What a comparator does for a reader. Where it is not there, or has an answer to nothing that may be shown, the list
     * is one for anybody: the model's own would make the comparator look like the model.
     *
     * @param items all that may be shown, on whichever page
     */
    static Way byComparator(View view, String name, Audience audience, Reader reader, BitSet items, long seed) {
        Optional<ComparatorForecast> forecast = ComparatorForecast.of(view, name, audience, reader, seed);
        if (forecast.isEmpty()) {
            return forAnybody(view, Mode.MATCH, ModelRecommender.ALGORITHM_UNAVAILABLE);
        }
        if (!forecast.get().answersAny(items)) {
            return forAnybody(view, Mode.MATCH, ModelRecommender.ALGORITHM_WITHOUT_ANSWER);
        }
        Tier tier = switch (forecast.get().basis()) {
            case OWN_RATINGS -> tier(view, reader);
            case ALL_RATINGS -> Tier.POPULAR;
            case CHANCE -> Tier.COLD_START;
        };
        return new ByComparator(name, tier, forecast.get());
    }

    private static Tier tier(View view, Reader reader) {
        String question = view.questionnaire().primary().key();
        boolean rated =
                reader.standing().answers().values().stream().anyMatch(answers -> answers.containsKey(question));
        return rated ? Tier.PERSONAL : Tier.COLD_START;
    }
}
