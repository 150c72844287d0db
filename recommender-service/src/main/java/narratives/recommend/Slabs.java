package narratives.recommend;

import java.util.BitSet;

/**
 * Numbers of many items, for weighted sums over all of them: one array of floats for each coordinate of each 1,024 items,
 * so that sums are made in the processor's vector registers and memory is read in one direction. Items keep their places;
 * the first coordinate has the weight 1. Immutable.
 */
final class Slabs {
    /** Items a block: its sums stay in the nearest cache, and arrays are long enough to be read ahead. Measured by us. */
    static final int BLOCK = 1024;

    /** Half of the distance from 1 to the next float. */
    private static final double ROUNDING = 0x1.0p-24;

    private final float[][] slabs;
    private final int width;
    private final int items;
    /** The largest size of a number, by coordinate; of all that ever stood there. */
    private final double[] largest;

    private Slabs(float[][] slabs, int width, int items, double[] largest) {
        this.slabs = slabs;
        this.width = width;
        this.items = items;
        this.largest = largest;
    }

    /** One number of one item. */
    interface Source {
        double number(int item, int coordinate);
    }

    static Slabs of(int items, int width, Source source) {
        int blocks = (items + BLOCK - 1) / BLOCK;
        Slabs made = new Slabs(new float[blocks * width][], width, items, new double[width]);
        for (int block = 0; block < blocks; block++) {
            for (int k = 0; k < width; k++) {
                made.slabs[block * width + k] = new float[BLOCK];
            }
        }
        for (int item = 0; item < items; item++) {
            made.set(item, source);
        }
        return made;
    }

    private void set(int item, Source source) {
        for (int k = 0; k < width; k++) {
            double number = source.number(item, k);
            slabs[item / BLOCK * width + k][item % BLOCK] = (float) number;
            largest[k] = Math.max(largest[k], Math.abs(number));
        }
    }

    /** The same with other numbers of some items; what is not touched is shared. */
    Slabs with(Iterable<Integer> changed, Source source) {
        Slabs other = new Slabs(slabs.clone(), width, items, largest.clone());
        BitSet own = new BitSet();
        for (int item : changed) {
            int block = item / BLOCK;
            for (int slab = block * width; slab < (block + 1) * width && !own.get(block); slab++) {
                other.slabs[slab] = slabs[slab].clone();
            }
            own.set(block);
            other.set(item, source);
        }
        return other;
    }

    /** How many items a block has; the last may have fewer. */
    int length(int block) {
        return Math.min(BLOCK, items - block * BLOCK);
    }

    /**
     * The sums of one block, rounded.
     *
     * @param weights of the coordinates behind the first
     * @param sums what they are written into; what stands behind the last item means nothing
     */
    void sums(int block, float[] weights, float[] sums) {
        int from = block * width;
        System.arraycopy(slabs[from], 0, sums, 0, BLOCK);
        int k = 1;
        for (; k + 3 < width; k += 4) {
            addFour(
                    sums,
                    slabs[from + k],
                    weights[k - 1],
                    slabs[from + k + 1],
                    weights[k],
                    slabs[from + k + 2],
                    weights[k + 1],
                    slabs[from + k + 3],
                    weights[k + 2]);
        }
        for (; k < width; k++) {
            addOne(sums, slabs[from + k], weights[k - 1]);
        }
    }

    private static void addOne(float[] sums, float[] a, float wa) {
        for (int j = 0; j < BLOCK; j++) {
            sums[j] += wa * a[j];
        }
    }

    /** Four at once, so that the sums are read and written a quarter as often. */
    private static void addFour(
            float[] sums, float[] a, float wa, float[] b, float wb, float[] c, float wc, float[] d, float wd) {
        for (int j = 0; j < BLOCK; j++) {
            sums[j] += wa * a[j] + wb * b[j] + wc * c[j] + wd * d[j];
        }
    }

    /** How far a sum may be from the exact one: a rounding for each number, product and addition, and as much again. */
    double error(double[] weights) {
        double size = largest[0];
        for (int k = 1; k < width; k++) {
            size += Math.abs(weights[k - 1]) * largest[k];
        }
        return 2 * (width + 4) * ROUNDING * size;
    }
}
