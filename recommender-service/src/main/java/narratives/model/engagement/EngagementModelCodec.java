package narratives.model.engagement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import narratives.catalog.NarrativeId;
import narratives.contract.RecommenderException;
import narratives.model.EncoderCodec;
import narratives.model.FeatureEncoder;
import narratives.model.ModelReader;
import narratives.model.ModelWriter;
import narratives.model.UnreadableModelException;

/**
 * The binary form of a model of engagement, as a part of a stored model, in the terms of
 * {@link narratives.model.RatingModelCodec}. Equal models give equal bytes.
 *
 * <pre>
 * double * 3  weights of popularity, factors and items
 *             what counts for the factors:  byte 1 if there is a bar, then double bar;  double below
 * int         factors;  double  unobserved, penalty, frequency;  int  sweeps;  long  seed
 *             what counts for the items, as above
 * byte        1 if there is a ridge, then double ridge
 *             encoder of people, encoder of narratives: see EncoderCodec
 * int         narratives;  of each  text id
 * double[]    popularity of each narrative
 * byte        1 if there are factors, then  double[][]  of narratives, double[] squares, double[][] of people's features,
 *             double[][]  of narratives' features
 * byte        1 if there are items, then  of each narrative byte 1 if it is in the map;  the lower triangle of P, a
 *             double[]  a row
 * </pre>
 */
public final class EngagementModelCodec {
    private EngagementModelCodec() {}

    /** @throws IllegalStateException if the model is not portable, see {@link EngagementSettings} */
    public static void write(EngagementModel model, ModelWriter to) {
        for (Head head : Head.values()) {
            to.number(model.blend().weight(head));
        }
        settings(model.settings(), to);
        EncoderCodec.write(model.ofPeople(), to);
        EncoderCodec.write(model.ofNarratives(), to);
        to.texts(model.narratives().stream().map(NarrativeId::value).toList());
        to.numbers(model.heads().popularity());
        to.tag(model.heads().factors().isPresent() ? 1 : 0);
        model.heads().factors().ifPresent(factors -> {
            to.rows(factors.narratives().rows());
            to.numbers(factors.narratives().squares());
            to.rows(factors.people());
            to.rows(factors.traits());
        });
        to.tag(model.heads().items().isPresent() ? 1 : 0);
        model.heads().items().ifPresent(items -> items(items, to));
    }

    private static void settings(HeadSettings settings, ModelWriter to) {
        strength(settings.seenByFactors(), to);
        ImplicitSettings factors = settings.factors();
        to.integer(factors.factors());
        to.number(factors.unobserved());
        to.number(factors.penalty());
        to.number(factors.frequency());
        to.integer(factors.sweeps());
        to.integer((int) (factors.seed() >>> Integer.SIZE));
        to.integer((int) factors.seed());
        strength(settings.seenByItems(), to);
        optional(settings.ridge(), to);
    }

    private static void strength(RatingStrength strength, ModelWriter to) {
        optional(
                strength.bar() == Double.NEGATIVE_INFINITY ? OptionalDouble.empty() : OptionalDouble.of(strength.bar()),
                to);
        to.number(strength.below());
    }

    private static void optional(OptionalDouble number, ModelWriter to) {
        to.tag(number.isPresent() ? 1 : 0);
        number.ifPresent(to::number);
    }

    private static void items(EaseModel items, ModelWriter to) {
        for (boolean present : items.present()) {
            to.tag(present ? 1 : 0);
        }
        double[][] inverse = items.inverse();
        for (int i = 0; i < inverse.length; i++) {
            to.numbers(Arrays.copyOf(inverse[i], i + 1));
        }
    }

