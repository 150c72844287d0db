package narratives.recommend;

/**
 * The best few of many items by score, ties in catalogue order. Holds as many as it was made for and forgets the rest: a
 * binary heap whose root is the worst kept. Not thread-safe.
 */
final class Best {
    private final int[] items;
    private final double[] scores;
    private int size;

    /** @throws IllegalArgumentException if it should hold nothing */
    Best(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most is " + most + "; must be at least 1");
        }
        items = new int[most];
        scores = new double[most];
    }

    /** How many it holds at most. */
    int capacity() {
        return items.length;
    }

    /** Whether an item of this score, offered after all of lower index, would be kept. */
    boolean wants(double score) {
        return size < items.length || score > scores[0];
    }

    /** The score that must be passed, or equalled at a lower index, to be kept; the lowest of all as long as there is room. */
    double worst() {
        return size < items.length ? Double.NEGATIVE_INFINITY : scores[0];
    }

    void offer(int item, double score) {
        if (size < items.length) {
            rise(size++, item, score);
        } else if (isWorse(0, item, score)) {
            sink(item, score);
        }
    }

    /** The items kept, best first; afterwards it holds nothing. */
    int[] ordered() {
        int[] ordered = new int[size];
        while (size > 0) {
            ordered[size - 1] = items[0];
            size--;
            sink(items[size], scores[size]);
        }
        return ordered;
    }

    private boolean isWorse(int place, int item, double score) {
        return scores[place] < score || (scores[place] == score && items[place] > item);
    }

    private void rise(int from, int item, double score) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            if (isWorse(parent, item, score)) {
                break;
            }
            items[place] = items[parent];
            scores[place] = scores[parent];
            place = parent;
        }
        items[place] = item;
        scores[place] = score;
    }

    private void sink(int item, double score) {
        int place = 0;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && isWorse(child + 1, items[child], scores[child])) {
                child++;
            }
            if (!isWorse(child, item, score)) {
                break;
            }
            items[place] = items[child];
            scores[place] = scores[child];
            place = child;
        }
        items[place] = item;
        scores[place] = score;
    }
}
