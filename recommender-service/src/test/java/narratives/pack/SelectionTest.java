package narratives.pack;

import static narratives.fixture.Sample.id;
import static narratives.fixture.Sample.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.fixture.InMemoryCatalog;
import narratives.fixture.InMemoryLog;
import narratives.fixture.Sample;
import narratives.recommend.Consideration;
import narratives.recommend.Mode;
import narratives.recommend.Recommendation;
import narratives.recommend.RecommendationRequest;
import narratives.recommend.Recommender;
import narratives.recommend.Tier;
import narratives.recommend.WhyNot;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final Recipient SOMEBODY = new Recipient.Somebody(user("u"), new TreeSet<>(List.of("staff")));

    private final InMemoryCatalog catalog = new InMemoryCatalog(new InMemoryLog(Clock.systemUTC()));
    private final List<RecommendationRequest> asked = new ArrayList<>();

    @Test
    void theListIsTakenInItsOrderAsFarAsItIsWanted() {
        Selection selection = over(plain("c"), plain("a"), plain("b"));

        List<NarrativeId> chosen = selection.choose(TENANT, Purpose.STUCK, SOMEBODY, 2, new TreeSet<>());

        assertThat(chosen).containsExactly(id("c"), id("a"));
    }

    @Test
    void onAWardOnlyWhatIsKnownToCarryNoWarningIsSuggested() {
        Selection selection = over(
                with("unknown", 60, ContentWarnings.unknown()),
                with("violent", 60, ContentWarnings.of(List.of("violence"))),
                with("quiet", 60, ContentWarnings.of(List.of())));

        List<NarrativeId> chosen = selection.choose(TENANT, Purpose.INPATIENT, SOMEBODY, 3, new TreeSet<>());

        assertThat(chosen).containsExactly(id("quiet"));
    }

    @Test
    void atTheBeginningShortPiecesComeFirstWhereverTheyAreInTheList() {
        Selection selection = over(
                with("long", 3600, ContentWarnings.of(List.of())),
                with("short", 600, ContentWarnings.of(List.of())),
                with("longer", 7200, ContentWarnings.of(List.of())));

        List<NarrativeId> chosen = selection.choose(TENANT, Purpose.EARLY_INTERVENTION, SOMEBODY, 2, new TreeSet<>());

        assertThat(chosen).containsExactly(id("short"), id("long"));
    }

    @Test
    void whatIsTakenHomeCanBeOpenedThere() {
        Selection selection = over(plain("nowhere"), at("somewhere"));

        List<NarrativeId> chosen = selection.choose(TENANT, Purpose.DISCHARGE, SOMEBODY, 5, new TreeSet<>());

        assertThat(chosen).containsExactly(id("somewhere"));
    }

    @Test
    void theRecommenderIsAskedForAVariedListOfTheReaderWithoutWhatWasDropped() {
        Selection selection = over(plain("a"));

        selection.choose(TENANT, Purpose.STUCK, SOMEBODY, 5, new TreeSet<>(List.of(id("dropped"))));
        selection.choose(TENANT, Purpose.STAFF_TRAINING, SOMEBODY, 5, new TreeSet<>());

        assertThat(asked)
                .satisfiesExactly(
                        stuck -> {
                            assertThat(stuck.audience()).isEqualTo(SOMEBODY.audience());
                            assertThat(stuck.circumstances().audiences()).containsExactly("staff");
                            assertThat(stuck.exclude()).containsExactly(id("dropped"));
                            assertThat(stuck.variety()).isEqualTo(Purpose.STUCK.variety());
                            assertThat(stuck.mode()).isEqualTo(Mode.MATCH);
                        },
                        staff -> assertThat(staff.mode()).isEqualTo(Mode.POPULAR));
    }

    @Test
    void furtherPagesAreLookedThroughUntilThereIsEnough() {
        catalog.putAll(TENANT, List.of(plain("nowhere"), at("somewhere")));
        Selection selection = new Selection(new Listed(List.of(List.of("nowhere"), List.of("somewhere"))), catalog);

        List<NarrativeId> chosen = selection.choose(TENANT, Purpose.DISCHARGE, SOMEBODY, 1, new TreeSet<>());

        assertThat(chosen).containsExactly(id("somewhere"));
    }

    private Selection over(Narrative... narratives) {
        catalog.putAll(TENANT, List.of(narratives));
        List<String> ids = List.of(narratives).stream()
                .map(narrative -> narrative.id().value())
                .toList();
        return new Selection(new Listed(List.of(ids)), catalog);
    }

    private static Narrative plain(String id) {
        return with(id, 300, ContentWarnings.of(List.of()));
    }

    private static Narrative at(String id) {
        return made(id, 300, ContentWarnings.of(List.of()), Optional.of("https://example.org/" + id));
    }

    private static Narrative with(String id, int seconds, ContentWarnings warnings) {
        return made(id, seconds, warnings, Optional.empty());
    }

    private static Narrative made(String id, int seconds, ContentWarnings warnings, Optional<String> uri) {
        Narrative plain = Sample.narrative(id);
        return new Narrative(
                plain.id(),
                new Narrative.Presentation(
                        plain.presentation().title(),
                        Optional.empty(),
                        plain.presentation().language(),
                        plain.presentation().modality(),
                        Optional.empty(),
                        OptionalInt.of(seconds),
                        uri),
                warnings,
                plain.status(),
                plain.availability(),
                plain.characterisation());
    }

    /** Recommends what it was given, page by page. */
    private final class Listed implements Recommender {
        private final List<List<String>> pages;

        private Listed(List<List<String>> pages) {
            this.pages = pages;
        }

        @Override
        public Recommendation recommend(TenantId tenant, RecommendationRequest request, Duration atMost) {
            asked.add(request);
            int page = request.pageToken().map(Integer::parseInt).orElse(0);
            List<Recommendation.Item> items = new ArrayList<>();
            for (String narrative : pages.get(page)) {
                items.add(new Recommendation.Item(
                        id(narrative),
                        items.size() + 1,
                        0,
                        new Recommendation.Prediction(0, 1, 0.4, 0.4),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of()));
            }
            return new Recommendation(
                    "list",
                    request.mode(),
                    new Recommendation.ServedBy(Tier.PERSONAL, "hybrid", Optional.empty()),
                    new Recommendation.ModelStamp("m", LogPosition.START, List.of()),
                    1,
                    items,
                    page + 1 < pages.size() ? Optional.of(Integer.toString(page + 1)) : Optional.empty());
        }

        @Override
        public WhyNot whyNot(TenantId tenant, RecommendationRequest request, NarrativeId narrative, Duration atMost) {
            throw new AssertionError("not asked");
        }

        @Override
        public Consideration consider(
                TenantId tenant, RecommendationRequest request, List<NarrativeId> narratives, Duration atMost) {
            throw new AssertionError("not asked");
        }

        @Override
        public List<Similar> similar(TenantId tenant, NarrativeId narrative, int count) {
            throw new AssertionError("not asked");
        }
    }
}
