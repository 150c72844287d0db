package narratives.grpc;

import io.grpc.Context;
import io.grpc.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import narratives.contract.Identifier;
import narratives.recommend.Recommender;

/**
 * What came with a call beside its message.
 *
 * @param authorization who says to be calling
 * @param requestId the client's name for it, if it gave a proper one, else ours
 */
record Exchange(Optional<String> authorization, String requestId) {
    static final Context.Key<Exchange> KEY = Context.key("narratives.exchange");

    static Exchange of(Optional<String> authorization, Optional<String> requestId) {
        return new Exchange(
                authorization,
                requestId
                        .filter(Identifier::accepts)
                        .orElseGet(() -> UUID.randomUUID().toString()));
    }

    static Exchange current() {
        return KEY.get();
    }

    /** Of the time that is left, what may be spent on waiting; the rest is for making the answer and the way back. */
    private static final double FOR_WAITING = 0.7;

    /** How long there is to wait for something, if the answer is to be there before the caller gives up. */
    static Duration left() {
        Deadline deadline = Context.current().getDeadline();
        return deadline == null
                ? Recommender.WHATEVER_IT_TAKES
                : Duration.ofNanos(Math.max(0, (long) (FOR_WAITING * deadline.timeRemaining(TimeUnit.NANOSECONDS))));
    }

    /** Without what came with it. */
    @Override
    public String toString() {
        return requestId;
    }
}
