package narratives.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.NarrativeId;
import narratives.catalog.Status;
import narratives.feedback.Feedback;
import narratives.people.Person;
import narratives.people.Preferences;
import narratives.people.UserId;
import org.junit.jupiter.api.Test;

/** What the shipped cohort looks like. */
final class CohortTest {
    private static final Cohort COHORT = Shipped.COHORT;
    private static final Instant END = Settings.SHIPPED.habits().period().end();

    @Test
    void theSameSeedDrawsTheSameCohortInWhateverOrderTheNarrativesCome() {
        List<Narrative> backwards = new ArrayList<>(Shipped.NARRATIVES);
        Collections.reverse(backwards);

        Cohort again = Cohort.draw(backwards, Cohort.SEED);

        assertThat(digest(again)).isEqualTo(digest(COHORT));
    }

    /** The digest changes with any change to the narratives or to a setting, and with nothing else. */
    @Test
    void theShippedCohortIsTheSameOnEveryMachine() {
        String digest = digest(COHORT);

        assertThat(digest).isEqualTo("74148bec7863b93d");
    }

    @Test
    void anotherSeedDrawsAnotherCohort() {
        Cohort other = Cohort.draw(Shipped.NARRATIVES, Cohort.SEED + 1);

        assertThat(digest(other)).isNotEqualTo(digest(COHORT));
    }

    @Test
    void eventsComeInTheOrderInWhichTheyHappened() {
        List<Feedback> events = COHORT.events();

        List<String> keys = events.stream()
                .map(event -> at(event) + " " + event.header().eventId().value())
                .toList();

        assertThat(keys).isSorted();
        assertThat(events)
                .allSatisfy(
                        event -> assertThat(at(event)).isBetween(END.minus(Duration.ofDays(365)), END.minusSeconds(1)));
    }

