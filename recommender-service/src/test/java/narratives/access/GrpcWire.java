package narratives.access;

import com.google.protobuf.Message;
import com.google.rpc.ErrorInfo;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import narratives.api.v1.AnswerOption;
import narratives.api.v1.CompareNarrativesRequest;
import narratives.api.v1.CreatePackRequest;
import narratives.api.v1.CreateTokenRequest;
import narratives.api.v1.CuratedList;
import narratives.api.v1.DeletePackRequest;
import narratives.api.v1.DeleteUserRequest;
import narratives.api.v1.EditPackRequest;
import narratives.api.v1.ExportUserRequest;
import narratives.api.v1.Feedback;
import narratives.api.v1.FeedbackType;
import narratives.api.v1.FreezePackRequest;
import narratives.api.v1.GetCollectionReportRequest;
import narratives.api.v1.GetCuratedRequest;
import narratives.api.v1.GetInstrumentRequest;
import narratives.api.v1.GetModelRequest;
import narratives.api.v1.GetNarrativeRequest;
import narratives.api.v1.GetOperationRequest;
import narratives.api.v1.GetPackRequest;
import narratives.api.v1.GetPolicyRequest;
import narratives.api.v1.GetQuestionnaireRequest;
import narratives.api.v1.GetRecommendationRequest;
import narratives.api.v1.GetServiceRequest;
import narratives.api.v1.GetSharedPackRequest;
import narratives.api.v1.GetSupportRequest;
import narratives.api.v1.GetUserRequest;
import narratives.api.v1.GiveFeedbackInBulkRequest;
import narratives.api.v1.GiveFeedbackRequest;
import narratives.api.v1.ImportFeedbackRequest;
import narratives.api.v1.ImportFeedbackResponse;
import narratives.api.v1.ImportNarrativesRequest;
import narratives.api.v1.ImportNarrativesResponse;
import narratives.api.v1.Instrument;
import narratives.api.v1.ListNarrativesRequest;
import narratives.api.v1.ListOwnNarrativesRequest;
import narratives.api.v1.ListPacksRequest;
import narratives.api.v1.ListSafetyFlagsRequest;
import narratives.api.v1.ListSimilarNarrativesRequest;
import narratives.api.v1.Narrative;
import narratives.api.v1.OpenSharedNarrativeRequest;
import narratives.api.v1.PackEdit;
import narratives.api.v1.PackItem;
import narratives.api.v1.PolicyExclusion;
import narratives.api.v1.PolicyRule;
import narratives.api.v1.Preferences;
import narratives.api.v1.PrintCollectionReportRequest;
import narratives.api.v1.PrintPackRequest;
import narratives.api.v1.PrintSharedPackRequest;
import narratives.api.v1.PutCuratedRequest;
import narratives.api.v1.PutInstrumentRequest;
import narratives.api.v1.PutNarrativeRequest;
import narratives.api.v1.PutPolicyRequest;
import narratives.api.v1.PutQuestionnaireRequest;
import narratives.api.v1.PutSupportRequest;
import narratives.api.v1.PutUserRequest;
import narratives.api.v1.Question;
import narratives.api.v1.QuestionGroup;
import narratives.api.v1.QuestionType;
import narratives.api.v1.Questionnaire;
import narratives.api.v1.RatingQuestion;
import narratives.api.v1.RecommendRequest;
import narratives.api.v1.RecommendationRequest;
import narratives.api.v1.RecommenderServiceGrpc;
import narratives.api.v1.RecommenderServiceGrpc.RecommenderServiceBlockingStub;
import narratives.api.v1.RecommenderServiceGrpc.RecommenderServiceStub;
import narratives.api.v1.RefillPackRequest;
import narratives.api.v1.Review;
import narratives.api.v1.ReviewNarrativeRequest;
import narratives.api.v1.SafetyPolicy;
import narratives.api.v1.Scale;
import narratives.api.v1.SharePackRequest;
import narratives.api.v1.Status;
import narratives.api.v1.Support;
import narratives.api.v1.SupportText;
import narratives.api.v1.TrainModelRequest;
import narratives.api.v1.TryPolicyRequest;
import narratives.api.v1.UnsharePackRequest;
import narratives.api.v1.User;
import narratives.api.v1.WhyNotRequest;
import narratives.api.v1.WithdrawNarrativeRequest;

