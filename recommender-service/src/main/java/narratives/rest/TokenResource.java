package narratives.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import narratives.access.TokenIssuer;
import narratives.json.TokenJson;
import narratives.json.TokenRequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tokens for browsers. */
@Path("/v1/tokens")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tokens")
class TokenResource {
    private final Tenancy tenancy;
    private final TokenIssuer issuer;

    TokenResource(Tenancy tenancy, TokenIssuer issuer) {
        this.tenancy = tenancy;
        this.issuer = issuer;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createToken",
            summary = "Make a token for one person's browser, so that it never holds a key",
            description = "It is good for calls that need serve or feedback, for this person alone, until it expires or"
                    + " the key that asked for it is revoked.")
    @APIResponse(
            responseCode = "201",
            description = "The token; it is shown this once.",
            content = @Content(schema = @Schema(implementation = TokenJson.class)))
    public Response create(@RequestBody(required = true) TokenRequestJson body) {
        return Response.status(Response.Status.CREATED)
                .entity(TokenJson.from(issuer.issue(tenancy.admitted(), body.person(), body.lifetime())))
                .build();
    }
}
