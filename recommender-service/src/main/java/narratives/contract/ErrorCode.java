package narratives.contract;

/**
 * Everything that can go wrong, by its stable name. The name is the {@code code} of a problem document and the reason of
 * a gRPC error; {@link Kind} decides the status on either wire.
 */
public enum ErrorCode {
    MALFORMED_BODY(Kind.INVALID, "The body is not what its media type says."),
    INVALID_REQUEST(Kind.INVALID, "One or more fields are wrong; see errors."),
    PAGE_TOKEN_INVALID(Kind.INVALID, "The page token was not issued for this request."),
    PAGE_TOKEN_EXPIRED(Kind.GONE, "The page token is older than 30 minutes; ask for a new first page."),
    NARRATIVE_UNKNOWN(Kind.NOT_FOUND, "There is no such narrative."),
    USER_UNKNOWN(Kind.NOT_FOUND, "There is no such person; createUser=true creates one with their first event."),
    USER_ERASED(Kind.GONE, "This person was erased; the id cannot be used until the erasure is lifted."),
    EVENT_UNKNOWN(Kind.NOT_FOUND, "There is no such feedback event of this person."),
    RECOMMENDATION_UNKNOWN(Kind.NOT_FOUND, "There is no such list, or it is no longer kept."),
    OPERATION_UNKNOWN(Kind.NOT_FOUND, "There is no such operation."),
    INSTRUMENT_UNKNOWN(Kind.NOT_FOUND, "This tenant has no instrument yet."),
    QUESTIONNAIRE_UNKNOWN(Kind.NOT_FOUND, "This tenant has no questionnaire yet."),
    CURATED_UNKNOWN(Kind.NOT_FOUND, "This tenant has no curated list yet."),
    SUPPORT_UNKNOWN(Kind.NOT_FOUND, "This tenant has set no help for a crisis yet; the service's own words are given."),
    POLICY_UNKNOWN(Kind.NOT_FOUND, "This tenant has no policy yet; the usual one holds."),
    PACK_UNKNOWN(Kind.NOT_FOUND, "There is no such pack."),
    PACK_FROZEN(Kind.CONFLICT, "This pack is frozen; nothing in it can be changed any more."),
    PACK_NOT_FROZEN(Kind.CONFLICT, "Only a frozen pack can be shared; freeze it first."),
    LINK_UNKNOWN(Kind.NOT_FOUND, "There is no such link."),
    LINK_ENDED(Kind.GONE, "This link has ended."),
    NOT_FOUND(Kind.NOT_FOUND, "There is nothing at this address."),
    EVENT_ID_REUSED(Kind.REUSED, "This eventId belongs to an event with another payload."),
    EVENT_OUTSTANDING(Kind.CONFLICT, "An event with this eventId is being stored at this moment; try again."),
    QUESTIONNAIRE_IN_USE(Kind.CONFLICT, "Ratings exist that the new questionnaire cannot hold."),
    VERSION_CONFLICT(Kind.PRECONDITION, "Somebody else changed it since it was read."),
    UNAUTHENTICATED(Kind.UNAUTHENTICATED, "A valid key or token is needed, as Authorization: Bearer."),
    PERMISSION_DENIED(Kind.FORBIDDEN, "This key or token may not be used for this call."),
    RATE_LIMITED(Kind.EXHAUSTED, "This key or token has made too many calls; try again later."),
    METHOD_NOT_ALLOWED(Kind.METHOD_NOT_ALLOWED, "This address does not take this method."),
    NOT_ACCEPTABLE(Kind.NOT_ACCEPTABLE, "The answer has no form that the request accepts."),
    BODY_TOO_LARGE(Kind.TOO_LARGE, "The body is larger than this call takes."),
    UNSUPPORTED_MEDIA_TYPE(Kind.UNSUPPORTED, "The body has a media type that this call does not take."),
    STORE_UNAVAILABLE(
            Kind.UNAVAILABLE, "The store did not answer; try again. What it may have written is not written twice."),
    PROVIDER_UNAVAILABLE(Kind.UNAVAILABLE, "The issuer of this token cannot be reached; try again."),
    NOT_READY(Kind.UNAVAILABLE, "The service is starting; try again."),
    INTERNAL(Kind.INTERNAL, "Something broke on our side; it has been logged.");

    /** How a failure is to be understood; each edge has one table from here to its statuses. */
    public enum Kind {
        INVALID,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        GONE,
        CONFLICT,
        PRECONDITION,
        REUSED,
        METHOD_NOT_ALLOWED,
        NOT_ACCEPTABLE,
        TOO_LARGE,
        UNSUPPORTED,
        EXHAUSTED,
        UNAVAILABLE,
        INTERNAL
    }

    private final Kind kind;
    private final String title;

    ErrorCode(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    public Kind kind() {
        return kind;
    }

    /** One plain sentence, the same for every occurrence. */
    public String title() {
        return title;
    }
}
