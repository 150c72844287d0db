package narratives.grpc;

import com.google.protobuf.ByteString;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.util.List;
import java.util.Optional;
import narratives.access.BrowserToken;
import narratives.access.Call;
import narratives.access.Caller;
import narratives.access.Scope;
import narratives.access.TokenIssuer;
import narratives.api.v1.CompareNarrativesRequest;
import narratives.api.v1.CompareNarrativesResponse;
import narratives.api.v1.CreatePackRequest;
import narratives.api.v1.CreatePackResponse;
import narratives.api.v1.CreateTokenRequest;
import narratives.api.v1.CreateTokenResponse;
import narratives.api.v1.DeletePackRequest;
import narratives.api.v1.DeletePackResponse;
import narratives.api.v1.DeleteUserRequest;
import narratives.api.v1.DeleteUserResponse;
import narratives.api.v1.EditPackRequest;
import narratives.api.v1.EditPackResponse;
import narratives.api.v1.ExportUserRequest;
import narratives.api.v1.ExportUserResponse;
import narratives.api.v1.FreezePackRequest;
import narratives.api.v1.FreezePackResponse;
import narratives.api.v1.GetCollectionReportRequest;
import narratives.api.v1.GetCollectionReportResponse;
import narratives.api.v1.GetCuratedRequest;
import narratives.api.v1.GetCuratedResponse;
import narratives.api.v1.GetInstrumentRequest;
import narratives.api.v1.GetInstrumentResponse;
import narratives.api.v1.GetModelRequest;
import narratives.api.v1.GetModelResponse;
import narratives.api.v1.GetNarrativeRequest;
import narratives.api.v1.GetNarrativeResponse;
import narratives.api.v1.GetOperationRequest;
import narratives.api.v1.GetOperationResponse;
import narratives.api.v1.GetPackRequest;
import narratives.api.v1.GetPackResponse;
import narratives.api.v1.GetPolicyRequest;
import narratives.api.v1.GetPolicyResponse;
import narratives.api.v1.GetQuestionnaireRequest;
import narratives.api.v1.GetQuestionnaireResponse;
import narratives.api.v1.GetRecommendationRequest;
import narratives.api.v1.GetRecommendationResponse;
import narratives.api.v1.GetServiceRequest;
import narratives.api.v1.GetServiceResponse;
import narratives.api.v1.GetSharedPackRequest;
import narratives.api.v1.GetSharedPackResponse;
import narratives.api.v1.GetSupportRequest;
import narratives.api.v1.GetSupportResponse;
import narratives.api.v1.GetUserRequest;
import narratives.api.v1.GetUserResponse;
import narratives.api.v1.GiveFeedbackInBulkRequest;
import narratives.api.v1.GiveFeedbackInBulkResponse;
import narratives.api.v1.GiveFeedbackRequest;
import narratives.api.v1.GiveFeedbackResponse;
import narratives.api.v1.ImportFeedbackRequest;
import narratives.api.v1.ImportFeedbackResponse;
import narratives.api.v1.ImportNarrativesRequest;
import narratives.api.v1.ImportNarrativesResponse;
import narratives.api.v1.ListNarrativesRequest;
import narratives.api.v1.ListNarrativesResponse;
import narratives.api.v1.ListOwnNarrativesRequest;
import narratives.api.v1.ListOwnNarrativesResponse;
import narratives.api.v1.ListPacksRequest;
import narratives.api.v1.ListPacksResponse;
import narratives.api.v1.ListSafetyFlagsRequest;
import narratives.api.v1.ListSafetyFlagsResponse;
import narratives.api.v1.ListSimilarNarrativesRequest;
import narratives.api.v1.ListSimilarNarrativesResponse;
import narratives.api.v1.OpenSharedNarrativeRequest;
import narratives.api.v1.OpenSharedNarrativeResponse;
import narratives.api.v1.PolicyTrial;
import narratives.api.v1.PrintCollectionReportRequest;
import narratives.api.v1.PrintCollectionReportResponse;
import narratives.api.v1.PrintPackRequest;
import narratives.api.v1.PrintPackResponse;
import narratives.api.v1.PrintSharedPackRequest;
import narratives.api.v1.PrintSharedPackResponse;
import narratives.api.v1.PutCuratedRequest;
import narratives.api.v1.PutCuratedResponse;
import narratives.api.v1.PutInstrumentRequest;
import narratives.api.v1.PutInstrumentResponse;
import narratives.api.v1.PutNarrativeRequest;
import narratives.api.v1.PutNarrativeResponse;
import narratives.api.v1.PutPolicyRequest;
import narratives.api.v1.PutPolicyResponse;
import narratives.api.v1.PutQuestionnaireRequest;
import narratives.api.v1.PutQuestionnaireResponse;
import narratives.api.v1.PutSupportRequest;
import narratives.api.v1.PutSupportResponse;
import narratives.api.v1.PutUserRequest;
import narratives.api.v1.PutUserResponse;
import narratives.api.v1.RecommendRequest;
import narratives.api.v1.RecommendResponse;
import narratives.api.v1.RecommenderServiceGrpc;
import narratives.api.v1.RefillPackRequest;
import narratives.api.v1.RefillPackResponse;
import narratives.api.v1.ReviewNarrativeRequest;
import narratives.api.v1.ReviewNarrativeResponse;
import narratives.api.v1.SharePackRequest;
import narratives.api.v1.SharePackResponse;
import narratives.api.v1.StreamFeedbackRequest;
import narratives.api.v1.StreamFeedbackResponse;
import narratives.api.v1.StreamNarrativesRequest;
import narratives.api.v1.StreamNarrativesResponse;
import narratives.api.v1.TrainModelRequest;
import narratives.api.v1.TrainModelResponse;
import narratives.api.v1.TryPolicyRequest;
import narratives.api.v1.TryPolicyResponse;
import narratives.api.v1.UnsharePackRequest;
import narratives.api.v1.UnsharePackResponse;
import narratives.api.v1.WhyNotRequest;
import narratives.api.v1.WhyNotResponse;
import narratives.api.v1.WithdrawNarrativeRequest;
import narratives.api.v1.WithdrawNarrativeResponse;
import narratives.calls.Calls;
import narratives.calls.DocumentCalls;
import narratives.calls.FeedbackCalls;
import narratives.calls.GivenNarrative;
import narratives.calls.ListQuery;
import narratives.calls.NarrativeCalls;
import narratives.calls.PackCalls;
import narratives.calls.PersonCalls;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.Page;
import narratives.contract.RecommenderException;
import narratives.feedback.FeedbackLog;
import narratives.feedback.Questionnaire;
import narratives.json.CollectionReportJson;
import narratives.json.CompareRequestJson;
import narratives.json.CuratedJson;
import narratives.json.EntityTag;
import narratives.json.FeedbackBatchJson;
import narratives.json.HarmFlagsJson;
import narratives.json.NarrativeJson;
import narratives.json.OwnNarrativesJson;
import narratives.json.PackEditJson;
import narratives.json.PolicyTrialJson;
import narratives.json.RefillJson;
import narratives.json.ReviewJson;
import narratives.json.SafetyPolicyJson;
import narratives.json.ShareJson;
import narratives.json.SharedJson;
import narratives.json.SharedPackJson;
import narratives.json.SupportJson;
import narratives.json.TokenRequestJson;
import narratives.json.WhyNotRequestJson;
import narratives.pack.Pack;
import narratives.pack.PackId;
import narratives.people.People;
import narratives.people.Person;
import narratives.people.UserId;
import narratives.recommend.RecommendationRequest;
import narratives.safety.Curated;
import narratives.safety.Review;
import narratives.safety.SafetyPolicy;
import narratives.safety.Support;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Every call of the contract, from its message to its answer. */
@GrpcService
class RecommenderCalls implements RecommenderServiceGrpc.AsyncService, BindableService {
    private final Door door;
    private final Calls calls;
    private final TokenIssuer issuer;
    private final FeedbackStreams feedbackStreams;
    private final CallThreads threads;
    private final GetServiceResponse service;

