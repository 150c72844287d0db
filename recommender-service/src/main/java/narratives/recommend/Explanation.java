package narratives.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import narratives.catalog.Answer;
import narratives.catalog.Characterisation;
import narratives.catalog.Narrative;
import narratives.model.NarrativeBlock;
import narratives.model.NarrativeTraits;
import narratives.model.PersonParts;
import narratives.model.RatingModel;

/**
 * The scores of one reader taken apart: the exact parts of the model's sum, each with one plain sentence. The parts add
 * up to the score, but for the last digits of floating-point sums.
 *
 * <p>What the reader's own ratings say is told in one of two ways, and never twice. A rating that is told by itself, as
 * evidence, takes its whole share along: of the level, of the tastes and of the factors. What the ratings not told say
 * together stays where it bears: with the level, with each characteristic, with the factors.
 */
final class Explanation implements Reasons {
    /** Parts smaller than this are told together; on any scale in use nobody would notice one of them. */
    private static final double TOO_SMALL_TO_TELL = 0.01;

    /** As many ratings as are named for one narrative; chosen by us: what fits in a glance. */
    private static final int MOST_EVIDENCE = 3;

    private final View view;
    private final Predicate<Narrative> mayBeNamed;
    private final Sentences sentences;
    private final RatingModel model;
    private final PersonParts person;
    private final List<Integer> told;

    /** @param mayBeNamed whether the title of a narrative that the reader rated may be shown to them */
    Explanation(View view, Forecast reader, Predicate<Narrative> mayBeNamed, Sentences sentences) {
        this.view = view;
        this.mayBeNamed = mayBeNamed;
        this.sentences = sentences;
        model = view.model();
        person = reader.parts();
        told = reader.told();
    }

    /** The parts of mu + b_u + theta_u · g_i + p_u · q_i + c_i, of one narrative of the catalogue. */
    @Override
    public List<Reason> of(int item) {
        Characterisation characterisation = view.catalog().narrative(item).characterisation();
        NarrativeTraits traits = model.traits(characterisation);
        NarrativeBlock narrative = view.scores().block(item);
        double[] coordinates = narrative.coordinates(view.scores().components(item));
        List<ToldRating> evidence = evidence(coordinates);
        double[] rest = rest(evidence);
        String going = sentences.say(evidence.isEmpty() ? "own.all" : "own.others");

        List<Reason> parts = new ArrayList<>();
        parts.add(Reason.of(
                Reason.AVERAGE,
                sentences.say(Reason.AVERAGE),
                model.mean() + model.narratives().intercept() + person.untold()[0]));
        add(parts, Reason.PROFILE, value(person.told(), coordinates));
        add(parts, Reason.OWN_RATINGS, rest[0], going);
        evidence.forEach(told -> parts.add(reason(told)));
        add(
                parts,
                Reason.OTHER_READERS,
                narrative.mean()[0] - traits.priorMean() + byFactors(person.untold(), narrative));
        add(parts, Reason.LIKE_MINDED, byFactors(rest, narrative), going);
        told(parts, Reason.CHARACTERISTIC, byQuestion(effects(traits)), characterisation, "");
        told(parts, Reason.OWN_TASTE, byQuestion(byColumn(rest, traits)), characterisation, going);
        return parts;
    }

    /**
     * A rating that is told by itself, or could be.
     *
     * @param place among the reader's ratings
     * @param share what it adds to the score
     */
    private record ToldRating(int place, double share) {}

    /** The ratings that say most about a narrative, and may be named; those that say most first, ties in catalogue order. */
    private List<ToldRating> evidence(double[] coordinates) {
        List<ToldRating> all = new ArrayList<>();
        for (int place = 0; place < person.byRating().size(); place++) {
            all.add(new ToldRating(place, value(person.byRating().get(place), coordinates)));
        }
        return all.stream()
                .filter(rating -> Math.abs(rating.share()) >= TOO_SMALL_TO_TELL)
                .sorted(Comparator.comparingDouble((ToldRating rating) -> -Math.abs(rating.share()))
                        .thenComparingInt(ToldRating::place))
                .filter(rating -> mayBeNamed.test(rated(rating)))
                .limit(MOST_EVIDENCE)
                .toList();
    }

