package narratives.model;

import java.util.List;
import java.util.OptionalDouble;
import narratives.catalog.Characterisation;
import narratives.catalog.Instrument;
import narratives.catalog.NarrativeId;
import narratives.feedback.Scale;

/**
 * Ratings with two latent factors and nothing to tell them by: 60 people, 40 narratives, one pair in two rated. Every
 * number is drawn from a stream of its own, so that other programs can draw the same.
 *
 * @param strength what the factors are multiplied by; 0 for none
 */
record LatentWorld(double strength) {
    static final int PEOPLE = 60;
    static final int NARRATIVES = 40;
    private static final Scale SCALE = new Scale(-4, 4, .001, OptionalDouble.of(0), List.of());

    static NarrativeId narrative(int i) {
        return new NarrativeId("n" + (100 + i));
    }

    static boolean isRated(int person, int narrative) {
        return Seeds.unit(8, (long) person * NARRATIVES + narrative) < .5;
    }

    double value(int person, int narrative) {
        return .3
                + .8 * between(1, person)
                + .6 * between(2, narrative)
                + strength * 1.5 * between(3, person) * between(4, narrative)
                + strength * 1.2 * between(5, person) * between(6, narrative)
                + .8 * between(7, (long) person * NARRATIVES + narrative);
    }

    /** From -1 to 1. */
    private static double between(long stream, long n) {
        return 2 * Seeds.unit(stream, n) - 1;
    }

    TrainingSet training() {
        TrainingSet.Builder builder = TrainingSet.builder(SCALE, Instrument.EMPTY);
        for (int person = 0; person < PEOPLE; person++) {
            for (int narrative = 0; narrative < NARRATIVES; narrative++) {
                if (isRated(person, narrative)) {
                    builder.rating("p" + (100 + person), narrative(narrative), value(person, narrative));
                }
            }
        }
        return builder.build();
    }

    /** What a model foretells of a pair. */
    static Prediction foretold(RatingModel model, VariationalFit fit, int person, int narrative) {
        NarrativeTraits traits = model.traits(Characterisation.NONE);
        PersonBlock block = fit.blockOf(person).orElseThrow();
        return model.predict(block, traits.components(), model.block(traits, model.evidence(narrative(narrative))));
    }

    /** How far foretold ratings of the pairs not rated are from what they would have been: root mean square. */
    double error(VariationalFit fit) {
        return error(fit, fit.model());
    }

    /** @param model that of the fit */
    double error(VariationalFit fit, RatingModel model) {
        double squares = 0;
        int count = 0;
        for (int person = 0; person < PEOPLE; person++) {
            for (int narrative = 0; narrative < NARRATIVES; narrative++) {
                if (!isRated(person, narrative)) {
                    double rest = value(person, narrative)
                            - foretold(model, fit, person, narrative).mean();
                    squares += rest * rest;
                    count++;
                }
            }
        }
        return Math.sqrt(squares / count);
    }
}
