package narratives.packaged;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a stream answers, one after another. */
final class Answers<T> implements StreamObserver<T> {
    private static final int PATIENCE_SECONDS = 60;

    private final BlockingQueue<T> answers = new LinkedBlockingQueue<>();
    private final CompletableFuture<Status.Code> end = new CompletableFuture<>();

    T next() throws InterruptedException {
        T answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("no answer; the stream ended with " + end.getNow(Status.Code.OK));
        }
        return answer;
    }

    /** How it ended. */
    Status.Code end() {
        return end.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void onNext(T answer) {
        answers.add(answer);
    }

    @Override
    public void onError(Throwable broken) {
        end.complete(Status.fromThrowable(broken).getCode());
    }

    @Override
    public void onCompleted() {
        end.complete(Status.Code.OK);
    }
}
