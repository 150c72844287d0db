package narratives.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import narratives.catalog.Answer;
import narratives.catalog.Characterisation;
import narratives.catalog.Instrument;
import narratives.catalog.NarrativeId;
import narratives.feedback.Scale;
import narratives.people.Profile;

/**
 * What a model is trained on, in canonical order: people by their keys, narratives by their ids, ratings by person,
 * then narrative, then value, engagements by person, then narrative. The keys of people are used to sort and then
 * forgotten.
 *
 * @param people their profile's answers
 * @param engagements what people turned to without a word on it, or before they said one
 * @param others what was answered to other questions
 */
public record TrainingSet(
        Scale scale,
        Instrument instrument,
        List<SortedMap<String, Answer>> people,
        List<TrainingNarrative> narratives,
        List<TrainingRating> ratings,
        List<TrainingEngagement> engagements,
        OtherAnswers others) {
    /** A narrative that may be learned from, rated or not. */
    public record TrainingNarrative(NarrativeId id, Characterisation characterisation) {}

    /**
     * One rating, by the places of its person and narrative in the training set.
     *
     * @param moment its place in time among all that was said and done; all are {@value #UNTIMED} where the order of time
     *     is not known, or means nothing because ratings of all times were held out
     */
    public record TrainingRating(int person, int narrative, double value, int moment) {
        /** One of which it is not known when it was given. */
        public TrainingRating(int person, int narrative, double value) {
            this(person, narrative, value, UNTIMED);
        }
    }

    /**
     * A narrative that somebody turned to: opened, finished, kept.
     *
     * @param strength how much that says, above 0 to 1; see {@link narratives.feedback.Standing#engagement}
     * @param moment as that of a rating
     */
    public record TrainingEngagement(int person, int narrative, double strength, int moment) {}

    /** The moment of everything where no order of time is known. */
    public static final int UNTIMED = 0;

    /** The canonical order of ratings. */
    public static final Comparator<TrainingRating> CANONICAL = Comparator.comparingInt(TrainingRating::person)
            .thenComparingInt(TrainingRating::narrative)
            .thenComparingDouble(TrainingRating::value);

    /** The order of engagements. */
    public static final Comparator<TrainingEngagement> BY_PERSON = Comparator.comparingInt(TrainingEngagement::person)
            .thenComparingInt(TrainingEngagement::narrative)
            .thenComparingDouble(TrainingEngagement::strength);

    /** @throws IllegalArgumentException if a rating is off the scale, a strength out of range, or either names nobody */
    public TrainingSet {
        people = List.copyOf(people);
        narratives = List.copyOf(narratives);
        ratings = ratings.stream().sorted(CANONICAL).toList();
        engagements = engagements.stream().sorted(BY_PERSON).toList();
        for (TrainingRating rating : ratings) {
            if (!(rating.value() >= scale.minimum() && rating.value() <= scale.maximum())) {
                throw new IllegalArgumentException("a rating is " + rating.value() + "; must be within "
                        + scale.minimum() + " and " + scale.maximum());
            }
            check("a rating", rating.person(), people.size(), rating.narrative(), narratives.size());
        }
        for (OtherAnswers.Given answer : others.answers()) {
            check("an answer", answer.person(), people.size(), answer.narrative(), narratives.size());
        }
        for (TrainingEngagement engagement : engagements) {
            if (!(engagement.strength() > 0 && engagement.strength() <= 1)) {
                throw new IllegalArgumentException(
                        "a strength is " + engagement.strength() + "; must be above 0 and at most 1");
            }
            check("an engagement", engagement.person(), people.size(), engagement.narrative(), narratives.size());
        }
    }

    private static void check(String what, int person, int people, int narrative, int narratives) {
        if (person < 0 || person >= people) {
            throw new IllegalArgumentException(what + " is of person " + person + " of " + people);
        }
        if (narrative < 0 || narrative >= narratives) {
            throw new IllegalArgumentException(what + " is of narrative " + narrative + " of " + narratives);
        }
    }

    /** Of ratings alone. */
    public TrainingSet(
            Scale scale,
            Instrument instrument,
            List<SortedMap<String, Answer>> people,
            List<TrainingNarrative> narratives,
            List<TrainingRating> ratings) {
        this(scale, instrument, people, narratives, ratings, List.of(), OtherAnswers.NONE);
    }

    /**
     * The same people, narratives and engagements with other ratings; what was answered along with a rating that is no longer
     * there goes with it.
     */
    public TrainingSet withRatings(List<TrainingRating> otherRatings) {
        return with(otherRatings, engagements);
    }

    /** The same with other engagements too. */
    public TrainingSet with(List<TrainingRating> otherRatings, List<TrainingEngagement> otherEngagements) {
        return new TrainingSet(
                scale,
                instrument,
                people,
                narratives,
                otherRatings,
                otherEngagements,
                others.without(ratings, otherRatings));
    }

    /** Whether the order of time is known. */
    public boolean isTimed() {
        return ratings.stream().anyMatch(rating -> rating.moment() != UNTIMED)
                || engagements.stream().anyMatch(engagement -> engagement.moment() != UNTIMED);
    }

    /** What each person said and did, in the order of the people. */
    public List<History> histories() {
        List<History> histories = new ArrayList<>(people.size());
        int rated = 0;
        int engaged = 0;
        for (int person = 0; person < people.size(); person++) {
            int ratedFrom = rated;
            while (rated < ratings.size() && ratings.get(rated).person() == person) {
                rated++;
            }
            int engagedFrom = engaged;
            while (engaged < engagements.size() && engagements.get(engaged).person() == person) {
                engaged++;
            }
            histories.add(new History(ratings.subList(ratedFrom, rated), engagements.subList(engagedFrom, engaged)));
        }
        return List.copyOf(histories);
    }

    public static Builder builder(Scale scale, Instrument instrument) {
        return new Builder(scale, instrument);
    }

    /** Collects a training set in any order. Not for several threads. */
    public static final class Builder {
        private record Keyed(String person, NarrativeId narrative, double value, int moment) {}

        private final Scale scale;
        private final Instrument instrument;
        private final SortedMap<String, Profile> people = new TreeMap<>();
        private final SortedMap<NarrativeId, Characterisation> narratives = new TreeMap<>();
        private final List<Keyed> ratings = new ArrayList<>();
        private final List<Keyed> engagements = new ArrayList<>();
        private final SortedMap<String, List<Keyed>> others = new TreeMap<>();

        private Builder(Scale scale, Instrument instrument) {
            this.scale = scale;
            this.instrument = instrument;
        }

        public Builder person(String key, Profile profile) {
            people.put(key, profile);
            return this;
        }

        public Builder narrative(NarrativeId id, Characterisation characterisation) {
            narratives.put(id, characterisation);
            return this;
        }

        /**
         * One rating, the last word of a person on a narrative; of people and narratives that are not told, no answers
         * are known.
         */
        public Builder rating(String person, NarrativeId narrative, double value) {
            return rating(person, narrative, value, UNTIMED);
        }

        /** One rating, and when it was given. */
        public Builder rating(String person, NarrativeId narrative, double value, int moment) {
            ratings.add(new Keyed(person, narrative, value, moment));
            return this;
        }

        /** What a person turned to, how much that says, and when it was; of each narrative once. */
        public Builder engagement(String person, NarrativeId narrative, double strength, int moment) {
            engagements.add(new Keyed(person, narrative, strength, moment));
            return this;
        }

        /** An answer to another question, the last word of a person on a narrative. */
        public Builder other(String question, String person, NarrativeId narrative, double value) {
            others.computeIfAbsent(question, first -> new ArrayList<>())
                    .add(new Keyed(person, narrative, value, UNTIMED));
            return this;
        }

        public TrainingSet build() {
            Stream.concat(
                            Stream.concat(ratings.stream(), engagements.stream()),
                            others.values().stream().flatMap(List::stream))
                    .forEach(told -> {
                        people.putIfAbsent(told.person(), Profile.NONE);
                        narratives.putIfAbsent(told.narrative(), Characterisation.NONE);
                    });
            SortedMap<String, Integer> placeOfPerson = places(people);
            SortedMap<NarrativeId, Integer> placeOfNarrative = places(narratives);
            List<SortedMap<String, Answer>> profiles =
                    people.values().stream().map(Profile::answers).toList();
            List<TrainingNarrative> told = narratives.entrySet().stream()
                    .map(entry -> new TrainingNarrative(entry.getKey(), entry.getValue()))
                    .toList();
            List<TrainingRating> placed = new ArrayList<>(ratings.size());
            for (Keyed rating : ratings) {
                placed.add(new TrainingRating(
                        place(placeOfPerson, rating.person()),
                        place(placeOfNarrative, rating.narrative()),
                        rating.value(),
                        rating.moment()));
            }
            List<TrainingEngagement> turnedTo = new ArrayList<>(engagements.size());
            for (Keyed engagement : engagements) {
                turnedTo.add(new TrainingEngagement(
                        place(placeOfPerson, engagement.person()),
                        place(placeOfNarrative, engagement.narrative()),
                        engagement.value(),
                        engagement.moment()));
            }
            List<OtherAnswers.Given> answers = new ArrayList<>();
            List<String> questions = List.copyOf(others.keySet());
            for (int q = 0; q < questions.size(); q++) {
                for (Keyed answer : others.getOrDefault(questions.get(q), List.of())) {
                    answers.add(new OtherAnswers.Given(
                            place(placeOfPerson, answer.person()),
                            place(placeOfNarrative, answer.narrative()),
                            q,
                            answer.value()));
                }
            }
            return new TrainingSet(
                    scale, instrument, profiles, told, placed, turnedTo, new OtherAnswers(questions, answers));
        }

        private static <K> SortedMap<K, Integer> places(SortedMap<K, ?> sorted) {
            SortedMap<K, Integer> places = new TreeMap<>(sorted.comparator());
            sorted.keySet().forEach(key -> places.put(key, places.size()));
            return places;
        }

        private static <K> int place(SortedMap<K, Integer> places, K key) {
            return places.getOrDefault(key, -1);
        }
    }
}
