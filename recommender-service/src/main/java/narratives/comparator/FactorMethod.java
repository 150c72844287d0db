package narratives.comparator;

import narratives.model.Method;
import narratives.model.TrainingSet;

/**
 * Biases and factors, learned by stochastic gradient steps: {@code r̂ = μ + bᵤ + bᵢ + qᵢ · pᵤ}, or, where it is also
 * learned from which narratives a person rated at all, {@code r̂ = μ + bᵤ + bᵢ + qᵢ · (pᵤ + |N(u)|^-½ Σ yⱼ)} over the
 * narratives j in N(u). Every step lowers the squared error of one rating plus the penalty times the squares of the
 * numbers used.
 *
 * <p>S. Funk, Netflix update: try this at home (2006); Y. Koren, Factorization meets the neighborhood, KDD 2008.
 *
 * <p>The steps are for scales such as 1 to 5, so ratings of another scale are first stretched to a range of 4. A
 * narrative without ratings has no factors. A person whose ratings were not learned from is folded in: the same steps,
 * over their own ratings, from nothing, with everything else held fast.
 *
 * <p>Deterministic given the seed. Time: epochs × ratings × factors, also with N(u); a fold-in is epochs × own ratings ×
 * factors.
 *
 * @param implicit whether it is learned from which narratives a person rated (SVD++)
 */
record FactorMethod(String name, FactorSettings settings, boolean implicit, long seed) implements Method {
    static Method svd(long seed) {
        return new FactorMethod("svd", FactorSettings.SVD, false, seed);
    }

    static Method svdPlusPlus(long seed) {
        return new FactorMethod("svdpp", FactorSettings.SVD_PLUS_PLUS, true, seed);
    }

    @Override
    public FactorModel fit(TrainingSet training) {
        FactorDescent descent = FactorDescent.start(training, settings, implicit, seed);
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            descent.epoch();
        }
        return descent.model();
    }
}
