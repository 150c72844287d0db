package narratives.model;

/**
 * The few directions in which narratives differ most: the first principal components of their encoded
 * characterisations, each scaled to unit variance over the narratives of training. Component k of features f is g_k =
 * loadings_k . f; no unit. Frozen with the model that was trained on them. Immutable as long as nobody writes into the
 * arrays.
 */
@SuppressWarnings("ArrayRecordComponent")
public record ContentComponents(int features, double[][] loadings) {
    /** No components, of any features. */
    public static ContentComponents none(int features) {
        return new ContentComponents(features, new double[0][]);
    }

    /**
     * The components of rows that are centred.
     *
     * @param most how many at most; fewer where the rows differ in fewer directions
     */
    public static ContentComponents fit(double[][] rows, int features, int most) {
        if (rows.length == 0 || features == 0 || most == 0) {
            return none(features);
        }
        PrincipalAxes principal = PrincipalAxes.of(rows, features);
        double[][] loadings = new double[Math.min(most, principal.values().length)][];
        for (int k = 0; k < loadings.length; k++) {
            double deviation = Math.sqrt(principal.values()[k] / rows.length);
            loadings[k] = principal.axes()[k].clone();
            for (int j = 0; j < features; j++) {
                loadings[k][j] /= deviation;
            }
        }
        return new ContentComponents(features, loadings);
    }

    /** How many components there are. */
    public int count() {
        return loadings.length;
    }

    /** The components of encoded features. */
    public double[] project(double[] encoded) {
        if (encoded.length != features) {
            throw new IllegalArgumentException("there are " + encoded.length + " features; must be " + features);
        }
        double[] components = new double[loadings.length];
        for (int k = 0; k < loadings.length; k++) {
            components[k] = PrincipalAxes.dot(loadings[k], encoded);
        }
        return components;
    }
}