    RecommenderCalls(
            Door door,
            Calls calls,
            TokenIssuer issuer,
            FeedbackStreams feedbackStreams,
            CallThreads threads,
            @ConfigProperty(name = "quarkus.application.name") String name,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.door = door;
        this.calls = calls;
        this.issuer = issuer;
        this.feedbackStreams = feedbackStreams;
        this.threads = threads;
        service = GetServiceResponse.newBuilder()
                .setName(name)
                .setVersion(version)
                .build();
    }

    @Override
    public ServerServiceDefinition bindService() {
        return Legible.of(RecommenderServiceGrpc.bindService(this));
    }

    @Override
    public void getService(GetServiceRequest request, StreamObserver<GetServiceResponse> observer) {
        door.answer(Call.GET_SERVICE, request, observer, caller -> service);
    }

    @Override
    public void recommend(RecommendRequest request, StreamObserver<RecommendResponse> observer) {
        door.answer(Call.RECOMMEND, request, observer, caller -> {
            RecommendationRequest wish = ListForms.given(request.getRequest());
            return RecommendResponse.newBuilder()
                    .setRecommendation(
                            ListForms.shown(calls.recommendations().recommend(caller, wish, Exchange.left())))
                    .build();
        });
    }

    @Override
    public void whyNot(WhyNotRequest request, StreamObserver<WhyNotResponse> observer) {
        door.answer(Call.WHY_NOT, request, observer, caller -> {
            WhyNotRequestJson.Asked asked = ListForms.given(request);
            return ListForms.shown(
                    calls.recommendations().whyNot(caller, asked.request(), asked.narrative(), Exchange.left()));
        });
    }

