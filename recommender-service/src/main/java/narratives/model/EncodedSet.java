package narratives.model;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import narratives.catalog.Answer;
import narratives.model.TrainingSet.TrainingRating;

/**
 * A training set as numbers: all that training learns from, before anything is learned from ratings but their mean.
 *
 * @param mean mu, the mean rating, with the middle of the scale as one rating more
 * @param features of the narratives, encoded, in the order of the training set
 * @param traits their content components
 * @param profiles of the people, encoded, in the order of the training set
 */
@SuppressWarnings("ArrayRecordComponent")
record EncodedSet(
        ModelScale scale,
        double mean,
        RatingsByPerson ratings,
        FeatureEncoder narrativeEncoder,
        FeatureEncoder personEncoder,
        ContentComponents components,
        double[][] features,
        double[][] traits,
        double[][] profiles) {
    /** @param most content components */
    static EncodedSet of(TrainingSet set, int most) {
        List<SortedMap<String, Answer>> characterisations = set.narratives().stream()
                .map(narrative -> narrative.characterisation().answers())
                .toList();
        FeatureEncoder ofNarratives = FeatureEncoder.fit(FeatureQuestion.of(set.instrument()), characterisations);
        FeatureEncoder ofPeople = FeatureEncoder.fit(FeatureQuestion.inferred(set.people()), set.people());
        double[][] features =
                characterisations.stream().map(ofNarratives::encode).toArray(double[][]::new);
        ContentComponents components =
                ContentComponents.fit(features, ofNarratives.columns().size(), most);
        return new EncodedSet(
                ModelScale.of(set.scale()),
                shrunkMean(set),
                new RatingsByPerson(set),
                ofNarratives,
                ofPeople,
                components,
                features,
                Arrays.stream(features).map(components::project).toArray(double[][]::new),
                set.people().stream().map(ofPeople::encode).toArray(double[][]::new));
    }

    /** As a model sees a training set: by its encoders, its components and its mean. */
    static EncodedSet of(TrainingSet set, RatingModel model) {
        double[][] features = set.narratives().stream()
                .map(narrative -> model.narrativeEncoder()
                        .encode(narrative.characterisation().answers()))
                .toArray(double[][]::new);
        return new EncodedSet(
                ModelScale.of(set.scale()),
                model.mean(),
                new RatingsByPerson(set),
                model.narrativeEncoder(),
                model.personEncoder(),
                model.components(),
                features,
                Arrays.stream(features).map(model.components()::project).toArray(double[][]::new),
                set.people().stream().map(model.personEncoder()::encode).toArray(double[][]::new));
    }

    private static double shrunkMean(TrainingSet set) {
        double sum = set.scale().middle();
        for (TrainingRating rating : set.ratings()) {
            sum += rating.value();
        }
        return sum / (set.ratings().size() + 1);
    }

    /** Maps to learn from the characterisations of the rated narratives; one output for each guess of a variance. */
    FeatureMapFit narrativeMap(double[] variances) {
        return new FeatureMapFit(
                rowsOfNarratives(),
                width(narrativeEncoder),
                weights(narrativeEncoder, variances),
                WeakPrior.PSEUDO_COUNT);
    }

    /** Maps to learn from the profiles of the people who rated. */
    FeatureMapFit personMaps(double[] variances) {
        return new FeatureMapFit(
                rowsOfPeople(), width(personEncoder), weights(personEncoder, variances), WeakPrior.PSEUDO_COUNT);
    }

    double[][] rowsOfNarratives() {
        return Arrays.stream(ratings.narratives())
                .mapToObj(place -> features[place])
                .toArray(double[][]::new);
    }

    double[][] rowsOfPeople() {
        return Arrays.stream(ratings.people())
                .mapToObj(place -> profiles[place])
                .toArray(double[][]::new);
    }

    private static int width(FeatureEncoder encoder) {
        return encoder.columns().size();
    }

    private static double[] weights(FeatureEncoder encoder, double[] variances) {
        int questions = encoder.questionKeys().size();
        return Arrays.stream(variances)
                .map(variance -> WeakPrior.weight(variance, questions))
                .toArray();
    }
}
