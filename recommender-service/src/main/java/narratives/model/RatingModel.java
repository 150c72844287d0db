package narratives.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import narratives.catalog.Answer;
import narratives.catalog.Characterisation;
import narratives.catalog.NarrativeId;

/**
 * The model of ratings, trained:
 *
 * <pre>
 * r_ui = mu + b_u + c_i + theta_u . g_i + p_u . q_i + noise,   noise ~ N(0, s2)
 * (b_u, theta_u, p_u) ~ N(maps of the profile, variances);   (c_i, q_i) ~ N((a, 0) + W f_i, variances)
 * </pre>
 *
 * A Bayesian hierarchical model with an exact, additive explanation of every mean. It knows narratives by their
 * evidence and no person at all: what is known of a person is recomputed from their own ratings. Immutable.
 *
 * @param mean mu, in units of the scale
 * @param noiseVariance s2, in squared units
 * @param evidence of the narratives that have ratings, or answers to other questions
 * @param others how answers to other questions go together with ratings
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
        SortedMap<NarrativeId, NarrativeEvidence> evidence,
        List<OtherQuestion> others) {
    public RatingModel {
        evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
        others = List.copyOf(others);
    }

    /** Of ratings alone. */
    public RatingModel(
            ModelScale scale,
            double mean,
            double noiseVariance,
            FeatureEncoder narrativeEncoder,
            FeatureEncoder personEncoder,
            ContentComponents components,
            PersonPrior people,
            NarrativePrior narratives,
            SortedMap<NarrativeId, NarrativeEvidence> evidence) {
        this(
                scale,
                mean,
                noiseVariance,
                narrativeEncoder,
                personEncoder,
                components,
                people,
                narratives,
                evidence,
                List.of());
    }

    /** The place of a question among the others; empty if nothing is known of it. */
    public OptionalInt other(String key) {
        return IntStream.range(0, others.size())
                .filter(place -> others.get(place).key().equals(key))
                .findFirst();
    }

    /**
     * One person's answers to other questions about one narrative, to tell of their level.
     *
     * @param answers by question
     * @param primary the question whose answers are the ratings
     */
    public List<OtherAnswer> others(SortedMap<String, Double> answers, String primary, NarrativeBlock narrative) {
        List<OtherAnswer> told = new ArrayList<>();
        Double rating = answers.get(primary);
        for (int place = 0; place < others.size(); place++) {
            Double answer = answers.get(others.get(place).key());
            if (answer != null) {
                told.add(OtherAnswer.about(
                        place, answer, rating == null ? OptionalDouble.empty() : OptionalDouble.of(rating), narrative));
            }
        }
        return told;
    }

    /** What the model makes of a narrative's characterisation. */
    public NarrativeTraits traits(Characterisation characterisation) {
        double[] features = narrativeEncoder.encode(characterisation.answers());
        return new NarrativeTraits(
                features,
                components.project(features),
                narratives.means(features),
                narratives.mapVariances(features),
                narratives.variances());
    }

    /** The evidence of the ratings that the model was trained on. */
    public NarrativeEvidence evidence(NarrativeId narrative) {
        return evidence.getOrDefault(narrative, NarrativeEvidence.NONE);
    }

    /** The same with the evidence of other ratings. */
    public RatingModel withEvidence(SortedMap<NarrativeId, NarrativeEvidence> other) {
        return new RatingModel(
                scale,
                mean,
                noiseVariance,
                narrativeEncoder,
                personEncoder,
                components,
                people,
                narratives,
                other,
                others);
    }

    /** What is known of a narrative, given the evidence up to now. */
    public NarrativeBlock block(NarrativeTraits traits, NarrativeEvidence evidence) {
        return NarrativePrior.posterior(
                traits.priorMeans(), traits.mapVariances(), traits.variances(), evidence, noiseVariance);
    }

    /**
     * What is known of a person, exactly as training would find it.
     *
     * @param profile their answers; may be empty
     * @param ratings all of theirs, one a narrative, in the order of the narratives' ids; may be empty
     */
    public PersonBlock foldIn(SortedMap<String, Answer> profile, List<RatedNarrative> ratings) {
        return foldIn(profile, ratings, List.of());
    }

    /** @param answers theirs to other questions, in the order of the narratives' ids, then of the questions */
    public PersonBlock foldIn(
            SortedMap<String, Answer> profile, List<RatedNarrative> ratings, List<OtherAnswer> answers) {
        return people.posterior(
                personEncoder.encode(profile),
                ratings,
                OtherQuestions.sum(OtherQuestions.ofLevel(others, answers, mean)),
                mean,
                noiseVariance);
    }

    /** The mean of {@link #foldIn} for the same person, taken apart exactly. */
    public PersonParts parts(
            SortedMap<String, Answer> profile, List<RatedNarrative> ratings, List<OtherAnswer> answers) {
        return people.parts(
                personEncoder.encode(profile),
                personEncoder.encodeAnswered(profile),
                ratings,
                OtherQuestions.ofLevel(others, answers, mean),
                mean,
                noiseVariance);
    }

    /** What one rating says about a narrative with these components. */
    public NarrativeEvidence contribution(PersonBlock person, double[] components, double rating) {
        EvidenceSum one = new EvidenceSum(narratives.factors());
        one.add(PeopleBlocks.of(person, narratives.factors()), 0, components, rating - mean);
        return one.total();
    }

    /**
     * What a person's rating of a narrative is expected to be, with the variance
     *
     * <pre>
     * v = z_i' S_u z_i + z_u' S_i z_u + tr(S_u S_i) + s2,   z_i = (1, g_i, E q_i),   z_u = (1, E p_u)
     * </pre>
     */
    public Prediction predict(PersonBlock person, double[] components, NarrativeBlock narrative) {
        double[] coordinates = narrative.coordinates(components);
        return Prediction.of(
                mean + person.value(coordinates) + narrative.mean()[0],
                person.variance(coordinates) + narrative.variance(person) + noiseVariance,
                scale);
    }
}