    @Override
    public void getRecommendation(
            GetRecommendationRequest request, StreamObserver<GetRecommendationResponse> observer) {
        door.answer(
                Call.GET_RECOMMENDATION,
                request,
                observer,
                caller -> GetRecommendationResponse.newBuilder()
                        .setRecommendation(
                                ListForms.shown(calls.recommendations().get(caller, request.getRecommendationId())))
                        .build());
    }

    @Override
    public void putNarrative(PutNarrativeRequest request, StreamObserver<PutNarrativeResponse> observer) {
        door.answer(Call.PUT_NARRATIVE, request, observer, caller -> {
            GivenNarrative given = NarrativeForms.given(request.getNarrative());
            NarrativeCalls.Put put = calls.narratives().put(caller, given, present -> requireMatch(request, present));
            return PutNarrativeResponse.newBuilder()
                    .setNarrative(NarrativeForms.shown(put.narrative()))
                    .setLogPosition(put.position().toString())
                    .setCreated(put.created())
                    .build();
        });
    }

    private static void requireMatch(PutNarrativeRequest request, Optional<Narrative> present) {
        boolean matches = !request.hasIfMatch()
                || present.map(RecommenderCalls::tag)
                        .filter(tag -> request.getIfMatch().equals("*")
                                || request.getIfMatch().equals(tag))
                        .isPresent();
        if (!matches) {
            throw new RecommenderException(
                    ErrorCode.VERSION_CONFLICT, "Read it again; its etag is not the one in if_match.");
        }
    }

    private static String tag(Narrative narrative) {
        return EntityTag.of(NarrativeJson.from(narrative));
    }

    @Override
    public void getNarrative(GetNarrativeRequest request, StreamObserver<GetNarrativeResponse> observer) {
        door.answer(Call.GET_NARRATIVE, request, observer, caller -> {
            Narrative narrative = calls.narratives().get(caller, new NarrativeId(request.getNarrativeId()));
            return GetNarrativeResponse.newBuilder()
                    .setNarrative(NarrativeForms.shown(narrative))
                    .setEtag(tag(narrative))
                    .build();
        });
    }

    @Override
    public void listNarratives(ListNarrativesRequest request, StreamObserver<ListNarrativesResponse> observer) {
        door.answer(Call.LIST_NARRATIVES, request, observer, caller -> {
            Page<Narrative> page = calls.narratives().list(caller, query(caller, request));
            ListNarrativesResponse.Builder shown = ListNarrativesResponse.newBuilder();
            page.items().forEach(narrative -> shown.addNarratives(NarrativeForms.shown(narrative)));
            page.next().ifPresent(shown::setNextPageToken);
            return shown.build();
        });
    }

    private ListQuery query(Caller caller, ListNarrativesRequest request) {
        return ListQuery.read(
                NarrativeForms.parameters(request), () -> calls.narratives().instrument(caller));
    }

    @Override
    public void streamNarratives(StreamNarrativesRequest request, StreamObserver<StreamNarrativesResponse> observer) {
        new NarrativeStream(door, calls.narratives(), (ServerCallStreamObserver<StreamNarrativesResponse>) observer)
                .begin(threads, request);
    }

    @Override
    public void withdrawNarrative(
            WithdrawNarrativeRequest request, StreamObserver<WithdrawNarrativeResponse> observer) {
        door.answer(Call.WITHDRAW_NARRATIVE, request, observer, caller -> {
            NarrativeCalls.Put put = calls.narratives().withdraw(caller, new NarrativeId(request.getNarrativeId()));
            return WithdrawNarrativeResponse.newBuilder()
                    .setNarrative(NarrativeForms.shown(put.narrative()))
                    .setLogPosition(put.position().toString())
                    .build();
        });
    }

    @Override
    public void listSimilarNarratives(
            ListSimilarNarrativesRequest request, StreamObserver<ListSimilarNarrativesResponse> observer) {
        door.answer(Call.LIST_SIMILAR_NARRATIVES, request, observer, caller -> {
            int count = request.hasCount() ? request.getCount() : RecommendationRequest.DEFAULT_COUNT;
            if (count < 1 || count > RecommendationRequest.MOST) {
                throw RecommenderException.invalid(
                        "count", FieldError.OUT_OF_RANGE, "Must be within 1 and " + RecommendationRequest.MOST + ".");
            }
            ListSimilarNarrativesResponse.Builder shown = ListSimilarNarrativesResponse.newBuilder();
            calls.narratives()
                    .similar(caller, new NarrativeId(request.getNarrativeId()), count)
                    .forEach(similar -> shown.addNarratives(ListForms.shown(similar)));
            return shown.build();
        });
    }

