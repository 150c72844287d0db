package narratives.demonstration;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How hopeful a narrative truly leaves a reader: {@code level + person + narrative + taste + noise}, all in points of the
 * hopefulness scale and rounded to it at the very end. This is what a recommender has to find.
 *
 * @param level the mean over everybody and everything
 * @param personSd how much people differ in what any narrative does for them
 * @param personFromProfile which share of that variance follows from the profile, 0 to 1
 * @param narrativeSd how much narratives differ in what they do for anybody
 * @param narrativeFromCharacteristics which share of that variance follows from the characteristics, 0 to 1
 * @param tasteSd how much it depends on who meets what
 * @param tastes what each taste looks for; what is {@link Taste#LIKE_ME} is told by {@link Likeness}
 * @param secondTaste how strong a second taste is, where the main one is 1
 * @param likeness how strong {@link Taste#LIKE_ME} is for those who do not seek it, where a main taste is 1
 * @param noiseSd how much one and the same reader and narrative differ from one day to another
 * @param hopefulPeople what the profile adds to the person level
 * @param perYear what each year of difficulties adds to the person level, beside {@code hopefulPeople}
 * @param hopefulNarratives what the characteristics add to the narrative level
 */
record TrueModel(
        double level,
        double personSd,
        double personFromProfile,
        double narrativeSd,
        double narrativeFromCharacteristics,
        double tasteSd,
        Map<Taste, List<Pull>> tastes,
        double secondTaste,
        double likeness,
        double noiseSd,
        List<Pull> hopefulPeople,
        double perYear,
        List<Pull> hopefulNarratives) {
    /** The answers of the scale of hopefulness. */
    static final int LEAST = -1;

    static final int MOST = 2;

    /** @throws IllegalArgumentException if a deviation is negative or a share is not within 0..1 */
    TrueModel {
        if (!(personSd >= 0 && narrativeSd >= 0 && tasteSd >= 0 && noiseSd > 0)) {
            throw new IllegalArgumentException("deviations must be from 0, and that of the noise above 0");
        }
        requireShare("personFromProfile", personFromProfile);
        requireShare("narrativeFromCharacteristics", narrativeFromCharacteristics);
        tastes = Collections.unmodifiableMap(new EnumMap<>(tastes));
        hopefulPeople = List.copyOf(hopefulPeople);
        hopefulNarratives = List.copyOf(hopefulNarratives);
    }

    private static void requireShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " is " + share + "; must be within 0..1");
        }
    }
}
