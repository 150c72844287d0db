package narratives.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import narratives.catalog.NarrativeId;

/**
 * Numbers that look like chance and are none: they follow from a seed and what they are for, so that they are the same
 * wherever a narrative stands among others.
 */
final class Seeds {
    /** The standard deviation from which the factors of narratives start, as in the reference runs. */
    private static final double START = .1;

    private Seeds() {}

    /** Where the factors of a narrative start: uniform with mean 0 and standard deviation {@value #START}. */
    static double[] start(NarrativeId narrative, int factors, long seed) {
        MessageDigest sha256 = EncoderCodec.sha256();
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
        long state = ByteBuffer.wrap(sha256.digest(narrative.value().getBytes(StandardCharsets.UTF_8)))
                .getLong();
        double[] start = new double[factors];
        for (int k = 0; k < factors; k++) {
            start[k] = START * Math.sqrt(12) * (unit(state, k) - .5);
        }
        return start;
    }

    /** The n-th number of a stream, from 0 to below 1: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014, 453-472). */
    static double unit(long state, long n) {
        long z = state + (n + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
    }
}