    @Override
    public StreamObserver<ImportNarrativesRequest> importNarratives(StreamObserver<ImportNarrativesResponse> observer) {
        return new ImportStream<ImportNarrativesRequest, GivenNarrative, ImportNarrativesResponse>(
                        door,
                        Call.IMPORT_NARRATIVES,
                        (ServerCallStreamObserver<ImportNarrativesResponse>) observer,
                        request -> {
                            Legible.require(request);
                            Soundness.require(request.getNarrative());
                            return NarrativeForms.given(request.getNarrative());
                        },
                        (caller, first, lines) -> ImportNarrativesResponse.newBuilder()
                                .setImport(ModelForms.shown(calls.narratives().load(caller, lines)))
                                .build())
                .begin(threads);
    }

    @Override
    public void getInstrument(GetInstrumentRequest request, StreamObserver<GetInstrumentResponse> observer) {
        door.answer(
                Call.GET_INSTRUMENT,
                request,
                observer,
                caller -> GetInstrumentResponse.newBuilder()
                        .setInstrument(DocumentForms.shown(calls.documents().instrument(caller)))
                        .build());
    }

    @Override
    public void putInstrument(PutInstrumentRequest request, StreamObserver<PutInstrumentResponse> observer) {
        door.answer(Call.PUT_INSTRUMENT, request, observer, caller -> {
            Optional<Integer> version = request.getInstrument().hasVersion()
                    ? Optional.of(request.getInstrument().getVersion())
                    : Optional.empty();
            DocumentCalls.Put<Instrument> put = calls.documents()
                    .put(
                            caller,
                            DocumentForms.given(request.getInstrument()),
                            version,
                            DocumentCalls.Precondition.none());
            return PutInstrumentResponse.newBuilder()
                    .setInstrument(DocumentForms.shown(put.inForce()))
                    .setRevalidation(DocumentForms.shown(
                            calls.documents().revalidate(caller, put.inForce().value())))
                    .setCreated(put.created())
                    .build();
        });
    }

    @Override
    public void getQuestionnaire(GetQuestionnaireRequest request, StreamObserver<GetQuestionnaireResponse> observer) {
        door.answer(
                Call.GET_QUESTIONNAIRE,
                request,
                observer,
                caller -> GetQuestionnaireResponse.newBuilder()
                        .setQuestionnaire(DocumentForms.shownQuestionnaire(
                                calls.documents().questionnaire(caller)))
                        .build());
    }

    @Override
    public void putQuestionnaire(PutQuestionnaireRequest request, StreamObserver<PutQuestionnaireResponse> observer) {
        door.answer(Call.PUT_QUESTIONNAIRE, request, observer, caller -> {
            Optional<Integer> version = request.getQuestionnaire().hasVersion()
                    ? Optional.of(request.getQuestionnaire().getVersion())
                    : Optional.empty();
            DocumentCalls.Put<Questionnaire> put = calls.documents()
                    .put(
                            caller,
                            DocumentForms.given(request.getQuestionnaire()),
                            version,
                            DocumentCalls.Precondition.none());
            return PutQuestionnaireResponse.newBuilder()
                    .setQuestionnaire(DocumentForms.shownQuestionnaire(put.inForce()))
                    .setCreated(put.created())
                    .build();
        });
    }

    @Override
    public void getCurated(GetCuratedRequest request, StreamObserver<GetCuratedResponse> observer) {
        door.answer(
                Call.GET_CURATED,
                request,
                observer,
                caller -> GetCuratedResponse.newBuilder()
                        .setCurated(Mirrors.shown(
                                CuratedJson.from(calls.safety().curated(caller)),
                                narratives.api.v1.CuratedList.newBuilder()))
                        .build());
    }

    @Override
    public void putCurated(PutCuratedRequest request, StreamObserver<PutCuratedResponse> observer) {
        door.answer(Call.PUT_CURATED, request, observer, caller -> {
            CuratedJson given = Mirrors.given(request.getCurated(), CuratedJson.class);
            DocumentCalls.Put<Curated> put = calls.safety()
                    .put(
                            caller,
                            given.toCurated(),
                            Optional.ofNullable(given.version()),
                            DocumentCalls.Precondition.none());
            return PutCuratedResponse.newBuilder()
                    .setCurated(
                            Mirrors.shown(CuratedJson.from(put.inForce()), narratives.api.v1.CuratedList.newBuilder()))
                    .setCreated(put.created())
                    .build();
        });
    }

