package narratives.model.engagement;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Feature-aware factors of engagement by least squares in turn:
 *
 * <pre>
 * Σ_seen c (x·y − 1)² + unobserved Σ_all (x·y)² + Σ_people l |x − A f|² + Σ_narratives l |y − B g|² + ridge of A and B
 * </pre>
 *
 * with c the strength of an interaction and l the cost of {@link ImplicitSettings#cost}. In other words x ~ N(A f, I/l)
 * and y ~ N(B g, I/l). Each step sets all people, or all narratives, to their best in closed form given the rest; the sum
 * over all pairs takes only the sum of squares of one side. Then the maps A and B are set by {@link ExpectedFactors}.
 *
 * <p>Y. Hu, Y. Koren, C. Volinsky, Collaborative filtering for implicit feedback datasets, ICDM 2008; costs that rise with
 * frequency: S. Rendle et al., Revisiting the performance of iALS on item recommendation benchmarks, RecSys 2022; priors
 * from features as D. Agarwal and B.-C. Chen, Regression-based latent factor models, KDD 2009.
 *
 * <p>The same set and seed give the same bits, however many threads. Time for a sweep: for each person and narrative the
 * smaller of interactions² × factors and interactions × factors² + factors³ / 3.
 */
final class ImplicitTrainer {
    /** Of where narratives start, before it is divided by the root of the factors; as in the code of the paper. */
    private static final double START = .1;

    /** So many people or narratives are one piece of work. */
    private static final int PIECE = 64;

    private final InteractionMatrix matrix;
    private final EncodedFeatures features;
    private final ImplicitSettings settings;
    private final Lanes lanes;

    ImplicitTrainer(InteractionMatrix matrix, EncodedFeatures features, ImplicitSettings settings, Lanes lanes) {
        this.matrix = matrix;
        this.features = features;
        this.settings = settings;
        this.lanes = lanes;
    }

    ImplicitModel train() {
        int people = matrix.people().size();
        int narratives = matrix.narratives().size();
        double[] costOfPeople = costs(matrix.people(), narratives);
        double[] costOfNarratives = costs(matrix.narratives(), people);
        ExpectedFactors ofPeople =
                new ExpectedFactors(features.people(), costOfPeople, features.personColumns(), settings.factors());
        ExpectedFactors ofNarratives = new ExpectedFactors(
                features.narratives(), costOfNarratives, features.narrativeColumns(), settings.factors());
        SideBlock fixed = SideBlock.of(start(narratives), settings.factors(), lanes);
        for (int sweep = 0; sweep < settings.sweeps(); sweep++) {
            double[][] x = step(fixed, matrix.people(), costOfPeople, ofPeople);
            ofPeople.learn(x);
            SideBlock turned = SideBlock.of(x, settings.factors(), lanes);
            ofPeople.turn(turned.axes());
            ofNarratives.turn(turned.axes());
            double[][] y = step(turned, matrix.narratives(), costOfNarratives, ofNarratives);
            ofNarratives.learn(y);
            fixed = SideBlock.of(y, settings.factors(), lanes);
            ofPeople.turn(fixed.axes());
            ofNarratives.turn(fixed.axes());
        }
        return new ImplicitModel(settings, fixed, ofPeople.weights(), ofNarratives.weights());
    }

    private double[] costs(List<Interactions> side, int others) {
        return side.stream()
                .mapToDouble(one -> settings.cost(one.count(), others))
                .toArray();
    }

    private double[][] step(SideBlock fixed, List<Interactions> side, double[] cost, ExpectedFactors expected) {
        double[][] solved = new double[side.size()][];
        lanes.forEach(Math.ceilDiv(solved.length, PIECE), piece -> {
            for (int i = piece * PIECE; i < Math.min(solved.length, (piece + 1) * PIECE); i++) {
                solved[i] =
                        fixed.solve(side.get(i), settings.unobserved(), cost[i], expected.of(i, settings.factors()));
            }
        });
        return solved;
    }

    private double[][] start(int narratives) {
        SplittableRandom chance = new SplittableRandom(settings.seed());
        double width = START * Math.sqrt(12.0 / settings.factors());
        double[][] start = new double[narratives][settings.factors()];
        for (double[] row : start) {
            for (int k = 0; k < row.length; k++) {
                row[k] = width * (chance.nextDouble() - .5);
            }
        }
        return start;
    }
}
