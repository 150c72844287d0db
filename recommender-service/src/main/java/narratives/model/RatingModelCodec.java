package narratives.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.catalog.NarrativeId;
import narratives.contract.RecommenderException;

/**
 * The binary form of a rating model. Equal models give equal bytes. Everything is big-endian; a text is its length in
 * bytes (int) and UTF-8; an array is its length (int) and its entries.
 *
 * <pre>
 * int     magic "NRRM"
 * int     format: 1 and, where they are there, 1 for latent factors (parts marked *), 2 for other questions than the primary
 *         one (parts marked +) and 4 for the center of people, which every model with factors has but the first ones
 * double  minimum, maximum, step, middle of the scale;  byte  1 if the middle is an answer
 * double  mean, noise variance
 *         encoder of narratives, encoder of people: see EncoderCodec
 * int     features of the components;  double[][]  loadings
 * int *   number of latent factors K, at least 1
 *         map of people;  double[]  variances;  with a center, double[]  of it, as long
 * double  intercept, its variance;  map of narratives;  double  variance of the effect;  double[] *  of K factors
 * int     narratives with evidence;  of each  text id, int count, double weighted,
 *         double[] *  K more weighted, double[] *  moments
 * int +   other questions;  of each  text key, double mean, person loading, person variance, narrative loading, narrative
 *         variance, shared, noise variance, noise given
 * int +   narratives of which answers to them tell;  of each  text id, double precision, double weighted
 * byte[32] SHA-256 of all the bytes before
 *
 * a map:  int features;  double[][] axes;  int outputs;  of each  double[] weights, double prior variance,
 *         double[] axis variances
 * </pre>
 */
public final class RatingModelCodec {
    private static final int MAGIC = 0x4e52524d;
    private static final int PLAIN = 1;
    private static final int FACTORS = 1;
    private static final int OTHERS = 2;
    private static final int CENTER = 4;

    private RatingModelCodec() {}

    public static byte[] write(RatingModel model) {
        return StoredForm.sealed(body(model));
    }

    /** @throws UnreadableModelException if the bytes are anything but a whole model of a known format */
    public static RatingModel read(byte[] bytes) throws UnreadableModelException {
        byte[] body = StoredForm.opened(bytes, MAGIC, "a rating model", 1, 2, 3, 6, 8);
        return readBody(body);
    }

    private static byte[] body(RatingModel model) {
        ModelWriter to = new ModelWriter();
        to.integer(MAGIC);
        boolean withFactors = model.narratives().factors() > 0;
        to.integer(
                PLAIN + (withFactors ? FACTORS + CENTER : 0) + (model.others().isEmpty() ? 0 : OTHERS));
        ModelScale scale = model.scale();
        to.number(scale.minimum());
        to.number(scale.maximum());
        to.number(scale.step());
        to.number(scale.middle());
        to.tag(scale.middleIsAnswer() ? 1 : 0);
        to.number(model.mean());
        to.number(model.noiseVariance());
        EncoderCodec.write(model.narrativeEncoder(), to);
        EncoderCodec.write(model.personEncoder(), to);
        to.integer(model.components().features());
        to.rows(model.components().loadings());
        if (withFactors) {
            to.integer(model.narratives().factors());
        }
        map(model.people().maps(), to);
        to.numbers(model.people().variances());
        if (withFactors) {
            to.numbers(model.people().center());
        }
        to.number(model.narratives().intercept());
        to.number(model.narratives().interceptVariance());
        map(model.narratives().map(), to);
        double[] variances = model.narratives().variances();
        to.number(variances[0]);
        if (withFactors) {
            to.numbers(Arrays.copyOfRange(variances, 1, variances.length));
        }
        to.integer(model.evidence().size());
        model.evidence().forEach((id, evidence) -> {
            to.text(id.value());
            to.integer(evidence.count());
            double[] weighted = evidence.weighted();
            to.number(weighted[0]);
            if (withFactors) {
                to.numbers(Arrays.copyOfRange(weighted, 1, weighted.length));
                to.numbers(evidence.moments());
            }
        });
        if (!model.others().isEmpty()) {
            others(model, to);
        }
        return to.bytes();
    }

    private static void others(RatingModel model, ModelWriter to) {
        to.integer(model.others().size());
        for (OtherQuestion question : model.others()) {
            to.text(question.key());
            to.number(question.mean());
            to.number(question.personLoading());
            to.number(question.personVariance());
            to.number(question.narrativeLoading());
            to.number(question.narrativeVariance());
            to.number(question.shared());
            to.number(question.noiseVariance());
            to.number(question.noiseGiven());
        }
        SortedMap<NarrativeId, LevelEvidence> told = new TreeMap<>();
        model.evidence().forEach((id, evidence) -> {
            if (!evidence.others().equals(LevelEvidence.NONE)) {
                told.put(id, evidence.others());
            }
        });
        to.integer(told.size());
        told.forEach((id, others) -> {
            to.text(id.value());
            to.number(others.precision());
            to.number(others.weighted());
        });
    }

    private static List<OtherQuestion> others(ModelReader from) throws UnreadableModelException {
        List<OtherQuestion> others = new ArrayList<>();
        int count = from.length(Integer.BYTES + 8 * Double.BYTES);
        for (int q = 0; q < count; q++) {
            others.add(new OtherQuestion(
                    from.text(),
                    from.number(),
                    from.number(),
                    from.variance(),
                    from.number(),
                    from.variance(),
                    from.number(),
                    from.variance(),
                    from.variance()));
        }
        return others;
    }

