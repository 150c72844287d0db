package narratives.simulation;

import static narratives.fixture.Sample.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import narratives.demonstration.Truth;
import narratives.evaluation.measure.ClusterBootstrap.Interval;
import org.junit.jupiter.api.Test;

/** {@code .ci/simulate} runs the long form and prints its tables. */
class SimulationTest {
    private static final int FEW = 30;
    private static final int SHORT = 3;
    private static final String HEAD = "| Arm | Opened | Left worse, % | Distress in 1000 | Hopefulness |"
            + " Shown before, % | Diversity | Coverage, % | Gini |";

    @Test
    void theSameSeedIsTheSameCourse() {
        List<Sight> first = new Simulation(FEW, SHORT, 1).run(Arm.FULL);
        List<Sight> second = new Simulation(FEW, SHORT, 1).run(Arm.FULL);

        assertThat(second).isEqualTo(first).isNotEmpty();
    }

    /** Whoever shows what helps less leaves readers less hopeful: the figures can tell arms apart. */
    @Test
    void anArmThatShowsWhatTrulyHelpsIsSeenToBeBetterThanChance() {
        Simulation simulation = new Simulation(4 * FEW, 2 * SHORT, 2);

        Figures chance = figures(simulation, Arm.RANDOM);
        Figures head = figures(simulation, Arm.RATING_HEAD);

        assertThat(head.hopefulness().mean()).isGreaterThan(chance.hopefulness().mean());
        assertThat(head.gini()).isGreaterThan(chance.gini());
    }

    @Test
    void figuresAreCountedByHand() {
        List<Sight> sights = List.of(
                new Sight(0, 0, id("a"), false, .5, Optional.of(new Sight.Opened(-1, 0, true, true))),
                new Sight(0, 0, id("b"), false, .5, Optional.empty()),
                new Sight(0, 1, id("a"), true, .1, Optional.of(new Sight.Opened(-1, 0, true, false))),
                new Sight(1, 1, id("a"), false, .5, Optional.of(new Sight.Opened(1, 0, false, true))));

        Figures figures = Figures.of(sights, 2, 4);

        assertThat(figures.visits()).isEqualTo(3);
        assertThat(figures.opened()).isEqualTo(3);
        assertThat(figures.harm().mean()).isEqualTo(.5);
        assertThat(figures.distress().mean()).isEqualTo(500);
        assertThat(figures.hopefulness().mean()).isZero();
        assertThat(figures.repeats().mean()).isEqualTo(.25);
        assertThat(figures.diversity().mean()).isCloseTo(.4, within(1e-12));
        assertThat(figures.coverage()).isEqualTo(.5);
        // Shown 0, 0, 1 and 3 times: (1·1 + 3·3) / (4·4).
        assertThat(figures.gini()).isEqualTo(10 / 16.0);
    }

    @Test
    void luckIsTheShareOfTheProbabilityBelowARating() {
        Truth truth = new Truth(0.5, 0, 0, 0, 0, 1);

        assertThat(Simulation.rating(truth, 0)).isEqualTo(-1);
        assertThat(Simulation.rating(truth, truth.probability(-1) + 1e-9)).isZero();
        assertThat(Simulation.rating(truth, 1 - 1e-9)).isEqualTo(2);
    }

    /** With a few readers unless more are named. */
    @Test
    void inEveryArmReadersOpenWhatTheyAreShown() {
        int readers = Integer.getInteger("simulation.readers", FEW);
        int days = Integer.getInteger("simulation.days", 1);
        long seed = Long.getLong("simulation.seed", 1);
        Simulation simulation = new Simulation(readers, days, seed);
        System.out.printf(
                "%d readers, %d days, seed %d, %d narratives%n%n", readers, days, seed, simulation.narratives());
        List<Arm> arms = Arm.of(System.getProperty("simulation.table", "steps"));
        System.out.println(HEAD + "\n" + HEAD.replaceAll("[^|]+", "---"));
        List<String> weeks = new ArrayList<>();
        for (Arm arm : arms) {
            List<Sight> sights = simulation.run(arm);
            Figures figures = Figures.of(sights, readers, simulation.narratives());
            assertThat(figures.opened()).as(arm.title()).isPositive();
            System.out.println(row(arm, figures));
            weeks.add(week(arm, sights, days));
        }
        System.out.printf("%nHopefulness, week by week:%n%n");
        weeks.forEach(System.out::println);
    }

    private static Figures figures(Simulation simulation, Arm arm) {
        return Figures.of(simulation.run(arm), simulation.readers(), simulation.narratives());
    }

    private static String row(Arm arm, Figures figures) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %s | %.3f | %.0f | %.3f |",
                arm.title(),
                figures.opened(),
                told(figures.harm(), 100, 1),
                told(figures.distress(), 1, 1),
                told(figures.hopefulness(), 1, 3),
                told(figures.repeats(), 100, 1),
                figures.diversity().mean(),
                100 * figures.coverage(),
                figures.gini());
    }

    private static String told(Interval interval, double factor, int decimals) {
        String one = "%." + decimals + "f";
        return String.format(
                Locale.ROOT,
                one + " (" + one + "–" + one + ")",
                factor * interval.mean(),
                factor * interval.low(),
                factor * interval.high());
    }

    private static String week(Arm arm, List<Sight> sights, int days) {
        StringBuilder line = new StringBuilder("| " + arm.title() + " |");
        for (int first = 0; first < days; first += 7) {
            int begin = first;
            double mean = sights.stream()
                    .filter(sight -> sight.day() >= begin && sight.day() < begin + 7)
                    .flatMap(sight -> sight.opened().filter(Sight.Opened::first).stream())
                    .mapToInt(Sight.Opened::hopefulness)
                    .average()
                    .orElse(0);
            line.append(String.format(Locale.ROOT, " %.3f |", mean));
        }
        return line.toString();
    }
}