/** Every call, over gRPC, with a message that is right. */
final class GrpcWire implements Wire, AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final ManagedChannel channel;

    GrpcWire(int port) {
        channel = ManagedChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .build();
    }

    @Override
    public Answer send(Call call, Target target, Optional<String> credential) {
        Metadata headers = new Metadata();
        credential.ifPresent(given ->
                headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + given));
        var interceptor = MetadataUtils.newAttachHeadersInterceptor(headers);
        RecommenderServiceBlockingStub stub = RecommenderServiceGrpc.newBlockingStub(channel)
                .withInterceptors(interceptor)
                .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
        RecommenderServiceStub streams = RecommenderServiceGrpc.newStub(channel)
                .withInterceptors(interceptor)
                .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
        try {
            return new Answer(200, answer(call, target, stub, streams).toString());
        } catch (StatusRuntimeException refused) {
            return refused(refused);
        }
    }

    private static Message answer(
            Call call, Target target, RecommenderServiceBlockingStub stub, RecommenderServiceStub streams) {
        return switch (call) {
            case GET_SERVICE -> stub.getService(GetServiceRequest.getDefaultInstance());
            case RECOMMEND ->
                stub.recommend(RecommendRequest.newBuilder()
                        .setRequest(RecommendationRequest.newBuilder()
                                .setUserId(target.person())
                                .setCount(3))
                        .build());
            case WHY_NOT ->
                stub.whyNot(WhyNotRequest.newBuilder()
                        .setNarrativeId(target.narrative())
                        .setRequest(RecommendationRequest.newBuilder().setUserId(target.person()))
                        .build());
            case GET_RECOMMENDATION ->
                stub.getRecommendation(GetRecommendationRequest.newBuilder()
                        .setRecommendationId(target.list())
                        .build());
            case LIST_NARRATIVES ->
                stub.listNarratives(
                        ListNarrativesRequest.newBuilder().setPageSize(1000).build());
            case GET_NARRATIVE ->
                stub.getNarrative(GetNarrativeRequest.newBuilder()
                        .setNarrativeId(target.narrative())
                        .build());
            case LIST_SIMILAR_NARRATIVES ->
                stub.listSimilarNarratives(ListSimilarNarrativesRequest.newBuilder()
                        .setNarrativeId(target.narrative())
                        .setCount(5)
                        .build());
            case PUT_NARRATIVE ->
                stub.putNarrative(PutNarrativeRequest.newBuilder()
                        .setNarrative(narrative(target).setStatus(Status.STATUS_PUBLISHED))
                        .build());
            case WITHDRAW_NARRATIVE ->
                stub.withdrawNarrative(WithdrawNarrativeRequest.newBuilder()
                        .setNarrativeId(target.narrative())
                        .build());
            case IMPORT_NARRATIVES ->
                last(
                        streams::importNarratives,
                        ImportNarrativesRequest.newBuilder()
                                .setNarrative(narrative(target))
                                .build(),
                        ImportNarrativesResponse.getDefaultInstance());
            case GET_INSTRUMENT -> stub.getInstrument(GetInstrumentRequest.getDefaultInstance());
            case PUT_INSTRUMENT ->
                stub.putInstrument(PutInstrumentRequest.newBuilder()
                        .setInstrument(instrument())
                        .build());
            case GET_QUESTIONNAIRE -> stub.getQuestionnaire(GetQuestionnaireRequest.getDefaultInstance());
            case PUT_QUESTIONNAIRE ->
                stub.putQuestionnaire(PutQuestionnaireRequest.newBuilder()
                        .setQuestionnaire(questionnaire())
                        .build());
            case GET_CURATED -> stub.getCurated(GetCuratedRequest.getDefaultInstance());
            case PUT_CURATED ->
                stub.putCurated(PutCuratedRequest.newBuilder()
                        .setCurated(
                                CuratedList.newBuilder().setDated("2026-11-23").addNarrativeIds(target.narrative()))
                        .build());
            case GET_SUPPORT -> stub.getSupport(GetSupportRequest.getDefaultInstance());
            case PUT_SUPPORT ->
                stub.putSupport(PutSupportRequest.newBuilder()
                        .setSupport(Support.newBuilder()
                                .addTexts(SupportText.newBuilder()
                                        .setLanguage("en")
                                        .setText("Call somebody.")))
                        .build());
            case GET_POLICY -> stub.getPolicy(GetPolicyRequest.getDefaultInstance());
            case PUT_POLICY ->
                stub.putPolicy(PutPolicyRequest.newBuilder().setPolicy(policy()).build());
            case TRY_POLICY ->
                stub.tryPolicy(TryPolicyRequest.newBuilder().setPolicy(policy()).build());
            case LIST_SAFETY_FLAGS -> stub.listSafetyFlags(ListSafetyFlagsRequest.getDefaultInstance());
            case REVIEW_NARRATIVE ->
                stub.reviewNarrative(ReviewNarrativeRequest.newBuilder()
                        .setReview(Review.newBuilder()
                                .setNarrativeId(target.narrative())
                                .setDecision("clear")
                                .setNote("seen"))
                        .build());
            case GET_COLLECTION_REPORT -> stub.getCollectionReport(GetCollectionReportRequest.getDefaultInstance());
            case PRINT_COLLECTION_REPORT ->
                stub.printCollectionReport(PrintCollectionReportRequest.getDefaultInstance());
            case COMPARE_NARRATIVES ->
                stub.compareNarratives(CompareNarrativesRequest.newBuilder()
                        .setUserId(target.person())
                        .addNarrativeIds(target.narrative())
                        .addNarrativeIds(target.shared())
                        .build());
            case CREATE_PACK ->
                stub.createPack(CreatePackRequest.newBuilder()
                        .setPurpose("discharge")
                        .setUserId(target.person())
                        .build());
            case LIST_PACKS ->
                stub.listPacks(ListPacksRequest.newBuilder().setPageSize(1000).build());
            case GET_PACK ->
                stub.getPack(
                        GetPackRequest.newBuilder().setPackId(target.pack()).build());
            case REFILL_PACK ->
                stub.refillPack(
                        RefillPackRequest.newBuilder().setPackId(target.pack()).build());
            case FREEZE_PACK ->
                stub.freezePack(
                        FreezePackRequest.newBuilder().setPackId(target.pack()).build());
            case UNSHARE_PACK ->
                stub.unsharePack(
                        UnsharePackRequest.newBuilder().setPackId(target.pack()).build());
            case PRINT_PACK ->
                stub.printPack(
                        PrintPackRequest.newBuilder().setPackId(target.pack()).build());
            case DELETE_PACK ->
                stub.deletePack(DeletePackRequest.newBuilder()
                        .setPackId(target.pack() + World.OVER_GRPC)
                        .build());
            case EDIT_PACK ->
                stub.editPack(EditPackRequest.newBuilder()
                        .setPackId(target.pack())
                        .setEdit(PackEdit.newBuilder()
                                .addItems(PackItem.newBuilder().setNarrativeId(target.shared())))
                        .build());
            case SHARE_PACK ->
                stub.sharePack(
                        SharePackRequest.newBuilder().setPackId(target.frozen()).build());
            case GET_SHARED_PACK ->
                stub.getSharedPack(GetSharedPackRequest.newBuilder()
                        .setToken(target.token())
                        .build());
            case PRINT_SHARED_PACK ->
                stub.printSharedPack(PrintSharedPackRequest.newBuilder()
                        .setToken(target.token())
                        .build());
            case OPEN_SHARED_NARRATIVE ->
                stub.openSharedNarrative(OpenSharedNarrativeRequest.newBuilder()
                        .setToken(target.token())
                        .setNarrativeId(target.shared())
                        .build());
            case PUT_USER ->
                stub.putUser(PutUserRequest.newBuilder()
                        .setUser(User.newBuilder()
                                .setUserId(target.person())
                                .setPreferences(Preferences.newBuilder().addLanguages("en")))
                        .build());
            case GET_USER ->
                stub.getUser(
                        GetUserRequest.newBuilder().setUserId(target.person()).build());
            case DELETE_USER ->
                stub.deleteUser(DeleteUserRequest.newBuilder()
                        .setUserId(target.person())
                        .build());
            case EXPORT_USER ->
                stub.exportUser(ExportUserRequest.newBuilder()
                        .setUserId(target.person())
                        .build());
            case LIST_OWN_NARRATIVES ->
                stub.listOwnNarratives(ListOwnNarrativesRequest.newBuilder()
                        .setUserId(target.person())
                        .build());
            case GIVE_FEEDBACK ->
                stub.giveFeedback(GiveFeedbackRequest.newBuilder()
                        .setEvent(rating(target))
                        .build());
            case GIVE_FEEDBACK_IN_BULK ->
                stub.giveFeedbackInBulk(GiveFeedbackInBulkRequest.newBuilder()
                        .addEvents(Feedback.newBuilder()
                                .setEventId(target.fresh())
                                .setType(FeedbackType.FEEDBACK_TYPE_RETRACT)
                                .setUserId(target.person())
                                .setRetracts(target.event()))
                        .build());
            case IMPORT_FEEDBACK ->
                last(
                        streams::importFeedback,
                        ImportFeedbackRequest.newBuilder()
                                .setEvent(rating(target))
                                .build(),
                        ImportFeedbackResponse.getDefaultInstance());
            case GET_MODEL -> stub.getModel(GetModelRequest.getDefaultInstance());
            case TRAIN_MODEL -> stub.trainModel(TrainModelRequest.getDefaultInstance());
            case GET_OPERATION ->
                stub.getOperation(GetOperationRequest.newBuilder()
                        .setOperationId(target.operation())
                        .build());
            case CREATE_TOKEN ->
                stub.createToken(CreateTokenRequest.newBuilder()
                        .setUserId(target.person())
                        .build());
        };
    }

    private interface Opened<Q, A> {
        StreamObserver<Q> open(StreamObserver<A> observer);
    }

    /** Sends one message and waits for the answer at the end. */
    private static <Q, A> A last(Opened<Q, A> call, Q message, A none) {
        CompletableFuture<A> end = new CompletableFuture<>();
        StreamObserver<Q> stream = call.open(new StreamObserver<>() {
            private A answered = none;

            @Override
            public void onNext(A answer) {
                answered = answer;
            }

            @Override
            public void onError(Throwable refused) {
                end.completeExceptionally(refused);
            }

            @Override
            public void onCompleted() {
                end.complete(answered);
            }
        });
        stream.onNext(message);
        stream.onCompleted();
        try {
            return end.get(2 * PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception ended) {
            throw ended.getCause() instanceof StatusRuntimeException refused
                    ? refused
                    : new IllegalStateException(ended);
        }
    }

    /** The status of HTTP that means the same; without what names the request, which is another one every time. */
    private static Answer refused(StatusRuntimeException refused) {
        int outcome = switch (refused.getStatus().getCode()) {
            case UNAUTHENTICATED -> 401;
            case PERMISSION_DENIED -> 403;
            case NOT_FOUND -> 404;
            case INVALID_ARGUMENT -> 400;
            case ABORTED, ALREADY_EXISTS, FAILED_PRECONDITION -> 409;
            case RESOURCE_EXHAUSTED -> 429;
            default -> 500;
        };
        var status = StatusProto.fromThrowable(refused);
        StringBuilder text =
                new StringBuilder(String.valueOf(refused.getStatus().getDescription()));
        if (status != null) {
            status.getDetailsList().stream()
                    .filter(detail -> detail.is(ErrorInfo.class))
                    .forEach(detail -> text.append(' ').append(detail.getValue().toStringUtf8()));
        }
        return new Answer(outcome, text.toString());
    }

    private static Narrative.Builder narrative(Target target) {
        return Narrative.newBuilder().setNarrativeId(target.narrative()).setTitle("put");
    }

    /** The same as {@link HttpWire.Documents}. */
    private static Instrument instrument() {
        return Instrument.newBuilder()
                .setTitle("T")
                .addGroups(QuestionGroup.newBuilder().setKey("g").setLabel("G"))
                .addQuestions(Question.newBuilder()
                        .setKey("tone")
                        .setGroup("g")
                        .setLabel("Tone")
                        .setType(QuestionType.QUESTION_TYPE_NOMINAL)
                        .addAnswers(AnswerOption.newBuilder().setKey("mixed").setLabel("Mixed"))
                        .addAnswers(AnswerOption.newBuilder().setKey("upbeat").setLabel("Upbeat")))
                .build();
    }

    private static SafetyPolicy policy() {
        return SafetyPolicy.newBuilder()
                .addRules(PolicyRule.newBuilder()
                        .setKey("r")
                        .setDescription("D.")
                        .setExclude(PolicyExclusion.newBuilder().addContentWarnings("violence")))
                .build();
    }

    private static Questionnaire questionnaire() {
        return Questionnaire.newBuilder()
                .setTitle("Q")
                .addQuestions(RatingQuestion.newBuilder()
                        .setKey("hopefulness")
                        .setText("More hopeful?")
                        .setPrimary(true)
                        .setScale(Scale.newBuilder()
                                .setMinimum(-1)
                                .setMaximum(2)
                                .setStep(1)
                                .setNeutral(0)))
                .build();
    }

    private static Feedback rating(Target target) {
        return Feedback.newBuilder()
                .setEventId(target.fresh())
                .setType(FeedbackType.FEEDBACK_TYPE_RATING)
                .setUserId(target.person())
                .setNarrativeId(target.narrative())
                .putRatings("hopefulness", 1)
                .build();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
