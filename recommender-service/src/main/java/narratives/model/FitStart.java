package narratives.model;

import java.util.List;
import narratives.model.TrainingSet.TrainingNarrative;

/**
 * Where a {@link VariationalFit} begins: from the prior, or from a model that was trained before. The fit takes over the
 * maps and writes into the arrays.
 *
 * @param narratives one block for each, in the order of the training set
 */
@SuppressWarnings("ArrayRecordComponent")
record FitStart(
        EncodedSet set,
        FitBlocks narratives,
        double noise,
        double intercept,
        double interceptVariance,
        FeatureMapFit narrativeMap,
        double[] narrativeVariances,
        FeatureMapFit personMaps,
        double[] personVariances,
        double[] personCenter) {
    /** The prior, with factors that differ a little between narratives. */
    static FitStart prior(TrainingSet told, TrainingSettings settings, int factors) {
        EncodedSet set = EncodedSet.of(told, settings.components());
        WeakPrior prior = new WeakPrior(set.scale().range());
        double[] ofNarratives = prior.narrative(factors);
        double[] ofPeople = prior.person(set.components().count(), factors);
        return new FitStart(
                set,
                blocks(told.narratives(), factors, settings.seed()),
                prior.noise(),
                0,
                prior.intercept(),
                set.narrativeMap(ofNarratives),
                ofNarratives,
                set.personMaps(ofPeople),
                ofPeople,
                new double[ofPeople.length]);
    }

    private static FitBlocks blocks(List<TrainingNarrative> narratives, int factors, long seed) {
        return FitBlocks.known(
                narratives.stream()
                        .map(narrative -> Seeds.start(narrative.id(), factors, seed))
                        .toArray(double[][]::new),
                factors);
    }

    /**
     * A model: its encoders, components and mean stay, and the fit begins with its maps, its variances and what its
     * evidence says of narratives. What those are by and by learned to be is drawn to the same guesses as from the prior.
     */
    static FitStart model(TrainingSet told, RatingModel from) {
        EncodedSet set = EncodedSet.of(told, from);
        WeakPrior prior = new WeakPrior(set.scale().range());
        int factors = from.narratives().factors();
        FeatureMapFit narrativeMap = set.narrativeMap(prior.narrative(factors));
        narrativeMap.goOnFrom(from.narratives().map(), set.rowsOfNarratives());
        FeatureMapFit personMaps = set.personMaps(prior.person(set.components().count(), factors));
        personMaps.goOnFrom(from.people().maps(), set.rowsOfPeople());
        FitBlocks blocks = FitBlocks.of(told.narratives().size(), factors, place -> {
            TrainingNarrative narrative = told.narratives().get(place);
            return from.block(from.traits(narrative.characterisation()), from.evidence(narrative.id()));
        });
        return new FitStart(
                set,
                blocks,
                from.noiseVariance(),
                from.narratives().intercept(),
                from.narratives().interceptVariance(),
                narrativeMap,
                from.narratives().variances().clone(),
                personMaps,
                from.people().variances().clone(),
                from.people().center().clone());
    }
}