    @Test
    void everyEventIdIsUniqueAndSaysWhereItComesFrom() {
        List<String> ids = COHORT.events().stream()
                .map(event -> event.header().eventId().value())
                .toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.startsWith("demo-"));
    }

    @Test
    void everyRatingIsValidByTheShippedQuestionnaire() {
        List<Feedback.Rating> ratings = ratings();

        assertThat(ratings).allSatisfy(rating -> {
            assertThat(Shipped.QUESTIONNAIRE.check(rating.answers())).isEmpty();
            assertThat(rating.answers()).containsKey(Rater.HOPEFULNESS);
        });
    }

    @Test
    void nobodyMeetsWhatMayNotBeShownToThem() {
        Map<NarrativeId, Narrative> narratives =
                Shipped.NARRATIVES.stream().collect(Collectors.toMap(Narrative::id, Function.identity()));
        Map<UserId, Person> people =
                COHORT.people().stream().collect(Collectors.toMap(Person::id, Function.identity()));

        assertThat(COHORT.events()).allSatisfy(event -> {
            Narrative narrative = Optional.ofNullable(
                            narratives.get(event.about().orElseThrow()))
                    .orElseThrow();
            Preferences wanted = Optional.ofNullable(people.get(event.header().userId()))
                    .orElseThrow()
                    .preferences();
            assertThat(narrative.status()).isEqualTo(Status.PUBLISHED);
            assertThat(narrative.availability().contains(at(event))).isTrue();
            assertThat(narrative.contentWarnings().forbid(wanted.excludedWarnings()))
                    .isFalse();
            assertThat(new NarrativeFilter(
                                    wanted.modalities(),
                                    wanted.languages(),
                                    wanted.maxDurationSeconds(),
                                    NarrativeFilter.ALL.characteristics())
                            .accepts(narrative))
                    .isTrue();
        });
    }

    @Test
    void nobodyRatesANarrativeTwice() {
        List<String> rated = ratings().stream()
                .map(rating -> rating.header().userId().value() + " " + rating.narrative())
                .toList();

        assertThat(rated).doesNotHaveDuplicates();
    }

    @Test
    void mostPeopleRateFromOneToFourNarrativesAndTheMedianIsThree() {
        Map<UserId, Integer> counts = new TreeMap<>();
        COHORT.people().forEach(person -> counts.put(person.id(), 0));
        ratings().forEach(rating -> counts.merge(rating.header().userId(), 1, Integer::sum));

        List<Integer> sorted = counts.values().stream().sorted().toList();

        assertThat(sorted).hasSize(480);
        assertThat(sorted.get(240)).isEqualTo(3);
        assertThat(sorted.getLast()).isBetween(10, 15);
        assertThat(sorted.stream().mapToInt(count -> count).average().orElseThrow())
                .isBetween(2.5, 3.2);
        assertThat(sorted.stream().filter(count -> count >= 1 && count <= 4).count())
                .isGreaterThan(380);
    }

    @Test
    void everyKindOfEventIsThereAndDistressIsRare() {
        Map<String, Long> kinds = COHORT.events().stream()
                .collect(Collectors.groupingBy(
                        event -> event.getClass().getSimpleName(), TreeMap::new, Collectors.counting()));

        assertThat(kinds.get("Rating")).isBetween(1300L, 1550L);
        assertThat(kinds.get("View")).isBetween(1600L, 2100L);
        assertThat(kinds.get("Completion")).isBetween(1200L, 1700L);
        assertThat(kinds.get("Bookmark")).isBetween(100L, 300L);
        assertThat(kinds.get("Hide")).isBetween(20L, 90L);
        assertThat(kinds.get("Distress")).isBetween(5L, 40L);
    }

    @Test
    void aboutOneRatingInElevenIsLessHopeful() {
        List<Double> hopefulness = ratings().stream()
                .map(rating -> rating.answers().getOrDefault(Rater.HOPEFULNESS, 0.0))
                .toList();

        double mean = hopefulness.stream().mapToDouble(value -> value).average().orElseThrow();
        double square = hopefulness.stream()
                .mapToDouble(value -> value * value)
                .average()
                .orElseThrow();
        double less = (double) hopefulness.stream().filter(value -> value < 0).count() / hopefulness.size();

        assertThat(less).isBetween(0.08, 0.10);
        assertThat(Math.sqrt(square - mean * mean)).isBetween(0.9, 1.0);
    }

    @Test
    void someLeaveQuestionsOut() {
        List<Feedback.Rating> ratings = ratings();
        List<Person> people = COHORT.people();

        long primaryOnly =
                ratings.stream().filter(rating -> rating.answers().size() == 1).count();
        long complete =
                ratings.stream().filter(rating -> rating.answers().size() == 5).count();
        long silent = people.stream()
                .filter(person -> person.profile().answers().isEmpty())
                .count();
        long excluding = people.stream()
                .filter(person -> !person.preferences().excludedWarnings().isEmpty())
                .count();

        assertThat(primaryOnly).isBetween(200L, 400L);
        assertThat(complete).isGreaterThan(500L);
        assertThat(silent).isBetween(20L, 60L);
        assertThat(excluding).isBetween(110L, 180L);
    }

    @Test
    void almostEveryNarrativeThatMayBeShownIsMetBySomebody() {
        Set<NarrativeId> met = COHORT.events().stream()
                .flatMap(event -> event.about().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        List<NarrativeId> unmet = Shipped.NARRATIVES.stream()
                .filter(narrative -> narrative.status() == Status.PUBLISHED
                        && narrative.availability().contains(END))
                .map(Narrative::id)
                .filter(id -> !met.contains(id))
                .toList();

        assertThat(unmet).as("met by nobody, so a cold start").hasSize(4);
    }

    private static List<Feedback.Rating> ratings() {
        return COHORT.events().stream()
                .filter(Feedback.Rating.class::isInstance)
                .map(Feedback.Rating.class::cast)
                .toList();
    }

    private static Instant at(Feedback event) {
        return event.header().occurredAt().orElseThrow();
    }

    private static String digest(Cohort cohort) {
        StringBuilder all = new StringBuilder();
        for (Person person : cohort.people()) {
            Preferences wanted = person.preferences();
            all.append(person.id().value())
                    .append(person.profile())
                    .append(new TreeSet<>(wanted.modalities()))
                    .append(wanted.languages())
                    .append(wanted.maxDurationSeconds())
                    .append(wanted.excludedWarnings())
                    .append('\n');
        }
        for (Feedback event : cohort.events()) {
            all.append(event.header().eventId().value()).append(event).append('\n');
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
