package narratives.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import narratives.recommend.Mode;
import narratives.safety.Condition;
import narratives.safety.Gentle;
import narratives.safety.HarmPolicy;
import narratives.safety.ListPolicy;
import narratives.safety.SafetyPolicy;

/**
 * What makes the lists. Hard rules hold in every arm.
 *
 * @param engaging whether what people turn to is learned too
 * @param careful whether harm is a signal: narratives are held and suspended, readers treated gently
 * @param lists what makes lists good as lists
 */
record Arm(String title, Mode mode, boolean engaging, boolean careful, ListPolicy lists) {
    /** Nothing is ever done about a narrative: so many readers never speak. */
    private static final HarmPolicy NO_HARM = new HarmPolicy(.9, .9, .9, .9, Integer.MAX_VALUE);

    /** Nobody is ever treated gently: it is over as soon as it begins. */
    private static final Gentle NO_GENTLE = new Gentle(Duration.ofNanos(1), 3, Integer.MAX_VALUE, List.of(), List.of());

    private static final List<String> CALIBRATED = List.of("tone");

    /**
     * A third of the weight on the list and not on each narrative in it; one in five places for those who are critical of
     * services, one for those who reject the idea of recovery, and one drawn. Chosen by us before the first run.
     */
    private static final ListPolicy GOOD_AS_LISTS = new ListPolicy(1, .2, .1, CALIBRATED, .3, .3, floors(.2), true);

    static final Arm RANDOM = new Arm("random", Mode.SURPRISE, false, false, ListPolicy.PLAIN);
    static final Arm RATING_HEAD = new Arm("rating head alone", Mode.MATCH, false, false, ListPolicy.PLAIN);
    static final Arm FULL = new Arm("full service", Mode.MATCH, true, true, GOOD_AS_LISTS);

    /** From chance to everything, a part at a time. */
    static List<Arm> steps() {
        return List.of(
                RANDOM,
                new Arm("popularity", Mode.POPULAR, false, false, ListPolicy.PLAIN),
                RATING_HEAD,
                new Arm("and engagement", Mode.MATCH, true, false, ListPolicy.PLAIN),
                with("and harm as a signal", ListPolicy.PLAIN),
                FULL);
    }

    /** What each weight on the list costs and gives, one at a time. */
    static List<Arm> curve() {
        List<Arm> arms = new ArrayList<>();
        for (double variety : new double[] {0, .1, .2, .4, .6}) {
            arms.add(with("variety " + variety, new ListPolicy(1, variety, 0, List.of(), 0, 0, List.of(), false)));
        }
        arms.add(with("calibration to tone 0.3", new ListPolicy(1, 0, .3, CALIBRATED, 0, 0, List.of(), false)));
        arms.add(with("repeat and fatigue 0.3", new ListPolicy(1, 0, 0, List.of(), .3, .3, List.of(), false)));
        arms.add(with("floors of 0.2", new ListPolicy(1, 0, 0, List.of(), 0, 0, floors(.2), false)));
        arms.add(with("one place drawn", new ListPolicy(1, 0, 0, List.of(), 0, 0, List.of(), true)));
        return arms;
    }

    /** What the curve suggests, to be tried on another seed than the one on which it was seen. */
    static List<Arm> suggested() {
        ListPolicy varied = new ListPolicy(1, .4, 0, List.of(), .3, .3, List.of(), false);
        ListPolicy open = new ListPolicy(1, .4, 0, List.of(), .3, .3, floors(.2), true);
        return List.of(
                RATING_HEAD,
                with("with engagement and harm", ListPolicy.PLAIN),
                with("with variety 0.4, repeat and fatigue 0.3", varied),
                new Arm("the same without engagement", Mode.MATCH, false, true, varied),
                new Arm("and with floors and one place drawn", Mode.MATCH, false, true, open));
    }

    /** The arms of a table, by its name. */
    static List<Arm> of(String table) {
        return switch (table) {
            case "steps" -> steps();
            case "curve" -> curve();
            case "suggested" -> suggested();
            default -> throw new IllegalArgumentException("tables are steps, curve and suggested");
        };
    }

    private static Arm with(String title, ListPolicy lists) {
        return new Arm(title, Mode.MATCH, true, true, lists);
    }

    private static List<ListPolicy.Floor> floors(double share) {
        return List.of(
                new ListPolicy.Floor(condition("view-of-services", "harmful", "more-bad-than-good"), share),
                new ListPolicy.Floor(condition("relationship-with-recovery", "rejects-recovery"), share));
    }

    private static Condition condition(String question, String... answers) {
        return new Condition(question, new TreeSet<>(List.of(answers)));
    }

    SafetyPolicy policy() {
        return new SafetyPolicy(
                List.of(),
                Optional.of(SafetyPolicy.USUAL_MAX_AGE),
                careful ? Gentle.USUAL : NO_GENTLE,
                careful ? HarmPolicy.USUAL : NO_HARM,
                lists);
    }
}
