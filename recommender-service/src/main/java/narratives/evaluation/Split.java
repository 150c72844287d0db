package narratives.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/** Which ratings are learned from, and which are foretold. */
public sealed interface Split {
    /** How many ratings of a new person are told at most. */
    int MOST_TOLD = 3;

    int MOST_FOLDS = 100;

    /**
     * What is measured together.
     *
     * @param suffix what is added to the names of its metrics; empty for the one that has none
     */
    record Setting(String suffix, List<Fold> folds) {
        public Setting {
            folds = List.copyOf(folds);
        }

        /** The SHA-256 of what is held out. */
        public String hash() {
            return SplitHash.ofRatings(folds);
        }
    }

    /**
     * The folds.
     *
     * @throws IllegalArgumentException if the ratings do not suffice; the message says why
     */
    List<Setting> settings(RatedSet ratings, RandomGenerator chance);

    /** Each rating is held out once, in one of several parts that chance makes. */
    record Random(int folds) implements Split {
        public Random {
            requireFolds(folds);
        }

        @Override
        public List<Setting> settings(RatedSet ratings, RandomGenerator chance) {
            require(ratings.set().ratings().size() >= folds, "there are fewer ratings than folds");
            return List.of(new Setting("", KFold.split(ratings.set(), folds, chance)));
        }
    }

    /**
     * Of each person's ratings, in an order that chance makes, the first ones are learned from: a share of them, rounded up.
     */
    record PerPerson(double share) implements Split {
        public PerPerson {
            require(share > 0 && share < 1, "the share must be between 0 and 1");
        }

        @Override
        public List<Setting> settings(RatedSet ratings, RandomGenerator chance) {
            List<TrainingRating> training = new ArrayList<>();
            List<TrainingRating> test = new ArrayList<>();
            Fold.byPerson(ratings.set().ratings()).forEach((person, own) -> {
                List<TrainingRating> shuffled = new ArrayList<>(own);
                Collections.shuffle(shuffled, chance);
                int cut = (int) Math.ceil(share * shuffled.size());
                training.addAll(shuffled.subList(0, cut));
                test.addAll(shuffled.subList(cut, shuffled.size()));
            });
            require(!test.isEmpty(), "nobody has enough ratings");
            return List.of(new Setting("", List.of(new Fold(ratings.set().withRatings(training), test))));
        }
    }

    /** The earliest ratings are learned from, all later ones foretold; ordered by time, then person, then narrative. */
    record Temporal(double share) implements Split {
        public Temporal {
            require(share > 0 && share < 1, "the share must be between 0 and 1");
        }

        @Override
        public List<Setting> settings(RatedSet ratings, RandomGenerator chance) {
            require(ratings.isTimed(), "not every rating has a time");
            List<TrainingRating> all = ratings.set().ratings();
            List<TrainingRating> ordered = IntStream.range(0, all.size())
                    .boxed()
                    .sorted(Comparator.<Integer>comparingDouble(e -> ratings.times()[e])
                            .thenComparing(Comparator.naturalOrder()))
                    .map(all::get)
                    .toList();
            int cut = (int) (share * ordered.size());
            require(cut > 0 && cut < ordered.size(), "there are too few ratings");
            return List.of(new Setting(
                    "",
                    List.of(new Fold(
                            ratings.set().withRatings(inTime(ordered.subList(0, cut))),
                            ordered.subList(cut, ordered.size())))));
        }

        /** Nothing later is held out of these, so their order in time says what it says of the future. */
        private static List<TrainingRating> inTime(List<TrainingRating> ordered) {
            return IntStream.range(0, ordered.size())
                    .mapToObj(e -> new TrainingRating(
                            ordered.get(e).person(),
                            ordered.get(e).narrative(),
                            ordered.get(e).value(),
                            e + 1))
                    .toList();
        }
    }

    /**
     * People who are new: those of one part are left out of training as a whole. Of each who has more than three ratings,
     * three that chance picks are told, none to all of them, and the same others foretold every time.
     */
    record ColdUsers(int folds) implements Split {
        public ColdUsers {
            requireFolds(folds);
        }

