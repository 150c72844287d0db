package narratives.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import narratives.calls.Calls;
import narratives.calls.PersonCalls;
import narratives.json.OwnNarrativesJson;
import narratives.json.PersonJson;
import narratives.people.People;
import narratives.people.Person;
import narratives.people.UserId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One person. */
@Path("/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
class UserResource {
    private static final String ONE = "/users/{userId}";
    private static final String EXPORT = "/users/{userId: [^/:]+}:export";

    private final Tenancy tenancy;
    private final PersonCalls calls;

    UserResource(Tenancy tenancy, Calls calls) {
        this.tenancy = tenancy;
        this.calls = calls.people();
    }

    @PUT
    @Path(ONE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putUser",
            summary = "Create a person or replace what they told",
            description = "The id is a pseudonym of the client's. Everything else may be left out.")
    @APIResponse(
            responseCode = "200",
            description = "Replaced.",
            content = @Content(schema = @Schema(implementation = PersonWrittenJson.class)))
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content = @Content(schema = @Schema(implementation = PersonWrittenJson.class)))
    @APIResponse(responseCode = "410", ref = "Gone")
    public Response put(
            @Parameter(ref = "userId") @PathParam("userId") String id, @RequestBody(required = true) PersonJson body) {
        Person person = body.toPerson(new UserId(id));
        People.Written written = calls.put(tenancy.caller(), person);
        return Response.status(written.created() ? Response.Status.CREATED : Response.Status.OK)
                .entity(new PersonWrittenJson(
                        PersonJson.from(person), written.position().toString()))
                .build();
    }

    @GET
    @Path(ONE)
    @Operation(operationId = "getUser", summary = "Get a person")
    @APIResponse(
            responseCode = "200",
            description = "The person.",
            content = @Content(schema = @Schema(implementation = PersonJson.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "410", ref = "Gone")
    public PersonJson get(@Parameter(ref = "userId") @PathParam("userId") String id) {
        return PersonJson.from(calls.get(tenancy.caller(), new UserId(id)));
    }

    @DELETE
    @Path(ONE)
    @Operation(
            operationId = "deleteUser",
            summary = "Erase a person",
            description =
                    "Deletes the person, their feedback, the lists they were served and every model that knew them,"
                            + " at once; the operation ends with a receipt when a model was trained without them. The id is"
                            + " refused from then on, with `USER_ERASED`. Somebody who is erased already stays so.")
    @APIResponse(
            responseCode = "202",
            description = "Everything that is stored is deleted; the model follows.",
            headers =
                    @Header(
                            name = "Location",
                            description = "The operation.",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = OperationJson.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response delete(@Parameter(ref = "userId") @PathParam("userId") String id) {
        OperationJson operation = OperationJson.from(calls.erase(tenancy.caller(), new UserId(id)));
        return Response.accepted(operation)
                .location(URI.create("/v1/operations/" + operation.operationId()))
                .build();
    }

    @GET
    @Path(EXPORT)
    @Operation(
            operationId = "exportUser",
            summary = "Get everything that is stored about a person",
            description = "One document: the person, their feedback as given and in log order, and the lists they were"
                    + " served, oldest first.")
    @APIResponse(
            responseCode = "200",
            description = "Everything.",
            content = @Content(schema = @Schema(implementation = ExportJson.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "410", ref = "Gone")
    public ExportJson export(@Parameter(ref = "userId") @PathParam("userId") String id) {
        return ExportJson.from(calls.export(tenancy.caller(), new UserId(id)));
    }

    @GET
    @Path(ONE + "/narratives")
    @Operation(
            operationId = "listOwnNarratives",
            summary = "List what a person has kept, hidden and met",
            description =
                    "The last first. Each has the event that made it so: retract it to undo it. A narrative that may not"
                            + " be shown to them any more has no title.")
    @APIResponse(
            responseCode = "200",
            description = "Their narratives.",
            content = @Content(schema = @Schema(implementation = OwnNarrativesJson.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "410", ref = "Gone")
    public OwnNarrativesJson narratives(@Parameter(ref = "userId") @PathParam("userId") String id) {
        return OwnNarrativesJson.from(calls.own(tenancy.caller(), new UserId(id)));
    }
}
