package narratives.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import narratives.access.Call;
import narratives.access.Caller;
import narratives.api.v1.RefusedEvent;
import narratives.api.v1.StoredEvent;
import narratives.api.v1.StreamFeedbackRequest;
import narratives.api.v1.StreamFeedbackResponse;
import narratives.calls.FeedbackCalls;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog;

/**
 * Events that come one after another. What has come in while others were stored is stored in one transaction; each event
 * is answered in its turn, after it is committed. When a transaction is refused because of one of its events, they are
 * stored one by one, so that a wrong event is refused alone.
 */
final class FeedbackStream implements StreamObserver<StreamFeedbackRequest> {
    /** As many events as are taken in ahead of their answers. */
    static final int WINDOW = 256;

    private sealed interface Arrival {
        record Message(StreamFeedbackRequest request) implements Arrival {}

        /** The client sends no more. */
        record End() implements Arrival {}

        /** The client is gone; nobody listens. */
        record Gone() implements Arrival {}

        /** The service ends; the client is to go on elsewhere. */
        record Ending() implements Arrival {}
    }

    private final Door door;
    private final FeedbackCalls calls;
    private final ServerCallStreamObserver<StreamFeedbackResponse> observer;
    private final String requestId = Exchange.current().requestId();
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

    FeedbackStream(Door door, FeedbackCalls calls, ServerCallStreamObserver<StreamFeedbackResponse> observer) {
        this.door = door;
        this.calls = calls;
        this.observer = observer;
    }

    /** @param ended what to do when the stream is over */
    void begin(CallThreads threads, Runnable ended) {
        Door.listen(observer);
        observer.disableAutoRequest();
        threads.execute(() -> {
            try {
                run();
            } finally {
                ended.run();
            }
        });
    }

    /** Answers what has come in, and tells the client to go on elsewhere. */
    void end() {
        arrivals.add(new Arrival.Ending());
    }

    private void run() {
        try {
            door.admit(Call.GIVE_FEEDBACK);
            observer.request(WINDOW);
            List<StreamFeedbackRequest> batch = new ArrayList<>();
            while (true) {
                Arrival last = gather(batch);
                if (!batch.isEmpty()) {
                    // Again for each batch: a key may have been revoked since, or its rate used up.
                    store(door.admit(Call.GIVE_FEEDBACK).caller(), batch);
                }
                switch (last) {
                    case Arrival.Message more -> observer.request(batch.size());
                    case Arrival.End end -> {
                        observer.onCompleted();
                        return;
                    }
                    case Arrival.Gone gone -> {
                        return;
                    }
                    case Arrival.Ending ending ->
                        throw new RecommenderException(
                                ErrorCode.NOT_READY,
                                "The service is ending; send what was not answered again, elsewhere.");
                }
                batch.clear();
            }
        } catch (RuntimeException refused) {
            observer.onError(Refusals.of(refused, requestId));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for an event and takes all that are there; what came last, which is an event unless the stream is over. */
    private Arrival gather(List<StreamFeedbackRequest> batch) throws InterruptedException {
        Arrival arrival = arrivals.take();
        while (arrival instanceof Arrival.Message(var request)) {
            batch.add(request);
            Arrival next = batch.size() < WINDOW ? arrivals.poll() : null;
            if (next == null) {
                return arrival;
            }
            arrival = next;
        }
        return arrival;
    }

    private void store(Caller caller, List<StreamFeedbackRequest> batch) {
        int from = 0;
        while (from < batch.size()) {
            int to = from + 1;
            while (to < batch.size()
                    && batch.get(to).getCreateUser() == batch.get(from).getCreateUser()) {
                to++;
            }
            storeAlike(caller, batch.subList(from, to));
            from = to;
        }
    }

    /** Events that ask alike whether people are created. */
    private void storeAlike(Caller caller, List<StreamFeedbackRequest> batch) {
        if (batch.size() > 1) {
            try {
                List<Feedback> events = new ArrayList<>(batch.size());
                for (StreamFeedbackRequest request : batch) {
                    events.add(read(request));
                }
                List<FeedbackLog.Stored> stored =
                        calls.giveEach(caller, events, batch.getFirst().getCreateUser());
                for (FeedbackLog.Stored one : stored) {
                    observer.onNext(shown(one));
                }
                return;
            } catch (RecommenderException oneIsWrong) {
                // Nothing was stored; which one it is shows below.
            }
        }
        for (StreamFeedbackRequest request : batch) {
            observer.onNext(alone(caller, request));
        }
    }

    private StreamFeedbackResponse alone(Caller caller, StreamFeedbackRequest request) {
        try {
            return shown(calls.give(caller, read(request), request.getCreateUser()));
        } catch (RecommenderException refused) {
            if (refused.code().kind() == ErrorCode.Kind.INTERNAL) {
                throw refused;
            }
            RefusedEvent.Builder told =
                    RefusedEvent.newBuilder().setCode(refused.code().name()).setDetail(refused.detail());
            refused.errors().forEach(error -> told.addErrors(FeedbackForms.shown(error)));
            return StreamFeedbackResponse.newBuilder()
                    .setEventId(request.getEvent().getEventId())
                    .setRefused(told)
                    .build();
        }
    }

    private static Feedback read(StreamFeedbackRequest request) {
        Legible.require(request);
        Soundness.require(request.getEvent());
        return FeedbackForms.given(request.getEvent());
    }

    private static StreamFeedbackResponse shown(FeedbackLog.Stored stored) {
        return StreamFeedbackResponse.newBuilder()
                .setEventId(stored.eventId().value())
                .setStored(StoredEvent.newBuilder()
                        .setLogPosition(stored.position().toString())
                        .setReplayed(stored.replayed()))
                .build();
    }

    @Override
    public void onNext(StreamFeedbackRequest request) {
        arrivals.add(new Arrival.Message(request));
    }

    @Override
    public void onError(Throwable gone) {
        arrivals.add(new Arrival.Gone());
    }

    @Override
    public void onCompleted() {
        arrivals.add(new Arrival.End());
    }
}
