package narratives.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import narratives.model.TrainingSet.TrainingRating;

/**
 * How another question goes together with the ratings, by moments. What two answers of one person about different
 * narratives have in common is their level alone, and what two people's answers about one narrative have in common is its
 * effect alone; so products over such pairs have no noise of a single occasion in them. (C. R. Henderson, Estimation of
 * variance and covariance components, Biometrics 9, 1953.)
 */
final class OtherQuestionFit {
    /** Fewer answers say nothing that could be told from chance. */
    private static final int FEWEST = 20;

    /** A correlation over twenty is off by about a quarter, so it is believed by half. */
    private static final double HALF_BELIEVED = 20;

    /** No two questions are the same. */
    private static final double LARGEST_CORRELATION = .95;

    /** Of the variance of the answers: below it nothing is told from rounding. */
    private static final double LEAST_SHARE = 1e-3;

    private OtherQuestionFit() {}

    /**
     * All that have answers enough, and their places in the list of the keys.
     *
     * @param places of each key of the training set, its place among the questions; empty where it has none
     */
    record Fitted(List<OtherQuestion> questions, List<Optional<Integer>> places) {}

    static Fitted of(TrainingSet set) {
        List<OtherQuestion> questions = new ArrayList<>();
        List<Optional<Integer>> places = new ArrayList<>();
        for (int q = 0; q < set.others().questions().size(); q++) {
            Optional<OtherQuestion> fitted = of(set, q);
            places.add(fitted.map(question -> questions.size()));
            fitted.ifPresent(questions::add);
        }
        return new Fitted(List.copyOf(questions), List.copyOf(places));
    }

    private static Optional<OtherQuestion> of(TrainingSet set, int question) {
        List<OtherAnswers.Given> answers = set.others().answers().stream()
                .filter(answer -> answer.question() == question)
                .toList();
        if (answers.size() < FEWEST || set.ratings().size() < FEWEST) {
            return Optional.empty();
        }
        double meanOfRatings = set.ratings().stream()
                .mapToDouble(TrainingRating::value)
                .average()
                .orElse(0);
        double mean = answers.stream()
                .mapToDouble(OtherAnswers.Given::value)
                .average()
                .orElse(0);
        Map<Long, Double> ratingOf = new HashMap<>();
        Moments ofPeople = new Moments();
        Moments ofNarratives = new Moments();
        Moments whole = new Moments();
        for (TrainingRating rating : set.ratings()) {
            double x = rating.value() - meanOfRatings;
            ratingOf.put(pair(rating.person(), rating.narrative()), x);
            ofPeople.of(rating.person()).rating(x);
            ofNarratives.of(rating.narrative()).rating(x);
            whole.of(0).rating(x);
        }
        for (OtherAnswers.Given answer : answers) {
            double y = answer.value() - mean;
            Double x = ratingOf.get(pair(answer.person(), answer.narrative()));
            for (Sums sums : List.of(ofPeople.of(answer.person()), ofNarratives.of(answer.narrative()), whole.of(0))) {
                sums.answer(y);
                if (x != null) {
                    sums.both(x, y);
                }
            }
        }
        String key = set.others().questions().get(question);
        return question(key, mean, ofPeople, ofNarratives, whole.of(0));
    }

    private static long pair(int person, int narrative) {
        return ((long) person << Integer.SIZE) | narrative;
    }

    private static Optional<OtherQuestion> question(
            String key, double mean, Moments ofPeople, Moments ofNarratives, Sums whole) {
        double variance = whole.yy / whole.answers;
        if (!(variance > 0)) {
            return Optional.empty();
        }
        double least = LEAST_SHARE * variance;
        Common people = ofPeople.common();
        Common narratives = ofNarratives.common();
        double noiseOfRating = Math.max(
                whole.xx / whole.ratings - people.ofRatings - narratives.ofRatings, whole.xx / whole.ratings / 10);
        double noise = Math.max(variance - people.ofAnswers - narratives.ofAnswers, variance / 10);
        double together = whole.pairs == 0 ? 0 : whole.xy / whole.pairs - people.ofBoth - narratives.ofBoth;
        double byPerson = people.correlation();
        double byNarrative = narratives.correlation();
        double byOccasion = whole.pairs == 0 ? 0 : believed(together / Math.sqrt(noiseOfRating * noise), whole.pairs);
        double ofPerson = Math.max(least, people.ofAnswers);
        double ofNarrative = Math.max(least, narratives.ofAnswers);
        return Optional.of(new OtherQuestion(
                key,
                mean,
                byPerson == 0 ? 0 : byPerson * Math.sqrt(ofPerson / people.ofRatings),
                ofPerson * (1 - byPerson * byPerson),
                byNarrative == 0 ? 0 : byNarrative * Math.sqrt(ofNarrative / narratives.ofRatings),
                ofNarrative * (1 - byNarrative * byNarrative),
                byOccasion * Math.sqrt(noise / noiseOfRating),
                noise,
                noise * (1 - byOccasion * byOccasion)));
    }

    private static double believed(double correlation, double count) {
        return Math.clamp(correlation, -LARGEST_CORRELATION, LARGEST_CORRELATION) * count / (count + HALF_BELIEVED);
    }

    /**
     * What the answers of one person, or about one narrative, have in common.
     *
     * @param ofRatings variance of what ratings have in common
     * @param ofAnswers the same of answers
     * @param ofBoth their covariance
     * @param groups over how many it was found
     */
    private record Common(double ofRatings, double ofAnswers, double ofBoth, int groups) {
        double correlation() {
            return ofRatings > 0 && ofAnswers > 0 ? believed(ofBoth / Math.sqrt(ofRatings * ofAnswers), groups) : 0;
        }
    }

    /** Sums by person, or by narrative. Not for several threads. */
    private static final class Moments {
        private final Map<Integer, Sums> groups = new HashMap<>();

        Sums of(int group) {
            return groups.computeIfAbsent(group, first -> new Sums());
        }

        Common common() {
            double ratings = 0;
            double ratingPairs = 0;
            double answers = 0;
            double answerPairs = 0;
            double both = 0;
            double bothPairs = 0;
            int telling = 0;
            for (int group : groups.keySet().stream().sorted().toList()) {
                Sums sums = of(group);
                ratings += sums.x * sums.x - sums.xx;
                ratingPairs += (double) sums.ratings * (sums.ratings - 1);
                answers += sums.y * sums.y - sums.yy;
                answerPairs += (double) sums.answers * (sums.answers - 1);
                both += sums.x * sums.y - sums.xy;
                double pairs = (double) sums.ratings * sums.answers - sums.pairs;
                bothPairs += pairs;
                telling += pairs > 0 ? 1 : 0;
            }
            return new Common(mean(ratings, ratingPairs), mean(answers, answerPairs), mean(both, bothPairs), telling);
        }

        private static double mean(double sum, double count) {
            return count == 0 ? 0 : sum / count;
        }
    }

    private static final class Sums {
        private int ratings;
        private double x;
        private double xx;
        private int answers;
        private double y;
        private double yy;
        private int pairs;
        private double xy;

        void rating(double value) {
            ratings++;
            x += value;
            xx += value * value;
        }

        void answer(double value) {
            answers++;
            y += value;
            yy += value * value;
        }

        void both(double rating, double answer) {
            pairs++;
            xy += rating * answer;
        }
    }
}