    private Narrative rated(ToldRating rating) {
        return view.catalog().narrative(told.get(rating.place()));
    }

    private Reason reason(ToldRating rating) {
        Narrative narrative = rated(rating);
        String text = narrative
                .presentation()
                .title()
                .map(title -> sentences.weigh(Reason.EVIDENCE, rating.share(), sentences.quoted(title)))
                .orElseGet(() -> sentences.weigh(Reason.EVIDENCE + ".untitled", rating.share()));
        return new Reason(Reason.EVIDENCE, text, rating.share(), Optional.of(narrative.id()));
    }

    /** What the ratings that are not told say together, laid out like the person's block. */
    private double[] rest(List<ToldRating> told) {
        Set<Integer> places = new HashSet<>();
        told.forEach(rating -> places.add(rating.place()));
        double[] rest = new double[person.untold().length];
        for (int place = 0; place < person.byRating().size(); place++) {
            if (!places.contains(place)) {
                double[] share = person.byRating().get(place);
                for (int k = 0; k < rest.length; k++) {
                    rest[k] += share[k];
                }
            }
        }
        return rest;
    }

    /** What a part of the person adds to the score: level + tastes · (g_i, q_i). */
    private static double value(double[] part, double[] coordinates) {
        double value = part[0];
        for (int k = 0; k < coordinates.length; k++) {
            value += part[k + 1] * coordinates[k];
        }
        return value;
    }

    /** For every column j, w_j f_ij and what readers who tell as little add to it. */
    private double[] effects(NarrativeTraits traits) {
        double[] weights = model.narratives().map().outputs().getFirst().weights();
        double[] parts = byColumn(person.untold(), traits);
        for (int j = 0; j < parts.length; j++) {
            parts[j] += weights[j] * traits.features()[j];
        }
        return parts;
    }

    /** theta · P_j f_ij for every column j, of a part of the person. */
    private double[] byColumn(double[] part, NarrativeTraits traits) {
        double[] parts = new double[traits.features().length];
        double[][] loadings = model.components().loadings();
        for (int k = 0; k < loadings.length; k++) {
            for (int j = 0; j < parts.length; j++) {
                parts[j] += part[k + 1] * loadings[k][j] * traits.features()[j];
            }
        }
        return parts;
    }

    /** p · q_i, of a part of the person. */
    private static double byFactors(double[] part, NarrativeBlock narrative) {
        int first = part.length - narrative.factors();
        double sum = 0;
        for (int k = 0; k < narrative.factors(); k++) {
            sum += part[first + k] * narrative.mean()[k + 1];
        }
        return sum;
    }

    private Map<String, Double> byQuestion(double[] byColumn) {
        Map<String, Double> sums = new LinkedHashMap<>();
        for (int j = 0; j < byColumn.length; j++) {
            sums.merge(model.narrativeEncoder().columns().get(j).question(), byColumn[j], Double::sum);
        }
        return sums;
    }

    private void told(
            List<Reason> parts,
            String kind,
            Map<String, Double> sums,
            Characterisation characterisation,
            String going) {
        double rest = 0;
        for (Map.Entry<String, Double> part : sums.entrySet()) {
            if (Math.abs(part.getValue()) < TOO_SMALL_TO_TELL) {
                rest += part.getValue();
            } else {
                Optional<Answer> answer = characterisation.answer(part.getKey());
                add(
                        parts,
                        Reason.of(
                                kind, sentence(kind, part.getKey(), answer, part.getValue(), going), part.getValue()));
            }
        }
        add(parts, Reason.of(kind, sentences.weigh(kind + ".rest", rest, "", "", going), rest));
    }

    private String sentence(String kind, String question, Optional<Answer> given, double contribution, String going) {
        String asked = sentences.question(view.instrument(), question);
        return given.map(answer -> sentences.answer(view.instrument(), question, answer))
                .map(answer -> sentences.weigh(kind, contribution, asked, answer, going))
                .orElseGet(() -> sentences.weigh(kind + ".open", contribution, asked, "", going));
    }

    private void add(List<Reason> parts, String kind, double contribution, String... names) {
        add(parts, Reason.of(kind, sentences.weigh(kind, contribution, names), contribution));
    }

    private static void add(List<Reason> parts, Reason part) {
        if (part.contribution() != 0) {
            parts.add(part);
        }
    }
}