    @Override
    public void getSupport(GetSupportRequest request, StreamObserver<GetSupportResponse> observer) {
        door.answer(
                Call.GET_SUPPORT,
                request,
                observer,
                caller -> GetSupportResponse.newBuilder()
                        .setSupport(Mirrors.shown(
                                SupportJson.from(calls.safety().support(caller)),
                                narratives.api.v1.Support.newBuilder()))
                        .build());
    }

    @Override
    public void putSupport(PutSupportRequest request, StreamObserver<PutSupportResponse> observer) {
        door.answer(Call.PUT_SUPPORT, request, observer, caller -> {
            SupportJson given = Mirrors.given(request.getSupport(), SupportJson.class);
            DocumentCalls.Put<Support> put = calls.safety()
                    .put(
                            caller,
                            given.toSupport(),
                            Optional.ofNullable(given.version()),
                            DocumentCalls.Precondition.none());
            return PutSupportResponse.newBuilder()
                    .setSupport(Mirrors.shown(SupportJson.from(put.inForce()), narratives.api.v1.Support.newBuilder()))
                    .setCreated(put.created())
                    .build();
        });
    }

    @Override
    public void getPolicy(GetPolicyRequest request, StreamObserver<GetPolicyResponse> observer) {
        door.answer(
                Call.GET_POLICY,
                request,
                observer,
                caller -> GetPolicyResponse.newBuilder()
                        .setPolicy(Mirrors.shown(
                                SafetyPolicyJson.from(calls.safety().policy(caller)),
                                narratives.api.v1.SafetyPolicy.newBuilder()))
                        .build());
    }

    @Override
    public void putPolicy(PutPolicyRequest request, StreamObserver<PutPolicyResponse> observer) {
        door.answer(Call.PUT_POLICY, request, observer, caller -> {
            SafetyPolicyJson given = Mirrors.given(request.getPolicy(), SafetyPolicyJson.class);
            DocumentCalls.Put<SafetyPolicy> put = calls.safety()
                    .put(
                            caller,
                            given.toPolicy(),
                            Optional.ofNullable(given.version()),
                            DocumentCalls.Precondition.none());
            return PutPolicyResponse.newBuilder()
                    .setPolicy(Mirrors.shown(
                            SafetyPolicyJson.from(put.inForce()), narratives.api.v1.SafetyPolicy.newBuilder()))
                    .setCreated(put.created())
                    .build();
        });
    }

    @Override
    public void tryPolicy(TryPolicyRequest request, StreamObserver<TryPolicyResponse> observer) {
        door.answer(Call.TRY_POLICY, request, observer, caller -> {
            SafetyPolicyJson given = Mirrors.given(request.getPolicy(), SafetyPolicyJson.class);
            return TryPolicyResponse.newBuilder()
                    .setTrial(Mirrors.shown(
                            PolicyTrialJson.from(calls.safety().tryOut(caller, given.toPolicy())),
                            PolicyTrial.newBuilder()))
                    .build();
        });
    }

    @Override
    public void listSafetyFlags(ListSafetyFlagsRequest request, StreamObserver<ListSafetyFlagsResponse> observer) {
        door.answer(
                Call.LIST_SAFETY_FLAGS,
                request,
                observer,
                caller -> Mirrors.shown(
                                HarmFlagsJson.from(calls.safety().flags(caller)), ListSafetyFlagsResponse.newBuilder())
                        .build());
    }

    @Override
    public void reviewNarrative(ReviewNarrativeRequest request, StreamObserver<ReviewNarrativeResponse> observer) {
        door.answer(Call.REVIEW_NARRATIVE, request, observer, caller -> {
            Review review = Mirrors.given(request.getReview(), ReviewJson.class).toReview();
            return ReviewNarrativeResponse.newBuilder()
                    .setNarrativeId(review.narrative().value())
                    .setLogPosition(calls.safety().review(caller, review).toString())
                    .build();
        });
    }

    @Override
    public void getCollectionReport(
            GetCollectionReportRequest request, StreamObserver<GetCollectionReportResponse> observer) {
        door.answer(
                Call.GET_COLLECTION_REPORT,
                request,
                observer,
                caller -> Mirrors.shown(
                                CollectionReportJson.from(calls.collection().report(caller)),
                                GetCollectionReportResponse.newBuilder())
                        .build());
    }

    @Override
    public void printCollectionReport(
            PrintCollectionReportRequest request, StreamObserver<PrintCollectionReportResponse> observer) {
        door.answer(
                Call.PRINT_COLLECTION_REPORT,
                request,
                observer,
                caller -> PrintCollectionReportResponse.newBuilder()
                        .setDocument(ByteString.copyFrom(calls.collection().page(caller)))
                        .build());
    }

