package narratives.demonstration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import narratives.catalog.Answer;
import narratives.catalog.Modality;
import narratives.people.Person;
import narratives.people.Preferences;
import narratives.people.Profile;
import narratives.people.UserId;

/**
 * Who takes part.
 *
 * @param size how many people
 * @param answers how often each choice of the profile is the true one, by question
 * @param livesAlone the share of people who live alone
 * @param mostYears the largest number of years since the difficulties began; few have many
 * @param interests what people like to do; each may name some
 * @param mostInterests how many of them at most
 * @param silent the share of people who tell nothing about themselves
 * @param gap the share of single answers left out by everybody else
 * @param tastes how often each taste is the main one, where the profile says nothing
 * @param leanings what the profile makes of that
 * @param hasSecondTaste the share of people who have a second taste
 * @param wishes what they do not want to see
 */
record Population(
        int size,
        SortedMap<String, List<Share>> answers,
        double livesAlone,
        int mostYears,
        List<Share> interests,
        int mostInterests,
        double silent,
        double gap,
        Map<Taste, Double> tastes,
        List<Leaning> leanings,
        double hasSecondTaste,
        Wishes wishes) {
    /** The profile's questions that are no choice. */
    static final String YEARS = "years-of-difficulty";

    static final String ALONE = "lives-alone";
    static final String INTERESTS = "interests";

    /** Who gave this answer has this taste so many times as often. */
    record Leaning(String question, String answer, Taste taste, double factor) {}

    /**
     * What people do not want to see; each wish is drawn on its own.
     *
     * @param excluding the share of people who exclude any content warning
     * @param warnings how often each is excluded by those who do
     * @param mostWarnings how many of them at most
     * @param fewModalities the share of people who want text only, or text and sound
     * @param english the share of people who want English only
     * @param brief the share of people who want nothing long
     * @param briefSeconds what they take to be long, in seconds
     */
    record Wishes(
            double excluding,
            List<Share> warnings,
            int mostWarnings,
            double fewModalities,
            double english,
            double brief,
            int briefSeconds) {}

    Population {
        answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
        interests = List.copyOf(interests);
        tastes = Collections.unmodifiableMap(new EnumMap<>(tastes));
        leanings = List.copyOf(leanings);
    }

    /** Draws everybody; each person from a stream of their own. */
    List<Member> draw(double secondTaste, Chance chance) {
        List<Member> members = new ArrayList<>();
        for (int number = 1; number <= size; number++) {
            members.add(member(new UserId("demo-reader-" + number), secondTaste, chance.split()));
        }
        return members;
    }

    private Member member(UserId id, double secondTaste, Chance chance) {
        SortedMap<String, Answer> self = self(chance);
        Map<Taste, Double> strengths = tastes(self, secondTaste, chance);
        Profile told = chance.happens(silent) ? Profile.NONE : told(self, chance);
        return new Member(new Person(id, told, preferences(chance)), self, strengths);
    }

    private SortedMap<String, Answer> self(Chance chance) {
        SortedMap<String, Answer> self = new TreeMap<>();
        answers.forEach((question, shares) -> self.put(question, new Answer.Text(chance.pick(shares))));
        self.put(ALONE, new Answer.Flag(chance.happens(livesAlone)));
        self.put(YEARS, new Answer.Quantity(StrictMath.rint(mostYears * chance.uniform() * chance.uniform())));
        self.put(INTERESTS, Answer.Choices.of(some(interests, mostInterests, chance)));
        return self;
    }

    private Map<Taste, Double> tastes(SortedMap<String, Answer> self, double secondTaste, Chance chance) {
        Map<Taste, Double> weights = new EnumMap<>(tastes);
        for (Leaning leaning : leanings) {
            if (Pull.sum(List.of(new Pull(leaning.question(), leaning.answer(), 1)), self) > 0) {
                weights.computeIfPresent(leaning.taste(), (taste, weight) -> weight * leaning.factor());
            }
        }
        Map<Taste, Double> strengths = new EnumMap<>(Taste.class);
        if (chance.happens(hasSecondTaste)) {
            strengths.put(chance.pick(weights), secondTaste);
        }
        strengths.put(chance.pick(weights), 1.0);
        return strengths;
    }

    private Profile told(SortedMap<String, Answer> self, Chance chance) {
        SortedMap<String, Answer> told = new TreeMap<>(self);
        told.keySet().removeIf(question -> chance.happens(gap));
        return new Profile(told);
    }

    private Preferences preferences(Chance chance) {
        SortedSet<String> excluded = chance.happens(wishes.excluding())
                ? some(wishes.warnings(), wishes.mostWarnings(), chance)
                : new TreeSet<>();
        Set<Modality> modalities = Set.of();
        if (chance.happens(wishes.fewModalities())) {
            modalities = chance.happens(0.5) ? Set.of(Modality.TEXT) : Set.of(Modality.TEXT, Modality.AUDIO);
        }
        SortedSet<String> languages = chance.happens(wishes.english()) ? new TreeSet<>(Set.of("en")) : new TreeSet<>();
        OptionalInt longest =
                chance.happens(wishes.brief()) ? OptionalInt.of(wishes.briefSeconds()) : OptionalInt.empty();
        return new Preferences(modalities, languages, longest, excluded, new TreeSet<>());
    }

    /** From one to so many; drawn with repetition, so fewer are a little more common. */
    private static SortedSet<String> some(List<Share> shares, int most, Chance chance) {
        SortedSet<String> some = new TreeSet<>();
        int draws = 1 + (int) (chance.uniform() * most);
        for (int draw = 0; draw < draws; draw++) {
            some.add(chance.pick(shares));
        }
        return some;
    }
}
