package narratives.recommend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import narratives.catalog.Answer;
import narratives.catalog.Characterisation;
import narratives.catalog.Instrument;
import narratives.catalog.Question;
import narratives.model.NarrativeBlock;
import narratives.model.NarrativeTraits;
import narratives.model.PersonBlock;
import narratives.model.RatingModel;

/** A score taken apart: the exact parts of the model's sum, each with one plain sentence. The parts add up to the score. */
final class Explanation {
    /** Parts smaller than this are told together; on any scale in use nobody would notice one of them. */
    private static final double TOO_SMALL_TO_TELL = 0.01;

    static final String ON_AVERAGE = "What readers say of narratives on average.";
    static final String AS_YOU_ANSWER = "How you usually answer, compared with other readers.";
    static final String OF_THIS_NARRATIVE = "What other readers said of this narrative.";

    private final RatingModel model;
    private final Instrument instrument;

    Explanation(RatingModel model, Instrument instrument) {
        this.model = model;
        this.instrument = instrument;
    }

    /**
     * The parts of mu + b_u + theta_u · g_i + p_u · q_i + c_i.
     *
     * @param profile what the person told of themselves
     * @param narrative c_i and q_i, as the score table has them
     */
    List<Reason> of(
            PersonBlock person,
            SortedMap<String, Answer> profile,
            Characterisation characterisation,
            NarrativeBlock narrative) {
        NarrativeTraits traits = model.traits(characterisation);
        List<Reason> parts = new ArrayList<>();
        double priorLevel = model.people().maps().mean(0, model.personEncoder().encode(profile));
        parts.add(new Reason(
                Reason.AVERAGE, ON_AVERAGE, model.mean() + model.narratives().intercept()));
        add(parts, Reason.PROFILE, "How people with a profile like yours usually answer.", priorLevel);
        add(parts, Reason.OWN_RATINGS, AS_YOU_ANSWER, person.mean()[0] - priorLevel);
        add(parts, Reason.OTHER_READERS, OF_THIS_NARRATIVE, narrative.mean()[0] - traits.priorMean());
        add(
                parts,
                Reason.LIKE_MINDED,
                "How readers who answer much like you respond to narratives like this.",
                likeMinded(person, narrative));
        told(parts, Reason.CHARACTERISTIC, "How readers answer where", byQuestion(effects(traits)), characterisation);
        told(parts, Reason.OWN_TASTE, "How you respond where", byQuestion(tastes(person, traits)), characterisation);
        return parts;
    }

    /** w_j f_ij for every column j. */
    private double[] effects(NarrativeTraits traits) {
        double[] weights = model.narratives().map().outputs().getFirst().weights();
        double[] parts = new double[weights.length];
        for (int j = 0; j < parts.length; j++) {
            parts[j] = weights[j] * traits.features()[j];
        }
        return parts;
    }

    /** theta_u · P_j f_ij for every column j. */
    private double[] tastes(PersonBlock person, NarrativeTraits traits) {
        double[] parts = new double[traits.features().length];
        double[][] loadings = model.components().loadings();
        for (int k = 0; k < loadings.length; k++) {
            for (int j = 0; j < parts.length; j++) {
                parts[j] += person.mean()[k + 1] * loadings[k][j] * traits.features()[j];
            }
        }
        return parts;
    }

    /** p_u · q_i. */
    private static double likeMinded(PersonBlock person, NarrativeBlock narrative) {
        int first = person.mean().length - narrative.factors();
        double sum = 0;
        for (int k = 0; k < narrative.factors(); k++) {
            sum += person.mean()[first + k] * narrative.mean()[k + 1];
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
            String opening,
            Map<String, Double> sums,
            Characterisation characterisation) {
        double rest = 0;
        for (Map.Entry<String, Double> part : sums.entrySet()) {
            if (Math.abs(part.getValue()) < TOO_SMALL_TO_TELL) {
                rest += part.getValue();
            } else {
                parts.add(new Reason(kind, sentence(opening, part.getKey(), characterisation), part.getValue()));
            }
        }
        add(parts, kind, opening + " the other characteristics are as here.", rest);
    }

    private String sentence(String opening, String question, Characterisation characterisation) {
        Optional<Question> asked = instrument.question(question);
        String label = asked.map(known -> known.wording().label()).orElse(question);
        String answer = characterisation
                .answer(question)
                .map(given -> words(asked, given))
                .orElse("not known");
        return opening + " “" + label + "” is " + answer + ".";
    }

    private static String words(Optional<Question> question, Answer answer) {
        return switch (answer) {
            case Answer.Text(var value) -> "“" + label(question, value) + "”";
            case Answer.Choices(var values) ->
                values.isEmpty()
                        ? "none"
                        : String.join(
                                ", ",
                                values.stream()
                                        .map(value -> "“" + label(question, value) + "”")
                                        .toList());
            case Answer.Quantity(var value) ->
                value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
            case Answer.Flag(var value) -> value ? "yes" : "no";
        };
    }

    private static String label(Optional<Question> question, String key) {
        List<Question.Option> options = question.map(known -> switch (known) {
                    case Question.Nominal nominal -> nominal.options();
                    case Question.Ordinal ordinal -> ordinal.options();
                    case Question.MultiSelect several -> several.options();
                    case Question.Numeric numeric -> List.<Question.Option>of();
                    case Question.YesNo yesNo -> List.<Question.Option>of();
                    case Question.FreeText text -> List.<Question.Option>of();
                })
                .orElse(List.of());
        return options.stream()
                .filter(option -> option.key().equals(key))
                .map(Question.Option::label)
                .findFirst()
                .orElse(key);
    }

    private static void add(List<Reason> parts, String kind, String text, double contribution) {
        if (contribution != 0) {
            parts.add(new Reason(kind, text, contribution));
        }
    }
}
