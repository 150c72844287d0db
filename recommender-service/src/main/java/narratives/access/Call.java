package narratives.access;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Every call of the contract, under the name that it has on both wires, with the scopes that a caller needs, and whether
 * somebody who may only act for one person can make it.
 */
public enum Call {
    GET_SERVICE("getService", Reach.PERSON),
    RECOMMEND("recommend", Reach.PERSON, Scope.SERVE),
    WHY_NOT("whyNot", Reach.PERSON, Scope.SERVE),
    GET_RECOMMENDATION("getRecommendation", Reach.PERSON, Scope.SERVE),
    LIST_NARRATIVES("listNarratives", Reach.PERSON, Scope.SERVE, Scope.CURATE),
    GET_NARRATIVE("getNarrative", Reach.PERSON, Scope.SERVE, Scope.CURATE),
    LIST_SIMILAR_NARRATIVES("listSimilarNarratives", Reach.PERSON, Scope.SERVE, Scope.CURATE),
    PUT_NARRATIVE("putNarrative", Reach.TENANT, Scope.CURATE),
    WITHDRAW_NARRATIVE("withdrawNarrative", Reach.TENANT, Scope.CURATE),
    IMPORT_NARRATIVES("importNarratives", Reach.TENANT, Scope.CURATE),
    GET_INSTRUMENT("getInstrument", Reach.PERSON, Scope.SERVE, Scope.CURATE),
    PUT_INSTRUMENT("putInstrument", Reach.TENANT, Scope.CURATE),
    GET_QUESTIONNAIRE("getQuestionnaire", Reach.PERSON, Scope.SERVE, Scope.FEEDBACK, Scope.CURATE),
    PUT_QUESTIONNAIRE("putQuestionnaire", Reach.TENANT, Scope.CURATE),
    GET_CURATED("getCurated", Reach.TENANT, Scope.SERVE, Scope.CURATE),
    PUT_CURATED("putCurated", Reach.TENANT, Scope.CURATE),
    GET_SUPPORT("getSupport", Reach.PERSON, Scope.SERVE, Scope.CURATE),
    PUT_SUPPORT("putSupport", Reach.TENANT, Scope.CURATE),
    GET_POLICY("getPolicy", Reach.TENANT, Scope.CURATE, Scope.OPERATE),
    PUT_POLICY("putPolicy", Reach.TENANT, Scope.CURATE),
    TRY_POLICY("tryPolicy", Reach.TENANT, Scope.CURATE),
    LIST_SAFETY_FLAGS("listSafetyFlags", Reach.TENANT, Scope.CURATE, Scope.OPERATE),
    REVIEW_NARRATIVE("reviewNarrative", Reach.TENANT, Scope.CURATE),
    GET_COLLECTION_REPORT("getCollectionReport", Reach.TENANT, Scope.CURATE, Scope.OPERATE),
    PRINT_COLLECTION_REPORT("printCollectionReport", Reach.TENANT, Scope.CURATE, Scope.OPERATE),
    COMPARE_NARRATIVES("compareNarratives", Reach.PERSON, Scope.SERVE, Scope.CURATE),
    CREATE_PACK("createPack", Reach.TENANT, Scope.SERVE, Scope.CURATE),
    LIST_PACKS("listPacks", Reach.TENANT, Scope.SERVE, Scope.CURATE),
    GET_PACK("getPack", Reach.TENANT, Scope.SERVE, Scope.CURATE),
    EDIT_PACK("editPack", Reach.TENANT, Scope.SERVE, Scope.CURATE),
    REFILL_PACK("refillPack", Reach.TENANT, Scope.SERVE, Scope.CURATE),
    FREEZE_PACK("freezePack", Reach.TENANT, Scope.SERVE, Scope.CURATE),
    SHARE_PACK("sharePack", Reach.TENANT, Scope.SERVE, Scope.CURATE),
    UNSHARE_PACK("unsharePack", Reach.TENANT, Scope.SERVE, Scope.CURATE),
    PRINT_PACK("printPack", Reach.TENANT, Scope.SERVE, Scope.CURATE),
    DELETE_PACK("deletePack", Reach.TENANT, Scope.SERVE, Scope.CURATE),
    /** Whoever holds the link may read what it opens. */
    GET_SHARED_PACK("getSharedPack", Reach.PERSON),
    PRINT_SHARED_PACK("printSharedPack", Reach.PERSON),
    OPEN_SHARED_NARRATIVE("openSharedNarrative", Reach.PERSON),
    PUT_USER("putUser", Reach.PERSON, Scope.FEEDBACK),
    GET_USER("getUser", Reach.PERSON, Scope.SERVE, Scope.FEEDBACK),
    /** Not for a browser: whatever got hold of a token there could not be undone. */
    DELETE_USER("deleteUser", Reach.TENANT, Scope.FEEDBACK, Scope.OPERATE),
    EXPORT_USER("exportUser", Reach.TENANT, Scope.OPERATE),
    LIST_OWN_NARRATIVES("listOwnNarratives", Reach.PERSON, Scope.SERVE, Scope.FEEDBACK),
    GIVE_FEEDBACK("giveFeedback", Reach.PERSON, Scope.FEEDBACK),
    GIVE_FEEDBACK_IN_BULK("giveFeedbackInBulk", Reach.PERSON, Scope.FEEDBACK),
    IMPORT_FEEDBACK("importFeedback", Reach.TENANT, Scope.FEEDBACK),
    GET_MODEL("getModel", Reach.TENANT, Scope.SERVE, Scope.OPERATE),
    TRAIN_MODEL("trainModel", Reach.TENANT, Scope.OPERATE),
    GET_OPERATION("getOperation", Reach.TENANT, Scope.OPERATE),
    /** A token can do no more than who asked for it, so both of its scopes are needed. */
    CREATE_TOKEN("createToken", Reach.TENANT, Need.ALL, Scope.SERVE, Scope.FEEDBACK);

    private enum Reach {
        PERSON,
        TENANT
    }

    private enum Need {
        ONE,
        ALL
    }

    private final String operationId;
    private final Reach reach;
    private final Need need;
    /** Made by Set.copyOf, which cannot be changed. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Scope> scopes;

    Call(String operationId, Reach reach, Scope... scopes) {
        this(operationId, reach, Need.ONE, scopes);
    }

    Call(String operationId, Reach reach, Need need, Scope... scopes) {
        this.operationId = operationId;
        this.reach = reach;
        this.need = need;
        this.scopes = Set.copyOf(Arrays.asList(scopes));
    }

    /** The name in the OpenAPI document; with a capital first letter, that of the gRPC method. */
    public String operationId() {
        return operationId;
    }

    /** A caller needs one of these, or {@linkplain #needsAllScopes all}; none are needed where there are none. */
    public Set<Scope> scopes() {
        return scopes;
    }

    /** Whether one of the scopes is not enough. */
    public boolean needsAllScopes() {
        return need == Need.ALL;
    }

    /** Whether somebody with these scopes may make it. */
    boolean isGrantedBy(Set<Scope> held) {
        return isOpen()
                || (needsAllScopes()
                        ? held.containsAll(scopes)
                        : scopes.stream().anyMatch(held::contains));
    }

    /** Whether it can be made without any credential. */
    public boolean isOpen() {
        return scopes.isEmpty();
    }

    /** Whether a caller that is bound to one person may make it at all. */
    public boolean isOpenToOnePerson() {
        return reach == Reach.PERSON;
    }

    /** The call of that name; empty if there is none. */
    public static Optional<Call> of(String operationId) {
        return Arrays.stream(values())
                .filter(call -> call.operationId.equals(operationId))
                .findFirst();
    }
}
