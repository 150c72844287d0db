package narratives.cli.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import narratives.catalog.Characterisation;
import narratives.catalog.Instrument;
import narratives.catalog.NarrativeId;
import narratives.feedback.Scale;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingNarrative;
import narratives.model.TrainingSet.TrainingRating;
import narratives.people.Profile;

/**
 * Ratings that are made up, from 1 to 5 stars: biases, five factors and noise. Narratives are rated the less often the
 * later they stand, as films are.
 */
public final class MadeUpRatings {
    private static final int FACTORS = 5;

    private MadeUpRatings() {}

    /** So many ratings in all, spread evenly over people. */
    public static TrainingSet of(int people, int narratives, int ratings, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] tastes = normal(people, random);
        double[][] kinds = normal(narratives, random);
        List<TrainingRating> made = new ArrayList<>(ratings);
        for (int person = 0; person < people; person++) {
            int count = (int) ((long) ratings * (person + 1) / people - (long) ratings * person / people);
            Set<Integer> own = new HashSet<>();
            while (own.size() < Math.min(count, narratives)) {
                // The density falls towards the end of the catalogue.
                int narrative = (int) (narratives * Math.pow(random.nextDouble(), 2));
                if (own.add(narrative)) {
                    double value = 3.5 + .4 * tastes[person][FACTORS] + .5 * kinds[narrative][FACTORS];
                    for (int k = 0; k < FACTORS; k++) {
                        value += .2 * tastes[person][k] * kinds[narrative][k];
                    }
                    value += .8 * random.nextGaussian();
                    made.add(new TrainingRating(person, narrative, Math.clamp(Math.round(value), 1, 5)));
                }
            }
        }
        List<TrainingNarrative> catalogue = new ArrayList<>();
        for (int narrative = 0; narrative < narratives; narrative++) {
            catalogue.add(new TrainingNarrative(
                    new NarrativeId(String.format(Locale.ROOT, "n-%06d", narrative)), Characterisation.NONE));
        }
        return new TrainingSet(
                new Scale(1, 5, 1, OptionalDouble.empty(), List.of()),
                Instrument.EMPTY,
                Collections.nCopies(people, Profile.NONE.answers()),
                catalogue,
                made);
    }

    private static double[][] normal(int rows, SplittableRandom random) {
        double[][] made = new double[rows][FACTORS + 1];
        for (double[] row : made) {
            for (int k = 0; k < row.length; k++) {
                row[k] = random.nextGaussian();
            }
        }
        return made;
    }
}
