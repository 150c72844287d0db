package narratives.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import narratives.catalog.Characterisation;
import narratives.catalog.Instrument;
import narratives.catalog.NarrativeId;
import narratives.feedback.Scale;
import narratives.model.OtherAnswers;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;
import narratives.people.Profile;

/**
 * Ratings that somebody collected, with what is known of people and narratives.
 *
 * @param set without times
 * @param times when each rating of the set was given, in any unit, in the order of the set; empty if not all are known
 * @param repeated how many ratings were followed by another one of the same narrative by the same person
 */
@SuppressWarnings("ArrayRecordComponent")
public record RatedSet(TrainingSet set, double[] times, int repeated) {
    private static final double[] STEPS = {1, 0.5, 0.25, 0.1, 0.01};

    /**
     * One rating as it was found.
     *
     * @param others what the same person answered about the narrative to other questions, by question
     */
    public record Given(
            String person, NarrativeId narrative, double value, OptionalDouble time, SortedMap<String, Double> others) {
        /** Nothing else was asked. */
        public Given(String person, NarrativeId narrative, double value, OptionalDouble time) {
            this(person, narrative, value, time, new TreeMap<>());
        }
    }

    /** What is known of people and narratives beside ratings. */
    public record Known(
            Instrument instrument, Map<NarrativeId, Characterisation> narratives, Map<String, Profile> people) {
        /** Nothing. */
        public static final Known NOTHING = new Known(Instrument.EMPTY, Map.of(), Map.of());
    }

    private record Pair(String person, NarrativeId narrative) {}

    /**
     * Of several ratings of a narrative by one person the last counts. People and narratives without ratings are left out:
     * there is nothing to test with, and lists of them would be shorter.
     *
     * @throws IllegalArgumentException if a rating is off the scale
     */
    public static RatedSet of(List<Given> given, Scale scale, Known known) {
        Map<Pair, Given> last = new HashMap<>();
        given.forEach(rating -> last.put(new Pair(rating.person(), rating.narrative()), rating));
        SortedMap<String, Integer> people =
                places(last.values().stream().map(Given::person).toList());
        SortedMap<NarrativeId, Integer> narratives =
                places(last.values().stream().map(Given::narrative).toList());
        record Timed(TrainingRating rating, OptionalDouble time) {}
        List<Timed> timed = last.values().stream()
                .map(rating -> new Timed(
                        new TrainingRating(
                                people.getOrDefault(rating.person(), 0),
                                narratives.getOrDefault(rating.narrative(), 0),
                                rating.value()),
                        rating.time()))
                .sorted(Comparator.comparing(Timed::rating, TrainingSet.CANONICAL))
                .toList();
        boolean all = timed.stream().allMatch(one -> one.time().isPresent());
        TrainingSet set = new TrainingSet(
                scale,
                known.instrument(),
                people.keySet().stream()
                        .map(person -> known.people()
                                .getOrDefault(person, Profile.NONE)
                                .answers())
                        .toList(),
                narratives.keySet().stream()
                        .map(id -> new TrainingSet.TrainingNarrative(
                                id, known.narratives().getOrDefault(id, Characterisation.NONE)))
                        .toList(),
                timed.stream().map(Timed::rating).toList(),
                List.of(),
                others(last.values(), people, narratives));
        return new RatedSet(
                set,
                all ? timed.stream().mapToDouble(one -> one.time().orElse(0)).toArray() : new double[0],
                given.size() - last.size());
    }

    private static OtherAnswers others(
            Collection<Given> given, SortedMap<String, Integer> people, SortedMap<NarrativeId, Integer> narratives) {
        SortedMap<String, Integer> questions = places(given.stream()
                .flatMap(rating -> rating.others().keySet().stream())
                .toList());
        List<OtherAnswers.Given> answers = new ArrayList<>();
        for (Given rating : given) {
            rating.others()
                    .forEach((question, value) -> answers.add(new OtherAnswers.Given(
                            people.getOrDefault(rating.person(), 0),
                            narratives.getOrDefault(rating.narrative(), 0),
                            questions.getOrDefault(question, 0),
                            value)));
        }
        return new OtherAnswers(List.copyOf(questions.keySet()), answers);
    }

    /**
     * Ratings that somebody else divided. What stands in both parts is only tested with.
     *
     * @throws IllegalArgumentException if a rating is off the scale, or either part is empty
     */
    public static Fold fold(List<Given> training, List<Given> test, Scale scale, Known known) {
        List<Given> all = new ArrayList<>(training);
        all.addAll(test);
        SortedMap<String, Integer> people =
                places(all.stream().map(Given::person).toList());
        SortedMap<NarrativeId, Integer> narratives =
                places(all.stream().map(Given::narrative).toList());
        Set<Long> held = new HashSet<>();
        test.forEach(rating -> held.add(
                pair(people.getOrDefault(rating.person(), 0), narratives.getOrDefault(rating.narrative(), 0))));
        TrainingSet set = of(all, scale, known).set();
        List<TrainingRating> rest = set.ratings().stream()
                .filter(rating -> !held.contains(pair(rating.person(), rating.narrative())))
                .toList();
        List<TrainingRating> tested = set.ratings().stream()
                .filter(rating -> held.contains(pair(rating.person(), rating.narrative())))
                .toList();
        if (rest.isEmpty() || tested.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to learn from, or nothing to test with");
        }
        return new Fold(set.withRatings(rest), tested);
    }