    @Override
    public void compareNarratives(
            CompareNarrativesRequest request, StreamObserver<CompareNarrativesResponse> observer) {
        door.answer(Call.COMPARE_NARRATIVES, request, observer, caller -> {
            CompareRequestJson.Asked asked = PackForms.given(request);
            CompareNarrativesResponse.Builder shown = CompareNarrativesResponse.newBuilder();
            calls.recommendations()
                    .compare(caller, asked.request(), asked.narratives(), Exchange.left())
                    .narratives()
                    .forEach(one -> shown.addNarratives(PackForms.shown(one)));
            return shown.build();
        });
    }

    @Override
    public void getPack(GetPackRequest request, StreamObserver<GetPackResponse> observer) {
        door.answer(
                Call.GET_PACK,
                request,
                observer,
                caller -> GetPackResponse.newBuilder()
                        .setPack(PackForms.shown(calls.packs().get(caller, new PackId(request.getPackId()))))
                        .build());
    }

    @Override
    public void freezePack(FreezePackRequest request, StreamObserver<FreezePackResponse> observer) {
        door.answer(
                Call.FREEZE_PACK,
                request,
                observer,
                caller -> FreezePackResponse.newBuilder()
                        .setPack(PackForms.shown(calls.packs().freeze(caller, new PackId(request.getPackId()))))
                        .build());
    }

    @Override
    public void unsharePack(UnsharePackRequest request, StreamObserver<UnsharePackResponse> observer) {
        door.answer(
                Call.UNSHARE_PACK,
                request,
                observer,
                caller -> UnsharePackResponse.newBuilder()
                        .setPack(PackForms.shown(calls.packs().unshare(caller, new PackId(request.getPackId()))))
                        .build());
    }

    @Override
    public void createPack(CreatePackRequest request, StreamObserver<CreatePackResponse> observer) {
        door.answer(
                Call.CREATE_PACK,
                request,
                observer,
                caller -> CreatePackResponse.newBuilder()
                        .setPack(PackForms.shown(calls.packs().create(caller, PackForms.given(request))))
                        .build());
    }

    @Override
    public void listPacks(ListPacksRequest request, StreamObserver<ListPacksResponse> observer) {
        door.answer(Call.LIST_PACKS, request, observer, caller -> {
            int size = request.hasPageSize() ? request.getPageSize() : PackCalls.USUAL_PAGE;
            if (size < 1 || size > PackCalls.LONGEST_PAGE) {
                throw RecommenderException.invalid(
                        "pageSize", FieldError.OUT_OF_RANGE, "Must be within 1 and " + PackCalls.LONGEST_PAGE + ".");
            }
            Page<Pack> page = calls.packs()
                    .list(
                            caller,
                            request.hasUserId() ? Optional.of(new UserId(request.getUserId())) : Optional.empty(),
                            size,
                            request.hasPageToken() ? Optional.of(request.getPageToken()) : Optional.empty());
            ListPacksResponse.Builder shown = ListPacksResponse.newBuilder();
            page.items().forEach(pack -> shown.addPacks(PackForms.shown(pack)));
            page.next().ifPresent(shown::setNextPageToken);
            return shown.build();
        });
    }

    @Override
    public void editPack(EditPackRequest request, StreamObserver<EditPackResponse> observer) {
        door.answer(Call.EDIT_PACK, request, observer, caller -> {
            PackEditJson edit = Mirrors.given(request.getEdit(), PackEditJson.class);
            return EditPackResponse.newBuilder()
                    .setPack(PackForms.shown(calls.packs()
                            .edit(
                                    caller,
                                    new PackId(request.getPackId()),
                                    edit.toContent(),
                                    Optional.ofNullable(edit.version()))))
                    .build();
        });
    }

    @Override
    public void refillPack(RefillPackRequest request, StreamObserver<RefillPackResponse> observer) {
        door.answer(Call.REFILL_PACK, request, observer, caller -> {
            RefillJson wanted = new RefillJson(request.hasCount() ? (Integer) request.getCount() : null);
            return RefillPackResponse.newBuilder()
                    .setPack(PackForms.shown(
                            calls.packs().refill(caller, new PackId(request.getPackId()), wanted.wanted())))
                    .build();
        });
    }

    @Override
    public void sharePack(SharePackRequest request, StreamObserver<SharePackResponse> observer) {
        door.answer(Call.SHARE_PACK, request, observer, caller -> {
            ShareJson wanted =
                    new ShareJson(request.hasExpiresInSeconds() ? (Integer) request.getExpiresInSeconds() : null);
            return Mirrors.shown(
                            SharedJson.from(
                                    calls.packs().share(caller, new PackId(request.getPackId()), wanted.lifetime())),
                            SharePackResponse.newBuilder())
                    .build();
        });
    }

