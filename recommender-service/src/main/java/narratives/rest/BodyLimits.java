package narratives.rest;

import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;

/** How large a body may be, by address; chosen by us. */
final class BodyLimits {
    /** An import is read line by line; only its lines are held in memory. */
    private static final long IMPORT = 512L << 20;

    /** 500 events of 2 KB. */
    private static final long BATCH = 1L << 20;

    private static final long REST = 256L << 10;

    private BodyLimits() {}

    static long of(String path) {
        if (path.endsWith(":import")) {
            return IMPORT;
        }
        return path.endsWith(":batchCreate") ? BATCH : REST;
    }

    static RecommenderException exceeded(long limit) {
        String size =
                limit >= 1 << 20 ? (limit >> 20) + " MB" : limit >= 1 << 10 ? (limit >> 10) + " KB" : limit + " bytes";
        return new RecommenderException(ErrorCode.BODY_TOO_LARGE, "This call takes at most " + size + ".");
    }

    static RecommenderException lineExceeded(int limit) {
        return new RecommenderException(ErrorCode.BODY_TOO_LARGE, "A line has at most " + (limit >> 10) + " KB.");
    }
}
