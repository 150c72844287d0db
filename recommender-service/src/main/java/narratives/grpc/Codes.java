package narratives.grpc;

import io.grpc.Status;
import narratives.contract.ErrorCode;

/** The one table from failures to gRPC codes. */
final class Codes {
    private Codes() {}

    static Status.Code of(ErrorCode.Kind kind) {
        return switch (kind) {
            case INVALID -> Status.Code.INVALID_ARGUMENT;
            case UNAUTHENTICATED -> Status.Code.UNAUTHENTICATED;
            case FORBIDDEN -> Status.Code.PERMISSION_DENIED;
            case NOT_FOUND -> Status.Code.NOT_FOUND;
            case GONE -> Status.Code.FAILED_PRECONDITION;
            case CONFLICT, PRECONDITION -> Status.Code.ABORTED;
            case REUSED -> Status.Code.ALREADY_EXISTS;
            case METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, UNSUPPORTED -> Status.Code.UNIMPLEMENTED;
            case TOO_LARGE, EXHAUSTED -> Status.Code.RESOURCE_EXHAUSTED;
            case UNAVAILABLE -> Status.Code.UNAVAILABLE;
            case INTERNAL -> Status.Code.INTERNAL;
        };
    }
}