    @Override
    public void printPack(PrintPackRequest request, StreamObserver<PrintPackResponse> observer) {
        door.answer(
                Call.PRINT_PACK,
                request,
                observer,
                caller -> PrintPackResponse.newBuilder()
                        .setDocument(ByteString.copyFrom(calls.packs()
                                .print(
                                        caller,
                                        new PackId(request.getPackId()),
                                        form(request.hasFormat(), request.getFormat()))))
                        .build());
    }

    private static PackCalls.Form form(boolean given, String format) {
        return PackCalls.Form.read(given ? Optional.of(format) : Optional.empty());
    }

    @Override
    public void deletePack(DeletePackRequest request, StreamObserver<DeletePackResponse> observer) {
        door.answer(Call.DELETE_PACK, request, observer, caller -> {
            calls.packs().delete(caller, new PackId(request.getPackId()));
            return DeletePackResponse.getDefaultInstance();
        });
    }

    @Override
    public void getSharedPack(GetSharedPackRequest request, StreamObserver<GetSharedPackResponse> observer) {
        door.answer(
                Call.GET_SHARED_PACK,
                request,
                observer,
                caller -> Mirrors.shown(
                                SharedPackJson.from(calls.packs().open(request.getToken())),
                                GetSharedPackResponse.newBuilder())
                        .build());
    }

    @Override
    public void printSharedPack(PrintSharedPackRequest request, StreamObserver<PrintSharedPackResponse> observer) {
        door.answer(
                Call.PRINT_SHARED_PACK,
                request,
                observer,
                caller -> PrintSharedPackResponse.newBuilder()
                        .setDocument(ByteString.copyFrom(calls.packs()
                                .print(request.getToken(), form(request.hasFormat(), request.getFormat()))))
                        .build());
    }

    @Override
    public void openSharedNarrative(
            OpenSharedNarrativeRequest request, StreamObserver<OpenSharedNarrativeResponse> observer) {
        door.answer(
                Call.OPEN_SHARED_NARRATIVE,
                request,
                observer,
                caller -> OpenSharedNarrativeResponse.newBuilder()
                        .setUri(calls.packs()
                                .open(request.getToken(), new NarrativeId(request.getNarrativeId()))
                                .orElseThrow(() -> new RecommenderException(
                                        ErrorCode.NARRATIVE_UNKNOWN, ErrorCode.NARRATIVE_UNKNOWN.title())))
                        .build());
    }

    @Override
    public void putUser(PutUserRequest request, StreamObserver<PutUserResponse> observer) {
        door.answer(Call.PUT_USER, request, observer, caller -> {
            Person person = PersonForms.given(request.getUser());
            People.Written written = calls.people().put(caller, person);
            return PutUserResponse.newBuilder()
                    .setUser(PersonForms.shown(person))
                    .setLogPosition(written.position().toString())
                    .setCreated(written.created())
                    .build();
        });
    }

    @Override
    public void getUser(GetUserRequest request, StreamObserver<GetUserResponse> observer) {
        door.answer(
                Call.GET_USER,
                request,
                observer,
                caller -> GetUserResponse.newBuilder()
                        .setUser(PersonForms.shown(calls.people().get(caller, new UserId(request.getUserId()))))
                        .build());
    }

    @Override
    public void deleteUser(DeleteUserRequest request, StreamObserver<DeleteUserResponse> observer) {
        door.answer(
                Call.DELETE_USER,
                request,
                observer,
                caller -> DeleteUserResponse.newBuilder()
                        .setOperation(ModelForms.shown(calls.people().erase(caller, new UserId(request.getUserId()))))
                        .build());
    }

    @Override
    public void exportUser(ExportUserRequest request, StreamObserver<ExportUserResponse> observer) {
        door.answer(Call.EXPORT_USER, request, observer, caller -> {
            PersonCalls.Export export = calls.people().export(caller, new UserId(request.getUserId()));
            ExportUserResponse.Builder shown =
                    ExportUserResponse.newBuilder().setUser(PersonForms.shown(export.person()));
            export.feedback().forEach(entry -> shown.addFeedback(FeedbackForms.shown(entry)));
            export.exposures().forEach(exposure -> shown.addExposures(ListForms.shown(exposure)));
            export.packs().forEach(pack -> shown.addPacks(PackForms.shown(pack)));
            return shown.build();
        });
    }

