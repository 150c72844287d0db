package narratives.recommend;

import static narratives.fixture.Sample.NOON;
import static narratives.fixture.Sample.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import narratives.catalog.Answer;
import narratives.catalog.Availability;
import narratives.catalog.Characterisation;
import narratives.catalog.Consent;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Modality;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.NarrativeId;
import narratives.catalog.NarratorId;
import narratives.catalog.Status;
import narratives.feedback.Standing;
import narratives.fixture.Sample;
import narratives.people.Preferences;
import narratives.safety.Condition;
import narratives.safety.PolicyRule;
import org.junit.jupiter.api.Test;

class EligibilityTest {
    private static final List<String> WARNINGS = List.of("violence", "death", "crime");
    private static final List<String> MEDIA_TYPES = List.of("video/mp4", "audio/mpeg");
    private static final List<String> LANGUAGES = List.of("en", "cy", "ur");

    /**
     * The catalogue-wide form and the form for one narrative are written independently; over generated catalogues,
     * people and requests they agree on every narrative.
     */
    @Test
    void firstAndLastAgreeOnEverythingAndWhatStandsAgainstItIsTold() {
        SplittableRandom random = new SplittableRandom(20261123);
        int shown = 0;
        int hidden = 0;
        Set<Rule> told = EnumSet.noneOf(Rule.class);
        for (int round = 0; round < 16_000; round++) {
            SortedMap<NarrativeId, Narrative> narratives = catalogue(random);
            IndexedCatalog catalog = new IndexedCatalog(narratives);
            Eligibility eligibility = eligibility(random, narratives);

            BitSet first = eligibility.first(catalog);

            for (int item = 0; item < catalog.size(); item++) {
                Narrative narrative = catalog.narrative(item);
                List<Obstacle> why = eligibility.why(narrative);
                assertThat(first.get(item))
                        .as("round %d: %s by %s, because %s", round, narrative, eligibility, why)
                        .isEqualTo(why.isEmpty())
                        .isEqualTo(eligibility.last(narrative));
                why.forEach(obstacle -> told.add(obstacle.rule()));
            }
            shown += first.cardinality();
            hidden += catalog.size() - first.cardinality();
        }
        assertThat(shown).isGreaterThan(1_000);
        assertThat(hidden).isGreaterThan(1_000);
        assertThat(told)
                .isEqualTo(EnumSet.complementOf(
                        EnumSet.of(Rule.CRISIS, Rule.NOT_CURATED, Rule.SAME_NARRATIVE, Rule.SHOWN_EARLIER)));
    }

    @Test
    void unknownWarningsCountAsPresentForWhoeverExcludesAny() {
        Narrative unknown = with(Sample.narrative("n-1"), ContentWarnings.unknown());
        Preferences careful = preferences(Set.of("violence"));

        assertThat(eligibility(careful).last(unknown)).isFalse();
        assertThat(eligibility(Preferences.NONE).last(unknown)).isTrue();
    }

    @Test
    void everythingThatStandsAgainstANarrativeIsToldInOneOrder() {
        Narrative draft = with(Sample.narrative("n-1"), ContentWarnings.of(List.of("death", "violence")))
                .with(Status.DRAFT);
        Eligibility strict = new Eligibility(
                NOON,
                new Preferences(
                        Set.of(Modality.VIDEO),
                        new TreeSet<>(List.of("cy")),
                        OptionalInt.of(60),
                        new TreeSet<>(List.of("violence", "crime")),
                        new TreeSet<>(List.of(id("n-1")))),
                Standing.NONE,
                "hopefulness",
                new NarrativeFilter(
                        Set.of(),
                        new TreeSet<>(List.of("ur")),
                        OptionalInt.empty(),
                        new TreeMap<>(Map.of("tone", new TreeSet<>(Set.of("upbeat"))))),
                new TreeSet<>(List.of(id("n-1"))),
                false);

        List<Obstacle> why = strict.why(draft);

        assertThat(why)
                .containsExactly(
                        Obstacle.of(Rule.NOT_PUBLISHED, "status"),
                        new Obstacle(Rule.EXCLUDED_WARNING, "preferences.excludedWarnings", List.of("violence")),
                        Obstacle.of(Rule.HIDDEN, "preferences.hiddenNarrativeIds"),
                        Obstacle.of(Rule.MODALITY, "preferences.modalities"),
                        Obstacle.of(Rule.LANGUAGE, "preferences.languages"),
                        Obstacle.of(Rule.LANGUAGE, "filter.languages"),
                        new Obstacle(Rule.TOO_LONG, "preferences.maxDurationSeconds", List.of("60")),
                        new Obstacle(Rule.CHARACTERISTIC, "filter.characteristics.tone", List.of("tone")),
                        Obstacle.of(Rule.EXCLUDED_BY_REQUEST, "excludeNarrativeIds"));
    }

