package narratives.model.engagement;

import narratives.model.PrincipalAxes;

/**
 * What {@link ImplicitTrainer} learned: it knows narratives and no person. A person's factors are found from their own
 * interactions, as training would find them. Immutable.
 *
 * @param narratives their factors, and the sum of their squares
 * @param people what is expected of a person's factors, one row a feature of the profile
 * @param traits what is expected of a narrative's factors, one row a feature of the characterisation
 */
@SuppressWarnings("ArrayRecordComponent")
record ImplicitModel(ImplicitSettings settings, SideBlock narratives, double[][] people, double[][] traits) {
    /** How much a person is drawn to each narrative; about 1 for what they turned to, about 0 for most others. */
    double[] scores(Interactions own, double[] profile) {
        double[] factors = foldIn(own, profile);
        double[] scores = new double[narratives.rows().length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = PrincipalAxes.dot(factors, narratives.rows()[i]);
        }
        return scores;
    }

    /** The factors of a person, in closed form given those of the narratives. */
    double[] foldIn(Interactions own, double[] profile) {
        return narratives.solve(
                own,
                settings.unobserved(),
                settings.cost(own.count(), narratives.rows().length),
                ExpectedFactors.of(people, profile, settings.factors()));
    }

    /** The factors that are expected of a narrative which nobody could turn to yet. */
    double[] expected(double[] characterisation) {
        return ExpectedFactors.of(traits, characterisation, settings.factors());
    }
}
