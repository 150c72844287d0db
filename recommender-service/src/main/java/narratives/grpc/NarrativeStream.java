package narratives.grpc;

import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import narratives.access.Call;
import narratives.access.Caller;
import narratives.api.v1.ListNarrativesRequest;
import narratives.api.v1.StreamNarrativesRequest;
import narratives.api.v1.StreamNarrativesResponse;
import narratives.calls.ListQuery;
import narratives.calls.NarrativeCalls;
import narratives.catalog.Narrative;
import narratives.contract.Page;

/** All narratives of a filter, as fast as the client takes them and for as long as it listens. */
final class NarrativeStream {
    /** How long to wait before asking again whether the client can take more. */
    private static final long BREATH = Duration.ofMillis(1).toNanos();

    /** As many as are read from the store at once; all of them are in memory until they are taken. */
    private static final int PAGE = 500;

    private final Door door;
    private final NarrativeCalls calls;
    private final ServerCallStreamObserver<StreamNarrativesResponse> observer;

    NarrativeStream(Door door, NarrativeCalls calls, ServerCallStreamObserver<StreamNarrativesResponse> observer) {
        this.door = door;
        this.calls = calls;
        this.observer = observer;
    }

    void begin(CallThreads threads, StreamNarrativesRequest request) {
        Door.listen(observer);
        threads.execute(() -> run(request));
    }

    private void run(StreamNarrativesRequest request) {
        String requestId = Exchange.current().requestId();
        try {
            Caller caller = door.admit(Call.LIST_NARRATIVES).caller();
            Legible.require(request);
            Soundness.require(request);
            if (send(caller, NarrativeForms.parameters(filter(request)))) {
                observer.onCompleted();
            }
        } catch (RuntimeException refused) {
            observer.onError(Refusals.of(refused, requestId));
        }
    }

    private static ListNarrativesRequest filter(StreamNarrativesRequest request) {
        // By their numbers: a builder does not take a value that the contract does not name, and refusing it is done
        // later.
        ListNarrativesRequest.Builder filter = ListNarrativesRequest.newBuilder()
                .addAllModalityValue(request.getModalityValueList())
                .addAllLanguage(request.getLanguageList())
                .setStatusValue(request.getStatusValue())
                .putAllCharacteristics(request.getCharacteristicsMap())
                .setPageSize(PAGE);
        if (request.hasMaxDurationSeconds()) {
            filter.setMaxDurationSeconds(request.getMaxDurationSeconds());
        }
        return filter.build();
    }

    /** Whether the client listened to the end. */
    private boolean send(Caller caller, Map<String, List<String>> parameters) {
        Optional<String> token = Optional.empty();
        do {
            token.ifPresent(next -> parameters.put("pageToken", List.of(next)));
            Page<Narrative> page = calls.list(caller, ListQuery.read(parameters, () -> calls.instrument(caller)));
            for (Narrative narrative : page.items()) {
                if (!isTaken()) {
                    return false;
                }
                observer.onNext(StreamNarrativesResponse.newBuilder()
                        .setNarrative(NarrativeForms.shown(narrative))
                        .build());
            }
            token = page.next();
        } while (token.isPresent());
        return true;
    }

    /** Waits until the client can take one more; whether it still listens. */
    private boolean isTaken() {
        while (!observer.isReady()) {
            if (Context.current().isCancelled()) {
                return false;
            }
            LockSupport.parkNanos(BREATH);
        }
        return !Context.current().isCancelled();
    }
}