    private static void told(ModelReader from, SortedMap<NarrativeId, NarrativeEvidence> evidence)
            throws UnreadableModelException {
        int count = from.length(Integer.BYTES + 2 * Double.BYTES);
        for (int i = 0; i < count; i++) {
            try {
                NarrativeId id = new NarrativeId(from.text());
                LevelEvidence others = new LevelEvidence(from.number(), from.number());
                evidence.merge(id, NarrativeEvidence.of(others), (had, more) -> had.with(others));
            } catch (RecommenderException e) {
                throw new UnreadableModelException("the stored model is damaged: not evidence of a narrative", e);
            }
        }
    }

    private static void map(FeatureMap map, ModelWriter to) {
        to.integer(map.features());
        to.rows(map.axes());
        to.integer(map.outputs().size());
        for (FeatureMap.Output output : map.outputs()) {
            to.numbers(output.weights());
            to.number(output.priorVariance());
            to.numbers(output.axisVariances());
        }
    }

    /** Reads all but the digest, and trusts nothing. */
    static RatingModel readBody(byte[] body) throws UnreadableModelException {
        ModelReader from = new ModelReader(body);
        from.integer();
        int parts = from.integer() - PLAIN;
        boolean withFactors = (parts & FACTORS) != 0;
        boolean withOthers = (parts & OTHERS) != 0;
        ModelScale scale = scale(from);
        double mean = from.number();
        double noise = from.variance();
        FeatureEncoder narrativeEncoder = EncoderCodec.read(from);
        FeatureEncoder personEncoder = EncoderCodec.read(from);
        int columns = narrativeEncoder.columns().size();
        ModelReader.require(from.integer() == columns, "the components are of other features");
        ContentComponents components = new ContentComponents(columns, from.rows(columns));
        int factors = withFactors ? from.length(Double.BYTES) : 0;
        ModelReader.require(factors > 0 || !withFactors, "a model with factors has none");
        int ofPerson = 1 + components.count() + factors;
        FeatureMap maps = map(from, personEncoder.columns().size(), ofPerson);
        double[] ofPeople = from.variances(ofPerson);
        PersonPrior people = (parts & CENTER) == 0
                ? new PersonPrior(maps, ofPeople)
                : new PersonPrior(maps, ofPeople, from.numbers(ofPerson));
        double intercept = from.number();
        double interceptVariance = from.variance();
        FeatureMap narrativeMap = map(from, columns, 1 + factors);
        double ofEffect = from.variance();
        double[] variances = with(ofEffect, withFactors ? from.variances(factors) : new double[0]);
        NarrativePrior narratives = new NarrativePrior(intercept, interceptVariance, narrativeMap, variances);
        SortedMap<NarrativeId, NarrativeEvidence> evidence = evidence(from, withFactors, factors);
        List<OtherQuestion> others = withOthers ? others(from) : List.of();
        if (withOthers) {
            told(from, evidence);
        }
        from.end();
        return new RatingModel(
                scale, mean, noise, narrativeEncoder, personEncoder, components, people, narratives, evidence, others);
    }

    private static double[] with(double first, double[] others) {
        double[] all = new double[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }

    private static ModelScale scale(ModelReader from) throws UnreadableModelException {
        try {
            return new ModelScale(from.number(), from.number(), from.number(), from.number(), from.tag() == 1);
        } catch (IllegalArgumentException e) {
            throw new UnreadableModelException("the stored model is damaged: not a scale", e);
        }
    }

    private static FeatureMap map(ModelReader from, int features, int outputs) throws UnreadableModelException {
        ModelReader.require(from.integer() == features, "a map is of other features");
        double[][] axes = from.rows(features);
        ModelReader.require(from.integer() == outputs, "a map has another number of outputs");
        List<FeatureMap.Output> read = new ArrayList<>(outputs);
        for (int k = 0; k < outputs; k++) {
            read.add(new FeatureMap.Output(from.numbers(features), from.variance(), from.variances(axes.length)));
        }
        return new FeatureMap(features, axes, read);
    }

    private static SortedMap<NarrativeId, NarrativeEvidence> evidence(
            ModelReader from, boolean withFactors, int factors) throws UnreadableModelException {
        SortedMap<NarrativeId, NarrativeEvidence> evidence = new TreeMap<>();
        int count = from.length(Integer.BYTES + Integer.BYTES + Double.BYTES);
        for (int i = 0; i < count; i++) {
            try {
                NarrativeId id = new NarrativeId(from.text());
                ModelReader.require(
                        evidence.isEmpty() || evidence.lastKey().compareTo(id) < 0, "narratives are out of order");
                int ratings = from.integer();
                double ofEffect = from.number();
                double[] weighted = with(ofEffect, withFactors ? from.numbers(factors) : new double[0]);
                int moments = NarrativeEvidence.moments(factors);
                evidence.put(
                        id,
                        new NarrativeEvidence(ratings, withFactors ? from.numbers(moments) : new double[0], weighted));
            } catch (RecommenderException | IllegalArgumentException e) {
                throw new UnreadableModelException("the stored model is damaged: not evidence of a narrative", e);
            }
        }
        return evidence;
    }
}
