package narratives.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.catalog.Answer;
import narratives.catalog.Characterisation;
import narratives.catalog.Instrument;
import narratives.catalog.NarrativeId;
import narratives.feedback.Scale;
import narratives.people.Profile;

/**
 * What a model is trained on, in canonical order: people by their keys, narratives by their ids, ratings by person,
 * then narrative, then value. The keys of people are used to sort and then forgotten.
 *
 * @param people their profile's answers
 */
public record TrainingSet(
        Scale scale,
        Instrument instrument,
        List<SortedMap<String, Answer>> people,
        List<TrainingNarrative> narratives,
        List<TrainingRating> ratings) {
    /** A narrative that may be learned from, rated or not. */
    public record TrainingNarrative(NarrativeId id, Characterisation characterisation) {}

    /** One rating, by the places of its person and narrative in the training set. */
    public record TrainingRating(int person, int narrative, double value) {}

    /** The canonical order of ratings. */
    public static final Comparator<TrainingRating> CANONICAL = Comparator.comparingInt(TrainingRating::person)
            .thenComparingInt(TrainingRating::narrative)
            .thenComparingDouble(TrainingRating::value);

    /** @throws IllegalArgumentException if a rating is off the scale or names nobody */
    public TrainingSet {
        people = List.copyOf(people);
        narratives = List.copyOf(narratives);
        ratings = ratings.stream().sorted(CANONICAL).toList();
        for (TrainingRating rating : ratings) {
            if (!(rating.value() >= scale.minimum() && rating.value() <= scale.maximum())) {
                throw new IllegalArgumentException("a rating is " + rating.value() + "; must be within "
                        + scale.minimum() + " and " + scale.maximum());
            }
            if (rating.person() < 0 || rating.person() >= people.size()) {
                throw new IllegalArgumentException("a rating is of person " + rating.person() + " of " + people.size());
            }
            if (rating.narrative() < 0 || rating.narrative() >= narratives.size()) {
                throw new IllegalArgumentException(
                        "a rating is of narrative " + rating.narrative() + " of " + narratives.size());
            }
        }
    }

    /** The same people and narratives with other ratings. */
    public TrainingSet withRatings(List<TrainingRating> others) {
        return new TrainingSet(scale, instrument, people, narratives, others);
    }

    public static Builder builder(Scale scale, Instrument instrument) {
        return new Builder(scale, instrument);
    }

    /** Collects a training set in any order. Not for several threads. */
    public static final class Builder {
        private record Keyed(String person, NarrativeId narrative, double value) {}

        private final Scale scale;
        private final Instrument instrument;
        private final SortedMap<String, Profile> people = new TreeMap<>();
        private final SortedMap<NarrativeId, Characterisation> narratives = new TreeMap<>();
        private final List<Keyed> ratings = new ArrayList<>();

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
            ratings.add(new Keyed(person, narrative, value));
            return this;
        }

        public TrainingSet build() {
            ratings.forEach(rating -> {
                people.putIfAbsent(rating.person(), Profile.NONE);
                narratives.putIfAbsent(rating.narrative(), Characterisation.NONE);
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
                        rating.value()));
            }
            return new TrainingSet(scale, instrument, profiles, told, placed);
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
