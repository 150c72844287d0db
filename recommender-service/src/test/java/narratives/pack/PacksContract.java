package narratives.pack;

import static narratives.fixture.Sample.NOON;
import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import narratives.catalog.Answer;
import narratives.catalog.Modality;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.fixture.Tenants;
import narratives.people.People;
import narratives.people.Person;
import narratives.people.Preferences;
import narratives.people.Profile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds wherever packs are kept. */
public abstract class PacksContract {
    private static final PackLink LINK = new PackLink(NOON, NOON.plus(Duration.ofDays(36_500)), Optional.empty());

    private final TenantId tenant = Tenants.fresh();
    private final PackLink.Token token = PackLink.Token.random(new SplittableRandom());

    protected abstract Packs packs();

    protected abstract People people();

    @BeforeEach
    void somebody() {
        people().put(tenant, Person.unknown(user("somebody")));
    }

    @Test
    void aPackComesBackAsItWasMade() {
        Pack pack = forPeopleDescribed("p-1").edited(content("n-2")).frozen(NOON);
        packs().create(tenant, pack);

        assertThat(packs().find(tenant, pack.id())).contains(pack);
        assertThat(packs().find(Tenants.fresh(), pack.id())).isEmpty();
    }

    @Test
    void theyAreListedInTheOrderInWhichTheyWereMadePersonByPersonAndPageByPage() {
        packs().create(tenant, forSomebody("p-1"));
        packs().create(tenant, forPeopleDescribed("p-2"));
        packs().create(tenant, forSomebody("p-3"));

        assertThat(list(Optional.empty(), Optional.empty(), 2)).containsExactly("p-1", "p-2");
        assertThat(list(Optional.empty(), Optional.of("p-2"), 2)).containsExactly("p-3");
        assertThat(list(Optional.of("somebody"), Optional.empty(), 9)).containsExactly("p-1", "p-3");
    }

    private List<String> list(Optional<String> person, Optional<String> after, int count) {
        return packs()
                .list(tenant, new Packs.Query(person.map(name -> user(name)), after.map(PackId::new), count))
                .stream()
                .map(pack -> pack.id().value())
                .toList();
    }

    @Test
    void aPackForSomebodyWhoIsNotThereIsRefused() {
        Pack pack = Pack.draft(
                new PackId("p-1"),
                Purpose.DISCHARGE,
                new Recipient.Somebody(user("nobody"), new TreeSet<>()),
                content("n-1"),
                NOON);

        refused(ErrorCode.USER_UNKNOWN, () -> packs().create(tenant, pack));
        assertThat(packs().find(tenant, pack.id())).isEmpty();
    }

    @Test
    void onlyTheNextVersionIsTaken() {
        Pack first = forSomebody("p-1");
        packs().create(tenant, first);
        Pack second = first.edited(content("n-2"));

        packs().replace(tenant, second);

        refused(ErrorCode.VERSION_CONFLICT, () -> packs().replace(tenant, first.edited(content("n-3"))));
        refused(ErrorCode.PACK_UNKNOWN, () -> packs().replace(tenant, forSomebody("p-2")));
        assertThat(packs().find(tenant, first.id())).contains(second);
    }

    @Test
    void aLinkLeadsToItsPackUntilThePackIsGone() {
        Pack pack = forSomebody("p-1").frozen(NOON);
        packs().create(tenant, pack);
        served();

        packs().link(tenant, pack.id(), token, LINK);

        assertThat(packs().linked(token)).contains(new Packs.Linked(tenant, pack, LINK));
        assertThat(packs().linked(PackLink.Token.random(new SplittableRandom())))
                .isEmpty();
        assertThat(packs().delete(tenant, pack.id())).isTrue();
        assertThat(packs().linked(token)).isEmpty();
        assertThat(packs().delete(tenant, pack.id())).isFalse();
    }

    @Test
    void everyLinkEndsAtOnce() {
        Pack pack = forSomebody("p-1").frozen(NOON);
        packs().create(tenant, pack);
        packs().link(tenant, pack.id(), token, LINK);
        packs().link(tenant, pack.id(), PackLink.Token.random(new SplittableRandom()), LINK);

        assertThat(packs().end(tenant, pack.id())).isEqualTo(2);

        assertThat(packs().links(tenant, pack.id()))
                .hasSize(2)
                .allSatisfy(link -> assertThat(link.endedAt()).isPresent());
        assertThat(packs().end(tenant, pack.id())).isZero();
    }

    @Test
    void aLinkToNoPackIsRefused() {
        refused(ErrorCode.PACK_UNKNOWN, () -> packs().link(tenant, new PackId("none"), token, LINK));
    }

    /** Lets the tenant be one that is served; whose links open only then. */
    protected void served() {}

    protected TenantId tenant() {
        return tenant;
    }

    private static void refused(ErrorCode code, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        RecommenderException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static Pack forSomebody(String id) {
        return Pack.draft(
                new PackId(id),
                Purpose.DISCHARGE,
                new Recipient.Somebody(user("somebody"), new TreeSet<>(List.of("staff"))),
                content("n-1"),
                NOON);
    }

    private static Pack forPeopleDescribed(String id) {
        return Pack.draft(
                new PackId(id),
                Purpose.STUCK,
                new Recipient.Described(
                        Profile.of(Map.of("age-band", new Answer.Text("25-34"))),
                        new Preferences(
                                Set.of(Modality.TEXT),
                                new TreeSet<>(List.of("en")),
                                OptionalInt.of(600),
                                new TreeSet<>(List.of("violence")),
                                new TreeSet<>(List.of(id("n-9")))),
                        new TreeSet<>()),
                content("n-1", "n-2"),
                NOON);
    }

    private static Pack.Content content(String... narratives) {
        return new Pack.Content(
                Optional.of("A title"),
                Locale.GERMAN,
                List.of(narratives).stream()
                        .map(narrative -> new PackItem(id(narrative), Optional.of("A note"), true))
                        .toList());
    }
}
