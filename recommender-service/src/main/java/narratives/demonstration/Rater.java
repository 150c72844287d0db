package narratives.demonstration;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.catalog.Answer;
import narratives.catalog.Narrative;

/** Answers the questionnaire for one reader after one narrative. */
final class Rater {
    static final String HOPEFULNESS = "hopefulness";

    private static final double LEAST_OPTIONAL = 0;
    private static final double MOST_OPTIONAL = 3;

    private final Likeness likeness;
    private final Habits.Telling telling;
    private final Habits.Opinion opinion;

    Rater(Likeness likeness, Habits.Telling telling, Habits.Opinion opinion) {
        this.likeness = likeness;
        this.telling = telling;
        this.opinion = opinion;
    }

    /** How hopeful it left the reader, noise included, on the scale. */
    static int rating(double felt) {
        return (int) rounded(felt, TrueModel.LEAST, TrueModel.MOST);
    }

    /** @param hope what was felt above the mean, noise included */
    SortedMap<String, Double> answers(Member member, Narrative narrative, int rating, double hope, Chance chance) {
        SortedMap<String, Double> answers = optional(member, narrative, hope, chance);
        if (chance.happens(telling.primaryOnly())) {
            answers.clear();
        } else {
            answers.keySet().removeIf(question -> chance.happens(telling.gap()));
        }
        answers.put(HOPEFULNESS, (double) rating);
        return answers;
    }

    private SortedMap<String, Double> optional(Member member, Narrative narrative, double hope, Chance chance) {
        Map<String, Answer> characteristics = narrative.characterisation().answers();
        double alike = opinion.base()
                + opinion.likeness() * likeness.between(member.self(), characteristics)
                + opinion.similarityOfHope() * hope
                + opinion.shared() * chance.normal();
        double narrator = alike + noise(chance);
        double connection = opinion.base()
                + opinion.connectionOfHope() * hope
                + opinion.connectionOfSimilarity() * (narrator - opinion.base());
        double learning =
                opinion.base() + opinion.learningOfHope() * hope + opinion.learningOfDetail() * detail(characteristics);
        SortedMap<String, Double> answers = new TreeMap<>();
        answers.put("similarity-narrator", optional(narrator));
        answers.put("similarity-life", optional(alike + noise(chance)));
        answers.put("learning", optional(learning + noise(chance)));
        answers.put("connection", optional(connection + noise(chance)));
        return answers;
    }

    private double noise(Chance chance) {
        return opinion.noiseSd() * chance.normal();
    }

    private static double detail(Map<String, Answer> characteristics) {
        if (!(characteristics.get("practical-detail") instanceof Answer.Text(var detail))) {
            return 0;
        }
        return switch (detail) {
            case "a-good-deal" -> 1;
            case "a-little" -> 1.0 / 3;
            default -> 0;
        };
    }

    private static double optional(double value) {
        return rounded(value, LEAST_OPTIONAL, MOST_OPTIONAL);
    }

    /** The step nearest to a value; adding 0 turns a negative zero into an ordinary one. */
    private static double rounded(double value, double least, double most) {
        return Math.max(least, Math.min(most, Math.rint(value))) + 0.0;
    }
}