    @Override
    public void listOwnNarratives(
            ListOwnNarrativesRequest request, StreamObserver<ListOwnNarrativesResponse> observer) {
        door.answer(
                Call.LIST_OWN_NARRATIVES,
                request,
                observer,
                caller -> Mirrors.shown(
                                OwnNarrativesJson.from(calls.people().own(caller, new UserId(request.getUserId()))),
                                ListOwnNarrativesResponse.newBuilder())
                        .build());
    }

    @Override
    public void giveFeedback(GiveFeedbackRequest request, StreamObserver<GiveFeedbackResponse> observer) {
        door.answer(Call.GIVE_FEEDBACK, request, observer, caller -> {
            FeedbackLog.Stored stored =
                    calls.feedback().give(caller, FeedbackForms.given(request.getEvent()), request.getCreateUser());
            return GiveFeedbackResponse.newBuilder()
                    .setEventId(stored.eventId().value())
                    .setLogPosition(stored.position().toString())
                    .setReplayed(stored.replayed())
                    .build();
        });
    }

    @Override
    public void giveFeedbackInBulk(
            GiveFeedbackInBulkRequest request, StreamObserver<GiveFeedbackInBulkResponse> observer) {
        door.answer(Call.GIVE_FEEDBACK_IN_BULK, request, observer, caller -> {
            List<narratives.api.v1.Feedback> given = request.getEventsList();
            FeedbackCalls.Batch stored = calls.feedback()
                    .giveAll(
                            caller,
                            check -> FeedbackBatchJson.each(
                                    given.size(), place -> check.of(FeedbackForms.given(given.get(place)))),
                            request.getCreateUser());
            return GiveFeedbackInBulkResponse.newBuilder()
                    .setAccepted(stored.accepted())
                    .setDuplicates(stored.duplicates())
                    .setLogPosition(stored.last().toString())
                    .build();
        });
    }

    @Override
    public StreamObserver<ImportFeedbackRequest> importFeedback(StreamObserver<ImportFeedbackResponse> observer) {
        return new ImportStream<ImportFeedbackRequest, narratives.feedback.Feedback, ImportFeedbackResponse>(
                        door,
                        Call.IMPORT_FEEDBACK,
                        (ServerCallStreamObserver<ImportFeedbackResponse>) observer,
                        request -> {
                            Legible.require(request);
                            Soundness.require(request.getEvent());
                            return FeedbackForms.given(request.getEvent());
                        },
                        (caller, first, lines) -> ImportFeedbackResponse.newBuilder()
                                .setImport(ModelForms.shown(calls.feedback()
                                        .load(
                                                caller,
                                                lines,
                                                first.map(ImportFeedbackRequest::getCreateUser)
                                                        .orElse(false))))
                                .build())
                .begin(threads);
    }

    @Override
    public StreamObserver<StreamFeedbackRequest> streamFeedback(StreamObserver<StreamFeedbackResponse> observer) {
        return feedbackStreams.open((ServerCallStreamObserver<StreamFeedbackResponse>) observer);
    }

    @Override
    public void createToken(CreateTokenRequest request, StreamObserver<CreateTokenResponse> observer) {
        door.answerAdmitted(Call.CREATE_TOKEN, request, observer, admitted -> {
            TokenRequestJson asked = new TokenRequestJson(
                    request.hasUserId() ? request.getUserId() : null,
                    request.hasExpiresInSeconds() ? (Long) request.getExpiresInSeconds() : null);
            BrowserToken token = issuer.issue(admitted, asked.person(), asked.lifetime());
            return CreateTokenResponse.newBuilder()
                    .setToken(token.text())
                    .setExpiresAt(Moments.of(token.expiresAt()))
                    .addAllScopes(
                            token.scopes().stream().map(Scope::key).sorted().toList())
                    .build();
        });
    }

    @Override
    public void getModel(GetModelRequest request, StreamObserver<GetModelResponse> observer) {
        door.answer(
                Call.GET_MODEL,
                request,
                observer,
                caller -> ModelForms.shown(calls.model().status(caller)));
    }

    @Override
    public void trainModel(TrainModelRequest request, StreamObserver<TrainModelResponse> observer) {
        door.answer(
                Call.TRAIN_MODEL,
                request,
                observer,
                caller -> TrainModelResponse.newBuilder()
                        .setOperation(ModelForms.shown(calls.model().train(caller)))
                        .build());
    }

    @Override
    public void getOperation(GetOperationRequest request, StreamObserver<GetOperationResponse> observer) {
        door.answer(
                Call.GET_OPERATION,
                request,
                observer,
                caller -> GetOperationResponse.newBuilder()
                        .setOperation(ModelForms.shown(calls.model().operation(caller, request.getOperationId())))
                        .build());
    }
}