    @Test
    void noWarningsIsNotUnknown() {
        Narrative none = with(Sample.narrative("n-1"), ContentWarnings.of(List.of()));

        boolean eligible = eligibility(preferences(Set.of("violence"))).last(none);

        assertThat(eligible).isTrue();
    }

    @Test
    void onlyAPublishedNarrativeIsShown() {
        Narrative narrative = Sample.narrative("n-1");

        assertThat(eligibility(Preferences.NONE).last(narrative.with(Status.DRAFT)))
                .isFalse();
        assertThat(eligibility(Preferences.NONE).last(narrative.with(Status.WITHDRAWN)))
                .isFalse();
        assertThat(eligibility(Preferences.NONE).last(narrative)).isTrue();
    }

    private static Eligibility eligibility(Preferences preferences) {
        return new Eligibility(
                NOON, preferences, Standing.NONE, "hopefulness", NarrativeFilter.ALL, new TreeSet<>(), false);
    }

    private static Preferences preferences(Set<String> excludedWarnings) {
        return new Preferences(
                Set.of(), new TreeSet<>(), OptionalInt.empty(), new TreeSet<>(excludedWarnings), new TreeSet<>());
    }

    private static Narrative with(Narrative narrative, ContentWarnings warnings) {
        return new Narrative(
                narrative.id(),
                narrative.presentation(),
                warnings,
                narrative.status(),
                narrative.availability(),
                narrative.characterisation());
    }

    private static SortedMap<NarrativeId, Narrative> catalogue(SplittableRandom random) {
        SortedMap<NarrativeId, Narrative> narratives = new TreeMap<>();
        int size = random.nextInt(1, 12);
        for (int i = 0; i < size; i++) {
            narratives.put(id("n-" + i), narrative(random, "n-" + i));
        }
        return narratives;
    }

    private static Narrative narrative(SplittableRandom random, String id) {
        Map<String, Answer> answers = new TreeMap<>();
        if (random.nextInt(4) > 0) {
            answers.put(
                    "tone",
                    new Answer.Text(List.of("upbeat", "mixed", "downbeat").get(random.nextInt(3))));
        }
        if (random.nextInt(4) > 0) {
            answers.put("helped", Answer.Choices.of(some(random, List.of("friends", "music", "nature"))));
        }
        return new Narrative(
                new NarrativeId(id),
                new Narrative.Presentation(
                        Optional.empty(),
                        Optional.empty(),
                        perhaps(random, LANGUAGES.get(random.nextInt(3))),
                        perhaps(random, List.of(Modality.values()).get(random.nextInt(4))),
                        Optional.empty(),
                        random.nextInt(5) == 0 ? OptionalInt.empty() : OptionalInt.of(random.nextInt(900)),
                        Optional.empty(),
                        random.nextInt(5) == 0 ? OptionalInt.empty() : OptionalInt.of(random.nextInt(12)),
                        perhaps(random, MEDIA_TYPES.get(random.nextInt(2))),
                        random.nextInt(4) == 0 ? Optional.of("https://example.org/read") : Optional.empty()),
                random.nextInt(4) == 0 ? ContentWarnings.unknown() : ContentWarnings.of(some(random, WARNINGS)),
                random.nextInt(6) == 0 ? List.of(Status.values()).get(random.nextInt(3)) : Status.PUBLISHED,
                new Availability(
                        random.nextInt(4) == 0
                                ? Optional.of(NOON.plus(Duration.ofHours(random.nextInt(-2, 2))))
                                : Optional.empty(),
                        random.nextInt(4) == 0
                                ? Optional.of(NOON.plus(Duration.ofHours(random.nextInt(2, 5))))
                                : Optional.empty()),
                Characterisation.of(answers),
                new Narrative.Origin(
                        perhaps(random, new NarratorId("narrator-" + random.nextInt(3))), consent(random)));
    }

