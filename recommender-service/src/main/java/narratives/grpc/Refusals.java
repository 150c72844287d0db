package narratives.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.util.Durations;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RequestInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;
import narratives.contract.Redacted;
import org.jboss.logging.Logger;

/** Everything that is thrown, as a status with its details. What broke on our side is logged, once, and not told. */
final class Refusals {
    /** Whose reasons they are. */
    static final String DOMAIN = "narratives";

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    /** When to try again; the same as over HTTP. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /**
     * In bytes. Details travel in the trailers, in Base64, and a client that gets more than 8 KB of those breaks the
     * connection, unless it was told otherwise.
     */
    private static final int MOST_FIELDS = 4096;

    private Refusals() {}

    /** Ends a call before anything of ours answers it. */
    static void close(ServerCall<?, ?> call, RecommenderException refused, String requestId) {
        StatusRuntimeException status = of(refused, requestId);
        call.close(status.getStatus(), Objects.requireNonNullElseGet(status.getTrailers(), Metadata::new));
    }

    static StatusRuntimeException of(Throwable thrown, String requestId) {
        if (thrown instanceof RecommenderException refused) {
            return of(refused, requestId);
        }
        LOG.error("Request " + requestId + " failed", Redacted.of(thrown));
        return of(new RecommenderException(ErrorCode.INTERNAL, ErrorCode.INTERNAL.title()), requestId);
    }

    private static StatusRuntimeException of(RecommenderException refused, String requestId) {
        ErrorCode code = refused.code();
        Status.Builder status = Status.newBuilder()
                .setCode(Codes.of(code.kind()).value())
                .setMessage(refused.detail())
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setReason(code.name())
                        .setDomain(DOMAIN)
                        .build()))
                .addDetails(Any.pack(
                        RequestInfo.newBuilder().setRequestId(requestId).build()));
        if (!refused.errors().isEmpty()) {
            status.addDetails(Any.pack(fields(refused)));
        }
        retryAfter(refused)
                .map(after -> RetryInfo.newBuilder()
                        .setRetryDelay(Durations.fromMillis(after.toMillis()))
                        .build())
                .map(Any::pack)
                .ifPresent(status::addDetails);
        return StatusProto.toStatusRuntimeException(status.build());
    }

    /** The first of the errors, as many as there is room for. */
    private static BadRequest fields(RecommenderException refused) {
        BadRequest.Builder fields = BadRequest.newBuilder();
        int size = 0;
        for (FieldError error : refused.errors()) {
            BadRequest.FieldViolation violation = BadRequest.FieldViolation.newBuilder()
                    .setField(path(error))
                    .setReason(error.code())
                    .setDescription(error.detail())
                    .build();
            size += violation.getSerializedSize();
            if (size > MOST_FIELDS) {
                break;
            }
            fields.addFieldViolations(violation);
        }
        return fields.build();
    }

    /** The JSON path; in a batch behind the place of the event, such as {@code events[3].type}. */
    private static String path(FieldError error) {
        if (error.index().isEmpty()) {
            return error.field();
        }
        String place = "events[" + error.index().getAsInt() + "]";
        return error.field().isEmpty() ? place : place + "." + error.field();
    }

    private static Optional<Duration> retryAfter(RecommenderException refused) {
        return refused.retryAfter()
                .or(() -> refused.code().kind() == ErrorCode.Kind.UNAVAILABLE ? Optional.of(AGAIN) : Optional.empty());
    }
}
