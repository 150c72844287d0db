package narratives.demonstration;

import java.util.Map;
import java.util.Optional;
import narratives.catalog.Answer;

/**
 * How much a narrator is like a reader, from 0 (not at all, or not known) to 1.
 *
 * @param gender the weight of the same gender
 * @param age the weight of the same age band
 * @param ethnicity the weight of the same ethnic group; the largest but one, after Ng et al., J Ment Health 31, 2022:
 *     a match on ethnicity may raise the impact
 * @param difficulty the weight of the same main difficulty
 */
record Likeness(double gender, double age, double ethnicity, double difficulty) {
    double between(Map<String, Answer> reader, Map<String, Answer> characteristics) {
        double same = gender * same(reader, "gender", characteristics, "narrator-gender")
                + age * same(reader, "age-band", characteristics, "narrator-age-band")
                + ethnicity * same(reader, "ethnicity-group", characteristics, "narrator-ethnicity-group")
                + difficulty * same(reader, "main-difficulty", characteristics, "diagnosis-group");
        return same / (gender + age + ethnicity + difficulty);
    }

    private static double same(
            Map<String, Answer> reader, String asked, Map<String, Answer> characteristics, String characterised) {
        Optional<Answer> told = Optional.ofNullable(reader.get(asked));
        return told.isPresent() && told.equals(Optional.ofNullable(characteristics.get(characterised))) ? 1 : 0;
    }
}