    private static Consent consent(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Consent(Consent.Scope.RESEARCH, new TreeSet<>());
            case 1 -> new Consent(Consent.Scope.RESTRICTED, new TreeSet<>(List.of("clinic", "staff")));
            case 2 -> new Consent(Consent.Scope.RESTRICTED, new TreeSet<>(List.of("staff")));
            default -> Consent.TO_ALL;
        };
    }

    private static List<PolicyRule> rules(SplittableRandom random) {
        List<PolicyRule> rules = new ArrayList<>();
        while (random.nextInt(3) == 0) {
            boolean byTone = random.nextBoolean();
            Set<String> warned = byTone ? some(random, WARNINGS) : Set.of(WARNINGS.get(random.nextInt(3)));
            rules.add(new PolicyRule(
                    "rule-" + rules.size(),
                    "Drawn.",
                    List.of(),
                    new TreeSet<>(warned),
                    byTone
                            ? List.of(
                                    new Condition("tone", new TreeSet<>(List.of("upbeat"))),
                                    new Condition("helped", new TreeSet<>(List.of("music"))))
                            : List.of(),
                    random.nextBoolean() ? PolicyRule.Unknown.EXCLUDE : PolicyRule.Unknown.SHOW));
        }
        return rules;
    }

    private static Eligibility eligibility(SplittableRandom random, SortedMap<NarrativeId, Narrative> narratives) {
        List<NarrativeId> ids = List.copyOf(narratives.keySet());
        SortedMap<NarrativeId, SortedMap<String, Double>> answers = new TreeMap<>();
        for (NarrativeId rated : some(random, ids)) {
            if (random.nextInt(3) == 0) {
                answers.put(rated, new TreeMap<>(Map.of(random.nextBoolean() ? "hopefulness" : "learning", 1.0)));
            }
        }
        NarrativeFilter filter = new NarrativeFilter(
                seldom(random, List.of(Modality.values())),
                new TreeSet<>(seldom(random, LANGUAGES)),
                random.nextInt(4) == 0 ? OptionalInt.of(random.nextInt(900)) : OptionalInt.empty(),
                random.nextInt(4) == 0
                        ? new TreeMap<>(Map.of(
                                random.nextBoolean() ? "tone" : "helped", new TreeSet<>(Set.of("upbeat", "music"))))
                        : new TreeMap<>());
        return new Eligibility(
                NOON,
                new Preferences(
                        seldom(random, List.of(Modality.values())),
                        new TreeSet<>(seldom(random, LANGUAGES)),
                        random.nextInt(4) == 0 ? OptionalInt.of(random.nextInt(900)) : OptionalInt.empty(),
                        new TreeSet<>(seldom(random, WARNINGS)),
                        new TreeSet<>(seldom(random, ids)),
                        new TreeSet<>(seldom(random, List.of(new NarratorId("narrator-0")))),
                        random.nextInt(4) == 0 ? OptionalInt.of(random.nextInt(12)) : OptionalInt.empty()),
                new Standing(
                        answers,
                        new TreeSet<>(seldom(random, ids)),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        new TreeMap<>(),
                        upsetting(random, ids)),
                "hopefulness",
                filter,
                new TreeSet<>(seldom(random, ids)),
                random.nextInt(4) == 0,
                new Circumstances(
                        false,
                        new TreeSet<>(seldom(random, List.of("staff", "clinic"))),
                        new Circumstances.Device(new TreeSet<>(seldom(random, MEDIA_TYPES)), random.nextInt(4) == 0)),
                new Precautions(rules(random), new TreeSet<>(seldom(random, ids)), new TreeSet<>(seldom(random, ids))));
    }

    private static SortedMap<NarrativeId, Standing.Distress> upsetting(SplittableRandom random, List<NarrativeId> ids) {
        SortedMap<NarrativeId, Standing.Distress> upsetting = new TreeMap<>();
        seldom(random, ids).forEach(id -> upsetting.put(id, new Standing.Distress(1, Optional.empty())));
        return upsetting;
    }

    private static <T> Optional<T> perhaps(SplittableRandom random, T value) {
        return random.nextInt(5) == 0 ? Optional.empty() : Optional.of(value);
    }

    private static <T> Set<T> seldom(SplittableRandom random, List<T> values) {
        return random.nextInt(3) == 0 ? some(random, values) : Set.of();
    }

    private static <T> Set<T> some(SplittableRandom random, List<T> values) {
        Set<T> some = new HashSet<>();
        values.forEach(value -> {
            if (random.nextBoolean()) {
                some.add(value);
            }
        });
        return some;
    }
}