    /** Trusts nothing. */
    public static EngagementModel read(ModelReader from) throws UnreadableModelException {
        try {
            Map<Head, Double> weights = new EnumMap<>(Head.class);
            for (Head head : Head.values()) {
                weights.put(head, from.number());
            }
            Blend blend = new Blend(weights);
            HeadSettings settings = readSettings(from);
            FeatureEncoder ofPeople = EncoderCodec.read(from);
            FeatureEncoder ofNarratives = EncoderCodec.read(from);
            List<NarrativeId> narratives = narratives(from);
            double[] popularity = from.numbers(narratives.size());
            Optional<ImplicitModel> factors = from.tag() == 1
                    ? Optional.of(factors(settings.factors(), ofPeople, ofNarratives, narratives.size(), from))
                    : Optional.empty();
            Optional<EaseModel> items =
                    from.tag() == 1 ? Optional.of(readItems(narratives.size(), from)) : Optional.empty();
            return new EngagementModel(
                    blend, new Heads(settings, popularity, factors, items), ofPeople, ofNarratives, narratives);
        } catch (RecommenderException | IllegalArgumentException e) {
            throw new UnreadableModelException("the stored model is damaged: not a model of engagement", e);
        }
    }

    private static HeadSettings readSettings(ModelReader from) throws UnreadableModelException {
        RatingStrength seenByFactors = readStrength(from);
        ImplicitSettings factors = new ImplicitSettings(
                from.integer(), from.number(), from.number(), from.number(), from.integer(), seed(from));
        return new HeadSettings(seenByFactors, factors, readStrength(from), readOptional(from));
    }

    private static long seed(ModelReader from) throws UnreadableModelException {
        long high = from.integer();
        return high << Integer.SIZE | Integer.toUnsignedLong(from.integer());
    }

    private static RatingStrength readStrength(ModelReader from) throws UnreadableModelException {
        return new RatingStrength(readOptional(from).orElse(Double.NEGATIVE_INFINITY), from.number());
    }

    private static OptionalDouble readOptional(ModelReader from) throws UnreadableModelException {
        return from.tag() == 1 ? OptionalDouble.of(from.number()) : OptionalDouble.empty();
    }

    private static List<NarrativeId> narratives(ModelReader from) throws UnreadableModelException {
        List<NarrativeId> narratives = new ArrayList<>();
        for (String id : from.texts()) {
            NarrativeId next = new NarrativeId(id);
            ModelReader.require(
                    narratives.isEmpty() || narratives.getLast().compareTo(next) < 0, "narratives are out of order");
            narratives.add(next);
        }
        return narratives;
    }

    private static ImplicitModel factors(
            ImplicitSettings settings,
            FeatureEncoder ofPeople,
            FeatureEncoder ofNarratives,
            int narratives,
            ModelReader from)
            throws UnreadableModelException {
        double[][] rows = from.rows(settings.factors());
        ModelReader.require(rows.length == narratives, "factors are of other narratives");
        double[] squares = from.numbers(settings.factors());
        double[][] people = from.rows(settings.factors());
        ModelReader.require(people.length == ofPeople.columns().size() + 1, "factors are of other profiles");
        double[][] traits = from.rows(settings.factors());
        ModelReader.require(traits.length == ofNarratives.columns().size(), "factors are of other features");
        // The axes are where training came from; nothing that is served asks for them.
        return new ImplicitModel(settings, new SideBlock(rows, squares, new double[0][]), people, traits);
    }

    private static EaseModel readItems(int narratives, ModelReader from) throws UnreadableModelException {
        boolean[] present = new boolean[narratives];
        int columns = 0;
        for (int i = 0; i < narratives; i++) {
            present[i] = from.tag() == 1;
            columns += present[i] ? 1 : 0;
        }
        double[][] inverse = new double[columns][];
        for (int i = 0; i < columns; i++) {
            inverse[i] = from.numbers(i + 1);
            ModelReader.require(inverse[i][i] > 0, "a matrix is not positive definite");
        }
        double[][] whole = new double[columns][columns];
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j <= i; j++) {
                whole[i][j] = inverse[i][j];
                whole[j][i] = inverse[i][j];
            }
        }
        return EaseModel.of(whole, EaseModel.columns(present));
    }
}
