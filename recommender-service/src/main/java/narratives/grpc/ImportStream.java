package narratives.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import narratives.access.Call;
import narratives.access.Caller;
import narratives.calls.LineImport;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;

/**
 * An import: messages come in as fast as they are stored, and one answer goes out at the end.
 *
 * @param <Q> message
 * @param <T> what is in it
 * @param <A> answer
 */
final class ImportStream<Q, T, A> implements StreamObserver<Q> {
    /** As many messages as may wait to be stored; a chunk, so that one is read while another is stored. */
    private static final int WINDOW = 500;

    /** Stores what comes from a source. */
    interface Loading<Q, T, A> {
        /** @param first the first message; empty if there is none */
        A load(Caller caller, Optional<Q> first, LineImport.Source<T> lines);
    }

    /** What comes in: a message, or word that no more comes. */
    private sealed interface Arrival<Q> {
        record Message<Q>(Q value) implements Arrival<Q> {}

        record End<Q>() implements Arrival<Q> {}

        record Broken<Q>() implements Arrival<Q> {}
    }

    private final Door door;
    private final Call call;
    private final ServerCallStreamObserver<A> observer;
    private final Function<Q, T> read;
    private final Loading<Q, T, A> loading;
    private final String requestId = Exchange.current().requestId();
    private final BlockingQueue<Arrival<Q>> arrivals = new LinkedBlockingQueue<>();
    private long number;

    ImportStream(
            Door door, Call call, ServerCallStreamObserver<A> observer, Function<Q, T> read, Loading<Q, T, A> loading) {
        this.door = door;
        this.call = call;
        this.observer = observer;
        this.read = read;
        this.loading = loading;
    }

    /** Lets messages come in and stores them. */
    ImportStream<Q, T, A> begin(CallThreads threads) {
        Door.listen(observer);
        observer.disableAutoRequest();
        threads.execute(this::run);
        return this;
    }

    private void run() {
        try {
            Caller caller = door.admit(call).caller();
            observer.request(WINDOW);
            Optional<Q> first = take();
            A answer = loading.load(caller, first, source(first));
            observer.onNext(answer);
            observer.onCompleted();
        } catch (RuntimeException refused) {
            observer.onError(Refusals.of(refused, requestId));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private LineImport.Source<T> source(Optional<Q> first) {
        return new LineImport.Source<>() {
            private Optional<Q> next = first;
            private boolean begun;

            @Override
            public Optional<LineImport.Line<T>> next() {
                if (begun && next.isPresent()) {
                    next = takeOrBreak();
                }
                begun = true;
                return next.map(message -> new LineImport.Line<>(++number, () -> read.apply(message)));
            }
        };
    }

    private Optional<Q> takeOrBreak() {
        try {
            return take();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RecommenderException(ErrorCode.NOT_READY, "The service is ending; send it again.");
        }
    }

    /** The next message; empty at the end. */
    private Optional<Q> take() throws InterruptedException {
        return switch (arrivals.take()) {
            case Arrival.Message<Q>(Q value) -> {
                observer.request(1);
                yield Optional.of(value);
            }
            case Arrival.End<Q>() -> Optional.empty();
            case Arrival.Broken<Q>() ->
                throw new RecommenderException(ErrorCode.MALFORMED_BODY, "The messages ended too early.");
        };
    }

    @Override
    public void onNext(Q message) {
        arrivals.add(new Arrival.Message<>(message));
    }

    @Override
    public void onError(Throwable broken) {
        arrivals.add(new Arrival.Broken<>());
    }

    @Override
    public void onCompleted() {
        arrivals.add(new Arrival.End<>());
    }
}
