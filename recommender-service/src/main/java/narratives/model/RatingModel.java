package narratives.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.catalog.Answer;
import narratives.catalog.Characterisation;
import narratives.catalog.NarrativeId;

/**
 * The model of ratings, trained:
 *
 * <pre>
 * r_ui = mu + b_u + c_i + theta_u . g_i + noise,   noise ~ N(0, s2)
 * (b_u, theta_u) ~ N(maps of the profile, variances);   c_i ~ N(a + w . f_i, variance)
 * </pre>
 *
 * A Bayesian hierarchical model with an exact, additive explanation of every mean. It knows narratives by their
 * evidence and no person at all: what is known of a person is recomputed from their own ratings. Immutable.
 *
 * @param mean mu, in units of the scale
 * @param noiseVariance s2, in squared units
 * @param evidence of the narratives that have ratings
 */
public record RatingModel(
        ModelScale scale,
        double mean,
        double noiseVariance,
        FeatureEncoder narrativeEncoder,
        FeatureEncoder personEncoder,
        ContentComponents components,
        PersonPrior people,
        NarrativePrior narratives,
        SortedMap<NarrativeId, NarrativeEvidence> evidence) {
    public RatingModel {
        evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
    }

    /** What the model makes of a narrative's characterisation. */
    public NarrativeTraits traits(Characterisation characterisation) {
        double[] features = narrativeEncoder.encode(characterisation.answers());
        return new NarrativeTraits(
                features,
                components.project(features),
                narratives.mean(features),
                narratives.mapVariance(features),
                narratives.variance());
    }

    /** The evidence of the ratings that the model was trained on. */
    public NarrativeEvidence evidence(NarrativeId narrative) {
        return evidence.getOrDefault(narrative, NarrativeEvidence.NONE);
    }

    /** What is known of a narrative's effect, given the evidence up to now. */
    public Effect effect(NarrativeTraits traits, NarrativeEvidence evidence) {
        return NarrativePrior.effect(
                traits.priorMean(), traits.mapVariance(), traits.variance(), evidence, noiseVariance);
    }

    /**
     * What is known of a person, exactly as training would find it.
     *
     * @param profile their answers; may be empty
     * @param ratings all of theirs, one a narrative, in the order of the narratives' ids; may be empty
     */
    public PersonBlock foldIn(SortedMap<String, Answer> profile, List<RatedNarrative> ratings) {
        return people.posterior(personEncoder.encode(profile), ratings, mean, noiseVariance);
    }

    /** What one rating adds to the evidence of a narrative with these components. */
    public double contribution(PersonBlock person, double[] components, double rating) {
        return rating - mean - person.value(components);
    }

    /** What a person's rating of a narrative is expected to be. */
    public Prediction predict(PersonBlock person, double[] components, Effect effect) {
        return Prediction.of(
                expected(person, components, effect),
                person.variance(components) + effect.variance() + noiseVariance,
                scale);
    }

    /** The mean of {@link #predict} alone, for scanning a catalogue. */
    public double expected(PersonBlock person, double[] components, Effect effect) {
        return mean + person.value(components) + effect.mean();
    }
}
