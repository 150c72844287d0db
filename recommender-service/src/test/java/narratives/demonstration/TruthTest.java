package narratives.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import narratives.catalog.Availability;
import narratives.catalog.Characterisation;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.catalog.Status;
import narratives.people.UserId;
import org.junit.jupiter.api.Test;

/** What there is to find in the shipped cohort. */
final class TruthTest {
    private static final Cohort COHORT = Shipped.COHORT;

    @Test
    void theVarianceOfRatingsIsSharedAsStated() {
        Shares shares = Shares.of(COHORT, Truth::expected, Truth::variance);

        assertThat(shares.person() / shares.total()).isCloseTo(0.20, within(0.01));
        assertThat(shares.narrative() / shares.total()).isCloseTo(0.15, within(0.01));
        assertThat(shares.taste() / shares.total()).isCloseTo(0.12, within(0.01));
        assertThat(shares.noise() / shares.total()).isCloseTo(0.53, within(0.02));
    }

    @Test
    void whatIsFeltIsDrawnWithTheDeviationsOfTheModel() {
        TrueModel model = Settings.SHIPPED.model();

        Shares shares = Shares.of(COHORT, Truth::felt, truth -> truth.noiseSd() * truth.noiseSd());

        assertThat(Math.sqrt(shares.person())).isCloseTo(model.personSd(), within(0.01));
        assertThat(Math.sqrt(shares.narrative())).isCloseTo(model.narrativeSd(), within(0.01));
        assertThat(Math.sqrt(shares.taste())).isCloseTo(model.tasteSd(), within(0.01));
    }

    @Test
    void twoThirdsOfTheNarrativeLevelFollowFromTheCharacteristics() {
        UserId anybody = COHORT.people().getFirst().id();
        List<Truth> truths = Shipped.NARRATIVES.stream()
                .map(narrative -> COHORT.truth(anybody, narrative.id()).orElseThrow())
                .toList();

        double explained = square(truths, Truth::narrativeByCharacteristics);
        double own = square(truths, Truth::narrativeOwn);

        assertThat(explained / (explained + own)).isCloseTo(2.0 / 3, within(0.001));
    }

    @Test
    void ratingsFollowTheTruth() {
        double correlation = Shares.correlation(COHORT, Truth::felt);

        assertThat(correlation).isBetween(0.6, 0.75);
    }

    @Test
    void everyPartOfTheTruthShowsInTheRatings() {
        double ofPeople = Shares.correlation(COHORT, Truth::person);
        double ofCharacteristics = Shares.correlation(COHORT, Truth::narrativeByCharacteristics);
        double ofNarratives = Shares.correlation(COHORT, Truth::narrativeOwn);
        double ofTaste = Shares.correlation(COHORT, Truth::taste);

        assertThat(ofPeople).isGreaterThan(0.3);
        assertThat(ofCharacteristics).isGreaterThan(0.2);
        assertThat(ofNarratives).isGreaterThan(0.1);
        assertThat(ofTaste).isGreaterThan(0.2);
    }

    @Test
    void probabilitiesOfAllRatingsSumToOne() {
        Truth truth = new Truth(0.5, 0.3, -0.2, 0.1, 0.4, 0.7);

        double sum = truth.probability(-1) + truth.probability(0) + truth.probability(1) + truth.probability(2);

        assertThat(sum).isCloseTo(1, within(1e-12));
        assertThat(truth.probability(3)).isZero();
    }

    /** Felt 0.5 with the deviation 1: below -0.5, 0.5 and 1.5 lie 15.87 %, 50 % and 84.13 %. */
    @Test
    void theExpectedRatingCountsRoundingAndTheEndsOfTheScale() {
        Truth truth = new Truth(0.5, 0, 0, 0, 0, 1);

        double expected = truth.expected();

        assertThat(expected).isCloseTo(-0.158655 + 0.341345 + 2 * 0.158655, within(1e-5));
    }

    @Test
    void thereIsNoTruthAboutStrangers() {
        UserId stranger = new UserId("u-17");
        NarrativeId known = Shipped.NARRATIVES.getFirst().id();

        assertThat(COHORT.truth(stranger, known)).isEmpty();
        assertThat(COHORT.truth(COHORT.people().getFirst().id(), new NarrativeId("unheard-of")))
                .isEmpty();
    }

    @Test
    void aCollectionOfNothingHasReadersWithoutEvents() {
        List<Narrative> nothing = List.of();

        Cohort cohort = Cohort.draw(nothing, Cohort.SEED);

        assertThat(cohort.people()).hasSize(480);
        assertThat(cohort.events()).isEmpty();
    }

    @Test
    void narrativesOfWhichNothingIsKnownCanBeMet() {
        List<Narrative> uncharacterised = List.of(bare("n-1"), bare("n-2"));

        Cohort cohort = Cohort.draw(uncharacterised, Cohort.SEED);

        assertThat(cohort.events()).isNotEmpty();
    }

    private static Narrative bare(String id) {
        return new Narrative(
                new NarrativeId(id),
                Narrative.Presentation.UNKNOWN,
                ContentWarnings.unknown(),
                Status.PUBLISHED,
                Availability.ALWAYS,
                Characterisation.NONE);
    }

    private static double square(List<Truth> truths, ToDoubleFunction<Truth> part) {
        return truths.stream()
                .mapToDouble(part)
                .map(value -> value * value)
                .average()
                .orElseThrow();
    }
}
