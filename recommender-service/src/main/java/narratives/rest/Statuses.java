package narratives.rest;

import java.util.Arrays;
import java.util.Optional;
import narratives.contract.ErrorCode;

/** The one table from failures to HTTP statuses. */
final class Statuses {
    private Statuses() {}

    static int of(ErrorCode.Kind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case CONFLICT -> 409;
            case GONE -> 410;
            case PRECONDITION -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED -> 415;
            case REUSED -> 422;
            case EXHAUSTED -> 429;
            case INTERNAL -> 500;
            case UNAVAILABLE -> 503;
        };
    }

    /** The code of a failure that HTTP itself found, by its status. */
    static Optional<ErrorCode> general(int status) {
        return switch (status) {
            case 400 -> Optional.of(ErrorCode.INVALID_REQUEST);
            case 401 -> Optional.of(ErrorCode.UNAUTHENTICATED);
            case 403 -> Optional.of(ErrorCode.PERMISSION_DENIED);
            case 404 -> Optional.of(ErrorCode.NOT_FOUND);
            case 405 -> Optional.of(ErrorCode.METHOD_NOT_ALLOWED);
            case 406 -> Optional.of(ErrorCode.NOT_ACCEPTABLE);
            case 413 -> Optional.of(ErrorCode.BODY_TOO_LARGE);
            case 415 -> Optional.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
            default -> Optional.empty();
        };
    }

    static Iterable<ErrorCode> codesOf(ErrorCode.Kind kind) {
        return Arrays.stream(ErrorCode.values())
                .filter(code -> code.kind() == kind)
                .toList();
    }
}
