package narratives.people;

import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import narratives.catalog.Answer;
import narratives.catalog.Modality;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.fixture.Tenants;
import narratives.log.ChangeLog;
import narratives.log.LogEntry;
import org.junit.jupiter.api.Test;

/** What every store of people keeps to: what was told comes back as it was, and every change is an entry of the log. */
public abstract class PeopleContract {
    private final TenantId tenant = Tenants.fresh();

    protected abstract People people();

    protected abstract ChangeLog log();

    private static Person somebody(String id) {
        return new Person(
                user(id),
                Profile.of(Map.of(
                        "age-band", new Answer.Text("25-34"),
                        "years", new Answer.Quantity(2.5),
                        "again", new Answer.Flag(true),
                        "roles", Answer.Choices.of(Set.of("carer", "peer")))),
                new Preferences(
                        Set.of(Modality.AUDIO),
                        new TreeSet<>(Set.of("en", "de")),
                        OptionalInt.of(900),
                        new TreeSet<>(Set.of("self-harm")),
                        new TreeSet<>(Set.of(id("n-9")))));
    }

    @Test
    void numbersOfAnySizeComeBackAsTheyWere() {
        Person person = new Person(
                user("u-1"),
                Profile.of(Map.of(
                        "largest", new Answer.Quantity(1e15),
                        "least", new Answer.Quantity(-1e15),
                        "smallest", new Answer.Quantity(Double.MIN_VALUE),
                        "longest", new Answer.Quantity(Double.MIN_NORMAL),
                        "nothing", new Answer.Quantity(-0.0))),
                Preferences.NONE);
        people().put(tenant, person);

        assertThat(people().find(tenant, user("u-1"))).contains(person);
        assertThat(log().read(tenant, LogPosition.START, 2))
                .satisfiesExactly(entry -> assertThat(entry)
                        .isInstanceOfSatisfying(
                                LogEntry.PersonPut.class,
                                put -> assertThat(put.person()).isEqualTo(person)));
    }

    @Test
    void whatWasToldComesBackAsItWas() {
        People.Written created = people().put(tenant, somebody("u-1"));
        People.Written replaced = people().put(tenant, Person.unknown(user("u-1")));
        people().put(tenant, somebody("u-2"));

        assertThat(created.created()).isTrue();
        assertThat(replaced.created()).isFalse();
        assertThat(people().find(tenant, user("u-1"))).contains(Person.unknown(user("u-1")));
        assertThat(people().find(tenant, user("u-2"))).contains(somebody("u-2"));
        assertThat(people().find(tenant, user("u-3"))).isEmpty();
        assertThat(people().find(Tenants.fresh(), user("u-1"))).isEmpty();
        assertThat(log().read(tenant, LogPosition.START, 2))
                .containsExactly(
                        new LogEntry.PersonPut(created.position(), somebody("u-1")),
                        new LogEntry.PersonPut(replaced.position(), Person.unknown(user("u-1"))));
    }

    @Test
    void manyAreWrittenTogetherAndTheLastWordStays() {
        LogPosition last =
                people().putAll(tenant, List.of(somebody("u-2"), somebody("u-1"), Person.unknown(user("u-2"))));

        assertThat(people().find(tenant, user("u-1"))).contains(somebody("u-1"));
        assertThat(people().find(tenant, user("u-2"))).contains(Person.unknown(user("u-2")));
        assertThat(log().read(tenant, LogPosition.START, 9))
                .hasSize(3)
                .last()
                .isEqualTo(new LogEntry.PersonPut(last, Person.unknown(user("u-2"))));
    }

    @Test
    void everybodyIsHandedOverInOrder() {
        List<Person> many = IntStream.range(0, 2500)
                .mapToObj(i -> Person.unknown(user("u-" + (10_000 + i))))
                .toList();
        people().putAll(tenant, many.reversed());
        List<Person> taken = new ArrayList<>();

        people().forEach(tenant, taken::add);

        assertThat(taken).isEqualTo(many);
    }
}