        @Override
        public List<Setting> settings(RatedSet ratings, RandomGenerator chance) {
            TrainingSet set = ratings.set();
            List<List<Integer>> parts = parts(people(set.ratings()), folds, chance);
            List<List<TrainingRating>> told = new ArrayList<>();
            List<List<TrainingRating>> tests = new ArrayList<>();
            var byPerson = Fold.byPerson(set.ratings());
            for (List<Integer> part : parts) {
                List<TrainingRating> first = new ArrayList<>();
                List<TrainingRating> test = new ArrayList<>();
                for (int person : part) {
                    List<TrainingRating> own = new ArrayList<>(byPerson.getOrDefault(person, List.of()));
                    if (own.size() > MOST_TOLD) {
                        Collections.shuffle(own, chance);
                        first.addAll(own.subList(0, MOST_TOLD));
                        test.addAll(own.subList(MOST_TOLD, own.size()));
                    }
                }
                told.add(first);
                tests.add(test);
            }
            require(tests.stream().anyMatch(test -> !test.isEmpty()), "nobody has more than " + MOST_TOLD + " ratings");
            List<Setting> settings = new ArrayList<>();
            for (int n = 0; n <= MOST_TOLD; n++) {
                List<Fold> made = new ArrayList<>();
                for (int k = 0; k < parts.size(); k++) {
                    if (!tests.get(k).isEmpty()) {
                        made.add(new Fold(
                                without(set, new HashSet<>(parts.get(k))), firstOf(told.get(k), n), tests.get(k)));
                    }
                }
                settings.add(new Setting(n == 0 ? "" : ":told-" + n, made));
            }
            return settings;
        }

        private static List<Integer> people(List<TrainingRating> ratings) {
            return List.copyOf(
                    new TreeSet<>(ratings.stream().map(TrainingRating::person).toList()));
        }

        private static TrainingSet without(TrainingSet set, Set<Integer> people) {
            return set.withRatings(set.ratings().stream()
                    .filter(rating -> !people.contains(rating.person()))
                    .toList());
        }

        /** The first n of each person's, who stand together. */
        private static List<TrainingRating> firstOf(List<TrainingRating> told, int n) {
            return IntStream.range(0, told.size())
                    .filter(i -> i % MOST_TOLD < n)
                    .mapToObj(told::get)
                    .toList();
        }
    }

    /** Narratives that are new: those of one part have no rating in training, and all of theirs are foretold. */
    record ColdItems(int folds) implements Split {
        public ColdItems {
            requireFolds(folds);
        }

        @Override
        public List<Setting> settings(RatedSet ratings, RandomGenerator chance) {
            TrainingSet set = ratings.set();
            List<Integer> rated = List.copyOf(new TreeSet<>(
                    set.ratings().stream().map(TrainingRating::narrative).toList()));
            require(rated.size() >= folds, "there are fewer narratives than folds");
            List<Fold> made = new ArrayList<>();
            for (List<Integer> part : parts(rated, folds, chance)) {
                Set<Integer> out = new HashSet<>(part);
                made.add(new Fold(
                        set.withRatings(set.ratings().stream()
                                .filter(rating -> !out.contains(rating.narrative()))
                                .toList()),
                        set.ratings().stream()
                                .filter(rating -> out.contains(rating.narrative()))
                                .toList()));
            }
            return List.of(new Setting("", made));
        }
    }

    /** {@code random:K}, {@code per-user:SHARE}, {@code temporal:SHARE}, {@code cold-users:K} or {@code cold-items:K}. */
    static Split parse(String text) {
        String[] words = text.split(":", -1);
        try {
            require(words.length <= 2, "it has too many parts");
            return switch (words[0]) {
                case "random" -> new Random(words.length == 1 ? 5 : Integer.parseInt(words[1]));
                case "per-user" -> new PerPerson(words.length == 1 ? 0.75 : Double.parseDouble(words[1]));
                case "temporal" -> new Temporal(words.length == 1 ? 0.8 : Double.parseDouble(words[1]));
                case "cold-users" -> new ColdUsers(words.length == 1 ? 5 : Integer.parseInt(words[1]));
                case "cold-items" -> new ColdItems(words.length == 1 ? 5 : Integer.parseInt(words[1]));
                default ->
                    throw new IllegalArgumentException(
                            "there are random:K, per-user:SHARE, temporal:SHARE, cold-users:K, cold-items:K and prequential");
            };
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("what stands behind the colon must be a number", noNumber);
        }
    }

    private static List<List<Integer>> parts(List<Integer> all, int folds, RandomGenerator chance) {
        List<Integer> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, chance);
        List<List<Integer>> parts = new ArrayList<>();
        for (int k = 0; k < folds; k++) {
            parts.add(shuffled.subList(
                    (int) ((long) shuffled.size() * k / folds), (int) ((long) shuffled.size() * (k + 1) / folds)));
        }
        return parts;
    }

    private static void requireFolds(int folds) {
        require(folds >= 2 && folds <= MOST_FOLDS, "folds must be within 2.." + MOST_FOLDS);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
