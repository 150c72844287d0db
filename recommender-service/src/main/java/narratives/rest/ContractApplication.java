package narratives.rest;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the OpenAPI document says of the whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Recommender of recorded recovery narratives",
                        version = "v1",
                        description =
                                "Matches recorded recovery narratives to people, and learns from what people say a"
                                        + " narrative did for them. Unknown fields and query parameters are refused. Times are"
                                        + " RFC 3339 in UTC. Errors are problem documents (RFC 9457) with a stable code.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        servers = @Server(url = "/", description = "This service."),
        tags = {
            @Tag(name = "Recommendations", description = "Lists, and past lists."),
            @Tag(name = "Feedback", description = "What people tell about narratives."),
            @Tag(name = "People", description = "What people tell about themselves."),
            @Tag(name = "Narratives", description = "What is recommended."),
            @Tag(
                    name = "Instrument and questionnaire",
                    description = "The questions that curators and readers answer."),
            @Tag(name = "Safety", description = "What keeps lists from doing harm."),
            @Tag(name = "Model", description = "What lists are made from."),
            @Tag(name = "Operations", description = "Long work."),
            @Tag(name = "Service", description = "What is here.")
        })
public class ContractApplication extends Application {}
