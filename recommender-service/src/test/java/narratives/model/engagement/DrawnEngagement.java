package narratives.model.engagement;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import narratives.catalog.NarrativeId;
import narratives.model.FeatureEncoder;

/** Models of engagement whose every number is drawn; with and without each head. */
public final class DrawnEngagement {
    private DrawnEngagement() {}

    /** @param narratives that it was learned from, ascending */
    public static EngagementModel of(
            List<NarrativeId> narratives,
            FeatureEncoder ofPeople,
            FeatureEncoder ofNarratives,
            RandomGenerator chance) {
        int factors = chance.nextInt(1, 5);
        ImplicitSettings settings = new ImplicitSettings(factors, .1, .05, 1, 8, chance.nextLong());
        Map<Head, Double> weights = new EnumMap<>(Head.class);
        for (Head head : Head.values()) {
            weights.put(head, chance.nextInt(3) == 0 ? 0 : chance.nextDouble());
        }
        Blend blend = new Blend(weights);
        int count = narratives.size();
        Optional<ImplicitModel> implicit = blend.weight(Head.FACTORS) == 0
                ? Optional.empty()
                : Optional.of(new ImplicitModel(
                        settings,
                        SideBlock.of(rows(count, factors, chance), factors, Lanes.ONE),
                        rows(ofPeople.columns().size() + 1, factors, chance),
                        rows(ofNarratives.columns().size(), factors, chance)));
        Optional<EaseModel> items = blend.weight(Head.ITEMS) == 0
                ? Optional.empty()
                : Optional.of(EaseModel.of(InteractionWorld.drawn(2 * count, count, chance), 10, Heads.FEWEST, true));
        return new EngagementModel(
                blend,
                new Heads(
                        new HeadSettings(
                                new RatingStrength(chance.nextInt(-1, 2), .3),
                                settings,
                                RatingStrength.RATED,
                                chance.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(10)),
                        chance.doubles(count, 0, 5).toArray(),
                        implicit,
                        items),
                ofPeople,
                ofNarratives,
                narratives);
    }

    private static double[][] rows(int count, int width, RandomGenerator chance) {
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = chance.doubles(width, -1, 1).toArray();
        }
        return rows;
    }
}