    private static long pair(int person, int narrative) {
        return ((long) person << Integer.SIZE) | narrative;
    }

    private static <K extends Comparable<K>> SortedMap<K, Integer> places(Collection<K> keys) {
        SortedMap<K, Integer> places = new TreeMap<>();
        keys.forEach(key -> places.put(key, 0));
        int next = 0;
        for (Map.Entry<K, Integer> entry : places.entrySet()) {
            entry.setValue(next++);
        }
        return places;
    }

    /**
     * The scale of what was answered: from the least to the largest, in the largest usual step that reaches all.
     *
     * @throws IllegalArgumentException if there are not two different answers
     */
    public static Scale scale(List<Given> given) {
        double least = values(given).min().orElse(0);
        double most = values(given).max().orElse(0);
        if (!(least < most)) {
            throw new IllegalArgumentException("all ratings are the same, so there is no scale");
        }
        for (double step : STEPS) {
            if (values(given)
                    .allMatch(value -> Math.abs((value - least) / step - Math.rint((value - least) / step)) < 1e-6)) {
                return new Scale(least, most, step, OptionalDouble.empty(), List.of());
            }
        }
        return new Scale(least, most, most - least, OptionalDouble.empty(), List.of());
    }

    private static DoubleStream values(List<Given> given) {
        return given.stream().mapToDouble(Given::value);
    }

    /** Whether it is known when each rating was given. */
    public boolean isTimed() {
        return times.length > 0;
    }

    /**
     * A sample in the shape of a trial: so many people, and so many of their ratings, unevenly spread over people and
     * narratives as in trials. A rating of person u and narrative i is drawn without replacement with weight
     * exp(0.8 z_u) exp(0.7 z_i) / (ratings of u × ratings of i), z standard normal (Efraimidis and Spirakis, Information
     * Processing Letters 97, 2006).
     *
     * @throws IllegalArgumentException if there are not so many
     */
    public RatedSet drawn(int people, int ratings, RandomGenerator chance) {
        List<Integer> chosen = new ArrayList<>();
        for (int person = 0; person < set.people().size(); person++) {
            chosen.add(person);
        }
        if (people > chosen.size()) {
            throw new IllegalArgumentException("there are " + chosen.size() + " people; " + people + " are wanted");
        }
        Collections.shuffle(chosen, chance);
        Set<Integer> in = new HashSet<>(chosen.subList(0, people));
        double[] ofPerson = weights(set.people().size(), 0.8, chance);
        double[] ofNarrative = weights(set.narratives().size(), 0.7, chance);
        int[] byPerson = new int[ofPerson.length];
        int[] byNarrative = new int[ofNarrative.length];
        for (TrainingRating rating : set.ratings()) {
            if (in.contains(rating.person())) {
                byPerson[rating.person()]++;
                byNarrative[rating.narrative()]++;
            }
        }
        record Keyed(double key, int place) {}
        List<Keyed> keyed = new ArrayList<>();
        for (int e = 0; e < set.ratings().size(); e++) {
            TrainingRating rating = set.ratings().get(e);
            if (in.contains(rating.person())) {
                double weight = ofPerson[rating.person()]
                        * ofNarrative[rating.narrative()]
                        / ((double) byPerson[rating.person()] * byNarrative[rating.narrative()]);
                keyed.add(new Keyed(-Math.log(1 - chance.nextDouble()) / weight, e));
            }
        }
        if (ratings > keyed.size()) {
            throw new IllegalArgumentException(
                    "these people gave " + keyed.size() + " ratings; " + ratings + " are wanted");
        }
        keyed.sort(Comparator.comparingDouble(Keyed::key).thenComparingInt(Keyed::place));
        List<Given> given = new ArrayList<>();
        Map<String, Profile> profiles = new HashMap<>();
        Map<NarrativeId, Characterisation> characterisations = new HashMap<>();
        for (Keyed one : keyed.subList(0, ratings)) {
            TrainingRating rating = set.ratings().get(one.place());
            TrainingSet.TrainingNarrative narrative = set.narratives().get(rating.narrative());
            // Padded, so that the order of the names is that of the places.
            String person = String.format("%09d", rating.person());
            profiles.put(person, new Profile(set.people().get(rating.person())));
            characterisations.put(narrative.id(), narrative.characterisation());
            given.add(new Given(
                    person,
                    narrative.id(),
                    rating.value(),
                    isTimed() ? OptionalDouble.of(times[one.place()]) : OptionalDouble.empty(),
                    others(rating)));
        }
        return of(given, set.scale(), new Known(set.instrument(), characterisations, profiles));
    }

    /** What was answered along with a rating. */
    private SortedMap<String, Double> others(TrainingRating rating) {
        SortedMap<String, Double> others = new TreeMap<>();
        for (OtherAnswers.Given answer : set.others().of(rating.person())) {
            if (answer.narrative() == rating.narrative()) {
                others.put(set.others().questions().get(answer.question()), answer.value());
            }
        }
        return others;
    }

    private static double[] weights(int count, double spread, RandomGenerator chance) {
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = Math.exp(spread * chance.nextGaussian());
        }
        return weights;
    }
}
