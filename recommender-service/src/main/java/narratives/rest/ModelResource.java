package narratives.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import narratives.calls.Calls;
import narratives.calls.ModelCalls;
import narratives.json.Timestamps;
import narratives.live.ModelStatus;
import narratives.model.engagement.Head;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The model that lists are made from. */
@Path("/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Model")
class ModelResource {
    private final Tenancy tenancy;
    private final ModelCalls calls;

    /** What this replica serves from. */
    @Schema(
            name = "Model",
            requiredProperties = {
                "version",
                "trainedAt",
                "trainedLogPosition",
                "logPosition",
                "lag",
                "narratives",
                "people",
                "ratings",
                "trainedRatings",
                "drift",
                "training",
                "engagement"
            })
    record ModelJson(
            @Schema(description = "Of the trained model; an empty tenant has one too.", examples = "9f86d081884c7d65")
            String version,

            @Schema(description = "When its training ended.", examples = "2026-11-23T09:30:00Z")
            String trainedAt,

            @Schema(description = "Where in the log it was trained.", examples = "1-7042-318")
            String trainedLogPosition,

            @Schema(description = "Up to where this replica knows everything.", examples = "1-7050-402")
            String logPosition,

            LagJson lag,

            @Schema(description = "How many are known, whatever their status.")
            int narratives,

            @Schema(description = "How many are known.") int people,

            @Schema(description = "Answers to the primary question that count now.")
            int ratings,

            @Schema(description = "How many of them the model was trained on.")
            int trainedRatings,

            DriftJson drift,
            TrainingJson training,
            EngagementJson engagement) {
        private static ModelJson from(ModelStatus status) {
            return new ModelJson(
                    status.version(),
                    Timestamps.write(status.trainedAt()),
                    status.trainedPosition().toString(),
                    status.position().toString(),
                    new LagJson(status.lag().entries(), status.lag().age().toMillis() / 1000.0),
                    status.narratives(),
                    status.people(),
                    status.ratings(),
                    status.trainedRatings(),
                    DriftJson.from(status),
                    new TrainingJson(
                            status.drift().last().key(),
                            status.drift().sweeps(),
                            status.took().toMillis() / 1000.0),
                    new EngagementJson(
                            status.engagement().weight(Head.POPULARITY),
                            status.engagement().weight(Head.FACTORS),
                            status.engagement().weight(Head.ITEMS)));
        }
    }

    /** How much engagement moves lists. */
    @Schema(
            name = "Engagement",
            description =
                    "How much a standard deviation over the catalogue of each score of engagement (what people open,"
                            + " finish and keep) moves the score of a list, in steps of the primary question; 0 where it does not.",
            requiredProperties = {"popularity", "factors", "items"})
    record EngagementJson(
            @Schema(description = "How many turned to a narrative.")
            double popularity,

            @Schema(description = "How people and narratives go together by what all turned to.")
            double factors,

            @Schema(description = "Which narratives the same people turn to.")
            double items) {}

    /** How far what is known has moved from what a model was trained on. */
    @Schema(
            name = "Drift",
            requiredProperties = {"changes", "share", "shareBound", "ratings", "surprise", "surpriseBound"})
    record DriftJson(
            @Schema(description = "Ratings and narratives that came, changed or went since the training.")
            int changes,

            @Schema(description = "The same, as a share of what the model was trained on.")
            double share,

            @Schema(description = "Above it the model is trained.")
            double shareBound,

            @Schema(description = "New ratings since the training; each was foretold before it was learned from.")
            int ratings,

            @Schema(
                    description = "The mean squared error of those predictions, the latest ones most,"
                            + " by what the model itself expects: 1 as expected, 2 twice as much.")
            double surprise,

            @Schema(description = "Above it the model is trained.")
            double surpriseBound) {
        private static DriftJson from(ModelStatus status) {
            return new DriftJson(
                    status.drift().changes(),
                    status.drift().share(),
                    status.bounds().share(),
                    status.drift().surprise().ratings(),
                    status.drift().surprise().value(),
                    status.bounds().surprise());
        }
    }

    /** Where a model comes from. */
    @Schema(
            name = "ModelTraining",
            requiredProperties = {"kind", "sweeps", "tookSeconds"})
    record TrainingJson(
            @Schema(
                    description = "What was done at trainedAt: sweeps from the model before it, or a refit, anew.",
                    enumeration = {"sweeps", "refit"})
            String kind,

            @Schema(description = "How often it was swept since it was fitted; 0 for a refit.")
            int sweeps,

            @Schema(description = "How long it took.") double tookSeconds) {}

    /** What is committed and not yet known here. */
    @Schema(
            name = "Lag",
            requiredProperties = {"entries", "ageSeconds"})
    record LagJson(
            @Schema(description = "Entries of the log, counted up to 10,000.")
            long entries,

            @Schema(description = "Age of the oldest of them, in seconds; 0 if there is none.")
            double ageSeconds) {}

    ModelResource(Tenancy tenancy, Calls calls) {
        this.tenancy = tenancy;
        this.calls = calls.model();
    }

    @GET
    @Path("/model")
    @Operation(operationId = "getModel", summary = "What lists are made from, and how fresh it is")
    @APIResponse(
            responseCode = "200",
            description = "The model of this replica.",
            content = @Content(schema = @Schema(implementation = ModelJson.class)))
    public ModelJson get() {
        return ModelJson.from(calls.status(tenancy.caller()));
    }

    @POST
    @Path("/model:train")
    @Operation(
            operationId = "trainModel",
            summary = "Train a new model, beside serving",
            description = "If one is being trained, that is named. The body may be left out.")
    @APIResponse(
            responseCode = "202",
            description = "Begun.",
            headers =
                    @Header(
                            name = "Location",
                            description = "The operation.",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = OperationJson.class)))
    @RequestBody(
            required = false,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NoBody.class)))
    public Response train(byte[] body) {
        NoBody.check(body);
        OperationJson operation = OperationJson.from(calls.train(tenancy.caller()));
        return Response.accepted(operation)
                .location(URI.create("/v1/operations/" + operation.operationId()))
                .build();
    }
}
