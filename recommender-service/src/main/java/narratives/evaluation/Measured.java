package narratives.evaluation;

import java.util.List;
import java.util.stream.Stream;
import narratives.evaluation.PairedBootstrap.Difference;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/**
 * What an experiment showed on one set of ratings.
 *
 * @param ratingsSplit the SHA-256 of which ratings were held out together
 * @param peopleSplit the SHA-256 of which people were held out together, what they told and what was foretold
 * @param draws how often it was drawn which ratings of a new person are told
 * @param coldStart by how many ratings of a new person were told, 0 first
 */
public record Measured(
        Size size, String ratingsSplit, String peopleSplit, Comparison comparison, int draws, List<Step> coldStart) {
    public Measured {
        coldStart = List.copyOf(coldStart);
    }

    /**
     * How much there is.
     *
     * @param people everybody, those without ratings too
     * @param raters people with ratings
     * @param narratives all, those without ratings too
     * @param rated narratives with ratings
     */
    public record Size(int people, int raters, int narratives, int rated, int ratings) {
        static Size of(TrainingSet set) {
            return new Size(
                    set.people().size(),
                    (int) set.ratings().stream()
                            .mapToInt(TrainingRating::person)
                            .distinct()
                            .count(),
                    set.narratives().size(),
                    (int) set.ratings().stream()
                            .mapToInt(TrainingRating::narrative)
                            .distinct()
                            .count(),
                    set.ratings().size());
        }
    }

    /**
     * The model on held-out ratings, beside others on the same.
     *
     * @param means the methods that it has to beat
     * @param others methods to compare with, such as one that knows the truth
     */
    public record Comparison(Accuracy model, List<Rival> means, List<Rival> others) {
        public Comparison {
            means = List.copyOf(means);
            others = List.copyOf(others);
        }

        /** All that the model is compared with. */
        public List<Rival> rivals() {
            return Stream.concat(means.stream(), others.stream()).toList();
        }
    }

    /**
     * Another method on the same ratings.
     *
     * @param difference RMSE of the model minus RMSE of this
     */
    public record Rival(String name, Accuracy accuracy, Difference difference) {}

    /**
     * The model on new people, some of whose ratings were told.
     *
     * @param told how many
     * @param sinceCold RMSE of this minus RMSE with none told
     */
    public record Step(int told, Accuracy accuracy, Difference sinceCold) {}

    /** With the most ratings told. */
    public Step last() {
        return coldStart.getLast();
    }
}
