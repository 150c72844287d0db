package narratives.model;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import narratives.catalog.Answer;
import narratives.catalog.Characterisation;
import narratives.catalog.Instrument;
import narratives.catalog.NarrativeId;
import narratives.catalog.Question;
import narratives.feedback.Scale;
import narratives.people.Profile;

/**
 * Ratings drawn from the model itself, on a scale from -4 to 4 about a mean of .5. Narratives have a tone (-.3 or .3 on
 * the mean) and a length (which people like more or less); people may be carers (.4 on what they rate).
 */
record SimulatedWorld(int people, int narratives, int ratingsEach, long seed) {
    static final double PERSON = .25;
    static final double NARRATIVE = .16;
    static final double NOISE = .49;
    static final double SLOPE = .09;
    static final Scale SCALE = new Scale(-4, 4, .001, OptionalDouble.of(0), List.of());

    static final Instrument INSTRUMENT = new Instrument(
            "",
            "",
            List.of(),
            List.of(
                    new Question.YesNo(wording("bright")),
                    new Question.Numeric(wording("length"), 0, 1, ""),
                    new Question.FreeText(wording("note"))));

    static Question.Wording wording(String key) {
        return new Question.Wording(key, "about", key, "");
    }

    static NarrativeId narrative(int i) {
        return new NarrativeId("n" + (1000 + i));
    }

    /** The first ratings of each person to train on, then as many more, of the same people, to foretell. */
    record Drawn(TrainingSet training, TrainingSet heldOut) {}

    Drawn draw(int heldOutEach) {
        Random chance = new Random(seed);
        double[] effect = new double[narratives];
        double[] slopeOn = new double[narratives];
        TrainingSet.Builder training = TrainingSet.builder(SCALE, INSTRUMENT);
        TrainingSet.Builder heldOut = TrainingSet.builder(SCALE, INSTRUMENT);
        for (int i = 0; i < narratives; i++) {
            boolean bright = chance.nextBoolean();
            double length = chance.nextDouble();
            Characterisation told = Characterisation.of(
                    Map.of("bright", new Answer.Flag(bright), "length", new Answer.Quantity(length)));
            training.narrative(narrative(i), told);
            heldOut.narrative(narrative(i), told);
            slopeOn[i] = (length - .5) * Math.sqrt(12);
            effect[i] = (bright ? .3 : -.3) + Math.sqrt(NARRATIVE) * chance.nextGaussian();
        }
        for (int p = 0; p < people; p++) {
            boolean carer = chance.nextInt(4) == 0;
            double level = (carer ? .3 : -.1) + Math.sqrt(PERSON) * chance.nextGaussian();
            double slope = Math.sqrt(SLOPE) * chance.nextGaussian();
            String key = "p" + (10_000 + p);
            Profile profile = Profile.of(Map.of("carer", new Answer.Flag(carer)));
            training.person(key, profile);
            heldOut.person(key, profile);
            int[] read = chance.ints(0, narratives)
                    .distinct()
                    .limit(ratingsEach + heldOutEach)
                    .toArray();
            for (int r = 0; r < read.length; r++) {
                double value = .5
                        + level
                        + effect[read[r]]
                        + slope * slopeOn[read[r]]
                        + Math.sqrt(NOISE) * chance.nextGaussian();
                TrainingSet.Builder into = r < ratingsEach ? training : heldOut;
                into.rating(key, narrative(read[r]), Math.clamp(value, -4, 4));
            }
        }
        return new Drawn(training.build(), heldOut.build());
    }

    TrainingSet training() {
        return draw(0).training();
    }
}
