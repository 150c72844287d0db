package narratives.demonstration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything a cohort is drawn from. The numbers of {@link #SHIPPED} are chosen by us: shares of people and habits so that
 * the cohort has the shape of a trial with few ratings each, the rest as said at each.
 */
record Settings(Population population, TrueModel model, Likeness likeness, Habits habits) {
    /** What each taste looks for; the choice of tastes and the sizes are ours. */
    private static final Map<Taste, List<Pull>> TASTES = Map.ofEntries(
            Map.entry(
                    Taste.UPWARD_HOPE,
                    List.of(
                            new Pull("trajectory", "upward", 1),
                            new Pull("ending-hopefulness", "very-hopeful", 0.8),
                            new Pull("genre", "enlightenment", 0.5),
                            new Pull("tone", "upbeat", 0.5),
                            new Pull("tone", "downbeat", -0.5))),
            Map.entry(
                    Taste.HONEST_ENDURANCE,
                    List.of(
                            new Pull("genre", "endurance", 1),
                            new Pull("relationship-with-recovery", "day-to-day", 0.7),
                            new Pull("trajectory", "level", 0.5),
                            new Pull("trajectory", "circular", 0.5),
                            new Pull("tone", "matter-of-fact", 0.5),
                            new Pull("tone", "upbeat", -0.7),
                            new Pull("relationship-with-recovery", "recovered", -0.5))),
            Map.entry(
                    Taste.SERVICE_CRITICAL,
                    List.of(
                            new Pull("positioning", "despite-services", 1),
                            new Pull("view-of-services", "harmful", 0.7),
                            new Pull("view-of-services", "helpful", -0.7),
                            new Pull("tone", "defiant", 0.7),
                            new Pull("relationship-with-recovery", "rejects-recovery", 0.7),
                            new Pull("style", "campaigning", 0.5),
                            new Pull("unfair-treatment", "true", 0.4))),
            Map.entry(
                    Taste.PEERS_AND_COMPANY,
                    List.of(
                            new Pull("people-who-helped", "peer", 0.8),
                            new Pull("people-who-helped", "friend", 0.5),
                            new Pull("turning-points", "meeting-peers", 0.7),
                            new Pull("turning-points", "support-from-others", 0.4),
                            new Pull("treatments-mentioned", "peer-support", 0.5),
                            new Pull("voices", "two", 0.5),
                            new Pull("voices", "several", 0.5),
                            new Pull("people-who-helped", "nobody-named", -0.5))),
            Map.entry(
                    Taste.SOMETHING_TO_TRY,
                    List.of(
                            new Pull("practical-detail", "a-good-deal", 1),
                            new Pull("practical-detail", "none", -0.5),
                            new Pull("style", "instructive", 0.6),
                            new Pull("coping-strategies", "planning-ahead", 0.4),
                            new Pull("coping-strategies", "routine", 0.4),
                            new Pull("coping-strategies", "facing-fears", 0.4))),
            Map.entry(
                    Taste.GENTLE_AND_EASY,
                    List.of(
                            new Pull("difficulty-intensity", "light", 1),
                            new Pull("difficulty-intensity", "strong", -0.6),
                            new Pull("difficulty-intensity", "very-strong", -1),
                            new Pull("reading-level", "very-easy", 0.5),
                            new Pull("reading-level", "demanding", -0.5),
                            new Pull("thread", "easy", 0.4),
                            new Pull("humour-present", "true", 0.3),
                            new Pull("feelings", "calm", 0.4))));

    /**
     * The signs of the characteristics follow the published findings on structure (upward and turning points +; circular,
     * disjointed and no progress −) and on living well (+); their sizes are chosen by us. The deviations are chosen by
     * us, so that of the variance of ratings about 20 % lies in people, 15 % in narratives and 12 % in taste, and that
     * about 9 % of the ratings are "less hopeful".
     */
    private static final TrueModel MODEL = new TrueModel(
            /* level= */ 0.76,
            /* personSd= */ 0.48,
            /* personFromProfile= */ 0.4,
            /* narrativeSd= */ 0.41,
            /* narrativeFromCharacteristics= */ 0.667,
            /* tasteSd= */ 0.36,
            TASTES,
            /* secondTaste= */ 0.5,
            /* likeness= */ 0.25,
            /* noiseSd= */ 0.68,
            List.of(
                    new Pull("recovery-stage", "recovered", 0.2),
                    new Pull("recovery-stage", "living-well", 0.5),
                    new Pull("recovery-stage", "making-progress", 0.2),
                    new Pull("recovery-stage", "day-to-day", -0.5),
                    new Pull("recovery-stage", "rejects-recovery", -0.5),
                    new Pull("lives-alone", "true", -0.2)),
            /* perYear= */ -0.015,
            List.of(
                    new Pull("trajectory", "upward", 1),
                    new Pull("trajectory", "up-and-down", 0.3),
                    new Pull("trajectory", "interrupted", -0.3),
                    new Pull("trajectory", "circular", -0.8),
                    new Pull("trajectory", "no-direction", -0.9),
                    new Pull("relationship-with-recovery", "living-well", 0.6),
                    new Pull("relationship-with-recovery", "making-progress", 0.3),
                    new Pull("relationship-with-recovery", "recovered", 0.2),
                    new Pull("relationship-with-recovery", "day-to-day", -0.2),
                    new Pull("relationship-with-recovery", "rejects-recovery", -0.3),
                    new Pull("ending-hopefulness", "very-hopeful", 0.7),
                    new Pull("ending-hopefulness", "somewhat-hopeful", 0.3),
                    new Pull("ending-hopefulness", "bleak", -0.8),
                    new Pull("tone", "upbeat", 0.5),
                    new Pull("tone", "mixed", 0.2),
                    new Pull("tone", "downbeat", -0.7),
                    new Pull("turning-points", "none-named", -0.4),
                    new Pull("changed-view-of-self", "true", 0.2),
                    new Pull("thread", "hard", -0.3),
                    new Pull("difficulty-intensity", "strong", -0.2),
                    new Pull("difficulty-intensity", "very-strong", -0.6)));

    private static final Likeness LIKENESS =
            new Likeness(/* gender= */ 0.5, /* age= */ 0.4, /* ethnicity= */ 0.8, /* difficulty= */ 1);

    private static final Habits HABITS = new Habits(
            new Habits.Period(Instant.parse("2026-11-01T00:00:00Z"), Duration.ofDays(365), Duration.ofDays(60)),
            new Habits.Meeting(
                    /* ratings= */ List.of(
                            0.04, 0.22, 0.225, 0.26, 0.15, 0.035, 0.02, 0.015, 0.01, 0.006, 0.005, 0.003, 0.003, 0.003,
                            0.003, 0.003),
                    /* unratedEach= */ 1.3,
                    /* popularitySpread= */ 0.6,
                    /* popularityFollowsQuality= */ 0.5,
                    /* otherLanguage= */ 0.5),
            new Habits.Telling(
                    /* views= */ 0.9,
                    /* finishes= */ 0.55,
                    /* finishesPerPoint= */ 0.12,
                    /* finishesWhatIsRated= */ 0.9,
                    /* primaryOnly= */ 0.2,
                    /* gap= */ 0.1),
            new Habits.Acting(
                    /* bookmark= */ List.of(0.01, 0.02, 0.06, 0.22), /* hide= */ List.of(0.2, 0.03, 0.005, 0.002)),
            new Habits.Upset(
                    /* base= */ 0.003,
                    /* ifStrong= */ 2,
                    /* ifVeryStrong= */ 4,
                    /* ifLessHopeful= */ 12,
                    /* severities= */ List.of(0.6, 0.3, 0.1)),
            new Habits.Opinion(
                    /* base= */ 0.9,
                    /* likeness= */ 2.2,
                    /* shared= */ 0.5,
                    /* similarityOfHope= */ 0.2,
                    /* connectionOfHope= */ 0.5,
                    /* connectionOfSimilarity= */ 0.4,
                    /* learningOfHope= */ 0.5,
                    /* learningOfDetail= */ 0.9,
                    /* noiseSd= */ 0.6));

    private static final Population.Wishes WISHES = new Population.Wishes(
            /* excluding= */ 0.3,
            /* warnings= */ List.of(
                    new Share("self-harm", 5),
                    new Share("suicide", 5),
                    new Share("abuse", 4),
                    new Share("violence", 3),
                    new Share("eating-disorder", 3),
                    new Share("bereavement", 2),
                    new Share("substance-use", 2),
                    new Share("flashing-lights", 1),
                    new Share("sex", 1),
                    new Share("death", 1)),
            /* mostWarnings= */ 3,
            /* fewModalities= */ 0.15,
            /* english= */ 0.5,
            /* brief= */ 0.05,
            /* briefSeconds= */ 900);

    private static final Population POPULATION = new Population(
            /* size= */ 480,
            new TreeMap<>(Map.of(
                    "gender", List.of(new Share("woman", 60), new Share("man", 34), new Share("non-binary", 6)),
                    "age-band",
                            List.of(
                                    new Share("18-24", 14),
                                    new Share("25-34", 26),
                                    new Share("35-44", 22),
                                    new Share("45-54", 19),
                                    new Share("55-64", 12),
                                    new Share("65-plus", 7)),
                    "ethnicity-group",
                            List.of(
                                    new Share("white", 72),
                                    new Share("asian", 10),
                                    new Share("black", 7),
                                    new Share("mixed", 5),
                                    new Share("middle-eastern", 2),
                                    new Share("latin-american", 2),
                                    new Share("another", 2)),
                    "main-difficulty",
                            List.of(
                                    new Share("depression", 29),
                                    new Share("anxiety", 22),
                                    new Share("trauma", 11),
                                    new Share("psychosis", 10),
                                    new Share("bipolar", 8),
                                    new Share("eating", 5),
                                    new Share("personality", 5),
                                    new Share("substance-use", 4),
                                    new Share("obsessions", 4),
                                    new Share("perinatal", 2)),
                    "recovery-stage",
                            List.of(
                                    new Share("recovered", 8),
                                    new Share("living-well", 22),
                                    new Share("making-progress", 36),
                                    new Share("day-to-day", 28),
                                    new Share("rejects-recovery", 6)))),
            /* livesAlone= */ 0.35,
            /* mostYears= */ 40,
            /* interests= */ List.of(
                    new Share("being-outdoors", 4),
                    new Share("moving-the-body", 3),
                    new Share("making-art", 3),
                    new Share("music", 4),
                    new Share("animals", 2),
                    new Share("learning", 2),
                    new Share("helping-others", 2)),
            /* mostInterests= */ 4,
            /* silent= */ 0.08,
            /* gap= */ 0.12,
            Map.of(
                    Taste.UPWARD_HOPE, 4.0,
                    Taste.HONEST_ENDURANCE, 2.0,
                    Taste.SERVICE_CRITICAL, 1.5,
                    Taste.PEERS_AND_COMPANY, 2.0,
                    Taste.SOMETHING_TO_TRY, 2.0,
                    Taste.LIKE_ME, 2.0,
                    Taste.GENTLE_AND_EASY, 1.5),
            List.of(
                    new Population.Leaning("recovery-stage", "living-well", Taste.UPWARD_HOPE, 2),
                    new Population.Leaning("recovery-stage", "day-to-day", Taste.HONEST_ENDURANCE, 3),
                    new Population.Leaning("recovery-stage", "day-to-day", Taste.GENTLE_AND_EASY, 2),
                    new Population.Leaning("recovery-stage", "making-progress", Taste.SOMETHING_TO_TRY, 2.5),
                    new Population.Leaning("recovery-stage", "rejects-recovery", Taste.SERVICE_CRITICAL, 8),
                    new Population.Leaning("lives-alone", "true", Taste.PEERS_AND_COMPANY, 2.5),
                    new Population.Leaning("age-band", "65-plus", Taste.GENTLE_AND_EASY, 2)),
            /* hasSecondTaste= */ 0.6,
            WISHES);

    /** What {@link Cohort#draw} draws from. */
    static final Settings SHIPPED = new Settings(POPULATION, MODEL, LIKENESS, HABITS);
}
