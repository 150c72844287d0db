package narratives.demonstration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.feedback.Feedback;
import narratives.people.Person;
import narratives.people.UserId;

/**
 * A made-up cohort in the shape of a trial: readers, what they tell of themselves and of the narratives they met, and the
 * truth behind it. Nobody in it exists. docs/demonstration.md tells how it is made.
 */
public final class Cohort {
    /** The seed of the shipped cohort: its number of people, so that it cannot have been picked for its results. */
    public static final long SEED = 480;

    private final List<Person> people;
    private final List<Feedback> events;
    private final Hopefulness hopefulness;
    private final Map<UserId, Integer> members = new TreeMap<>();
    private final Map<NarrativeId, Integer> narratives = new TreeMap<>();

    private Cohort(List<Member> members, List<Feedback> events, List<Narrative> narratives, Hopefulness hopefulness) {
        this.people = members.stream().map(Member::person).toList();
        this.events = events;
        this.hopefulness = hopefulness;
        for (int u = 0; u < people.size(); u++) {
            this.members.put(people.get(u).id(), u);
        }
        for (int i = 0; i < narratives.size(); i++) {
            this.narratives.put(narratives.get(i).id(), i);
        }
    }

    /** The cohort that reads these narratives. The same narratives, in any order, and the same seed draw the same. */
    public static Cohort draw(List<Narrative> narratives, long seed) {
        return draw(narratives, seed, Settings.SHIPPED);
    }

    static Cohort draw(List<Narrative> unordered, long seed, Settings settings) {
        List<Narrative> narratives =
                unordered.stream().sorted(Comparator.comparing(Narrative::id)).toList();
        Chance chance = new Chance(seed);
        Chance truthChance = chance.split();
        Chance popularityChance = chance.split();
        List<Member> members = settings.population().draw(settings.model().secondTaste(), chance.split());
        Hopefulness hopefulness =
                new Hopefulness(members, narratives, settings.model(), settings.likeness(), truthChance);
        Habits habits = settings.habits();
        Meetings meetings = new Meetings(narratives, hopefulness, habits, popularityChance);
        Rater rater = new Rater(settings.likeness(), habits.telling(), habits.opinion());
        List<Feedback> events = new ArrayList<>();
        for (int u = 0; u < members.size(); u++) {
            Chance own = chance.split();
            Diary diary = new Diary(members.get(u), habits, rater, own);
            for (Meetings.Moment moment : meetings.draw(members.get(u).person().preferences(), own)) {
                int i = moment.narrative();
                diary.meet(narratives.get(i), hopefulness.truth(u, i), moment.at(), moment.rated());
            }
            events.addAll(diary.events());
        }
        events.sort(Comparator.comparing(
                        (Feedback event) -> event.header().occurredAt().orElseThrow())
                .thenComparing(event -> event.header().eventId()));
        return new Cohort(members, List.copyOf(events), narratives, hopefulness);
    }

    /** Everybody, in the order of their numbers. */
    public List<Person> people() {
        return people;
    }

    /** Everything they tell, in the order in which it happened. */
    public List<Feedback> events() {
        return events;
    }

    /** What a narrative truly does for a reader; empty if either is not of this cohort. */
    public Optional<Truth> truth(UserId person, NarrativeId narrative) {
        Integer u = members.get(person);
        Integer i = narratives.get(narrative);
        return u == null || i == null ? Optional.empty() : Optional.of(hopefulness.truth(u, i));
    }
}
