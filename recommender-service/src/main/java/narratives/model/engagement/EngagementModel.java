package narratives.model.engagement;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import narratives.catalog.Answer;
import narratives.catalog.Characterisation;
import narratives.catalog.NarrativeId;
import narratives.model.FeatureEncoder;
import narratives.model.History;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingNarrative;

/**
 * The heads of engagement and how they join the predicted ratings, as {@link EngagementTrainer} learned and chose them.
 * Knows no person by name; what a person is drawn to follows from their own interactions. Immutable.
 *
 * <p>What it adds for a reader to a narrative's predicted mean is, by head, weight times standardised score. The scores of
 * popularity and factors are linear in numbers of the narrative, its {@link EngagementTraits}, and so is their sum.
 */
public final class EngagementModel {
    private final Blend blend;
    private final Heads heads;
    private final FeatureEncoder ofPeople;
    private final FeatureEncoder ofNarratives;
    private final List<NarrativeId> narratives;
    private final SortedMap<NarrativeId, Integer> places;
    private final List<EngagementTraits> traits;
    private final double[] center;

    EngagementModel(
            Blend blend,
            Heads heads,
            FeatureEncoder ofPeople,
            FeatureEncoder ofNarratives,
            List<NarrativeId> narratives) {
        this.blend = blend;
        this.heads = heads;
        this.ofPeople = ofPeople;
        this.ofNarratives = ofNarratives;
        this.narratives = List.copyOf(narratives);
        TreeMap<NarrativeId, Integer> placed = new TreeMap<>();
        this.narratives.forEach(id -> placed.put(id, placed.size()));
        this.places = Collections.unmodifiableSortedMap(placed);
        this.center = center(heads);
        this.traits = traits(heads);
    }

    static EngagementModel of(TrainingSet set, EncodedFeatures features, Blend blend, Heads heads) {
        return new EngagementModel(
                blend,
                heads,
                features.ofPeople(),
                features.ofNarratives(),
                set.narratives().stream().map(TrainingNarrative::id).toList());
    }

    /** The mean of the factors of all narratives. */
    private static double[] center(Heads heads) {
        return heads.factors()
                .map(model -> {
                    double[] mean = new double[model.settings().factors()];
                    for (double[] row : model.narratives().rows()) {
                        for (int k = 0; k < mean.length; k++) {
                            mean[k] += row[k] / model.narratives().rows().length;
                        }
                    }
                    return mean;
                })
                .orElseGet(() -> new double[0]);
    }

    /** Of all narratives that were learned from, in order. */
    private static List<EngagementTraits> traits(Heads heads) {
        double[] popularity = Standard.of(heads.popularity()).all(heads.popularity());
        return IntStream.range(0, popularity.length)
                .mapToObj(place -> new EngagementTraits(
                        coordinates(
                                popularity[place],
                                heads.factors()
                                        .map(model -> model.narratives().rows()[place])
                                        .orElseGet(() -> new double[0])),
                        OptionalInt.of(place)))
                .toList();
    }

    private static double[] coordinates(double popularity, double[] factors) {
        double[] coordinates = new double[1 + factors.length];
        coordinates[0] = popularity;
        System.arraycopy(factors, 0, coordinates, 1, factors.length);
        return coordinates;
    }

    /** How the heads were learned. */
    public HeadSettings settings() {
        return heads.settings();
    }

    /** The weights. */
    public Blend blend() {
        return blend;
    }

    /** How many numbers {@link #traits} has of a narrative. */
    public int coordinates() {
        return 1 + center.length;
    }

    Heads heads() {
        return heads;
    }

    FeatureEncoder ofPeople() {
        return ofPeople;
    }

    FeatureEncoder ofNarratives() {
        return ofNarratives;
    }

    /** The narratives it was learned from, in the order of the training set. */
    List<NarrativeId> narratives() {
        return narratives;
    }

    /** The place of a narrative in what was learned from; empty if it came later. */
    public OptionalInt place(NarrativeId id) {
        Integer place = places.get(id);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /**
     * What is known of a narrative. One that came later is as popular as the average, since nobody could turn to it, and has
     * the factors that narratives of its kind have.
     */
    public EngagementTraits traits(NarrativeId id, Characterisation characterisation) {
        OptionalInt place = place(id);
        return place.isPresent()
                ? traits.get(place.getAsInt())
                : new EngagementTraits(
                        coordinates(
                                0,
                                heads.factors()
                                        .map(model -> model.expected(ofNarratives.encode(characterisation.answers())))
                                        .orElseGet(() -> new double[0])),
                        OptionalInt.empty());
    }

    /** What draws one reader, from their profile and what they said and did. */
    public Attraction attraction(SortedMap<String, Answer> profile, History own) {
        double[] tastes = new double[coordinates()];
        tastes[0] = blend.weight(Head.POPULARITY);
        double offset = heads.factors()
                .map(model -> tastes(model, profile, own, tastes))
                .orElse(0.0);
        return heads.items()
                .map(model -> byItems(model, own, tastes, offset))
                .orElseGet(() -> new Attraction(tastes, offset, new double[0], 0));
    }

    /**
     * Of scores x · y over the catalogue the mean is x · mean(y), and the mean square, as the sum of squares of y is
     * diagonal, the sum of x_k^2 squares_k by the number of narratives.
     *
     * @param tastes written to
     * @return what is added to every narrative alike
     */
    private double tastes(ImplicitModel model, SortedMap<String, Answer> profile, History own, double[] tastes) {
        double[] factors =
                model.foldIn(settings().seenByFactors().interactions(own), EncodedFeatures.person(ofPeople, profile));
        double mean = 0;
        double square = 0;
        for (int k = 0; k < factors.length; k++) {
            mean += factors[k] * center[k];
            square += factors[k] * factors[k] * model.narratives().squares()[k];
        }
        double spread = Math.sqrt(Math.max(0, square / Math.max(1, narratives.size()) - mean * mean));
        double slope = blend.weight(Head.FACTORS) * new Standard(mean, spread).slope();
        for (int k = 0; k < factors.length; k++) {
            tastes[1 + k] = slope * factors[k];
        }
        return -slope * mean;
    }

    private Attraction byItems(EaseModel model, History own, double[] tastes, double offset) {
        double[] scores = model.scores(settings().seenByItems().interactions(own));
        Standard standard = Standard.of(scores);
        double weight = blend.weight(Head.ITEMS);
        double[] byPlace = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            byPlace[i] = weight * standard.of(scores[i]);
        }
        return new Attraction(tastes, offset, byPlace, weight * standard.of(0));
    }

    /** What engagement adds for a reader, of each narrative in the order it was learned from, in units of the scale. */
    public double[] added(SortedMap<String, Answer> profile, History own) {
        Attraction attraction = attraction(profile, own);
        return traits.stream().mapToDouble(attraction::added).toArray();
    }
}
