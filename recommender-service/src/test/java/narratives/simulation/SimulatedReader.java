package narratives.simulation;

import java.util.ArrayList;
import java.util.List;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.demonstration.Cohort;
import narratives.demonstration.Truth;
import narratives.people.Person;
import narratives.people.UserId;

/**
 * Somebody made up, and what narratives truly do to them.
 *
 * @param number from 0, in the order in which they are drawn
 * @param cohort where they come from, under another name
 * @param drawn their name there
 */
record SimulatedReader(int number, Person person, Cohort cohort, UserId drawn) {
    /** The first of the seeds of their cohorts; that of the shipped one, whose people are the history, is another. */
    private static final long FIRST_SEED = 10_001;

    /** So many, cohort after cohort. */
    static List<SimulatedReader> draw(List<Narrative> narratives, int count, long seed) {
        List<SimulatedReader> readers = new ArrayList<>();
        for (long cohort = 0; readers.size() < count; cohort++) {
            Cohort drawn = Cohort.draw(narratives, FIRST_SEED + 1000 * seed + cohort);
            for (Person person : drawn.people()) {
                if (readers.size() < count) {
                    int number = readers.size();
                    readers.add(new SimulatedReader(number, renamed(person, number), drawn, person.id()));
                }
            }
        }
        return readers;
    }

    private static Person renamed(Person person, int number) {
        return new Person(new UserId("simulated-" + number), person.profile(), person.preferences());
    }

    Truth truth(NarrativeId narrative) {
        return cohort.truth(drawn, narrative).orElseThrow();
    }
}
