package narratives.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import narratives.access.Call;
import narratives.contract.ErrorCode;
import narratives.contract.Identifier;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** What the OpenAPI document says of every call alike: its refusals, made from the table of codes, and shared parts. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ContractDocument implements OASFilter {
    private static final Set<String> SAYING_NULL =
            Set.of("Narrative", "NarrativeWritten", "NarrativeList", "Recommendation");

    private static final Set<String> NULLABLE = Set.of(
            "title",
            "summary",
            "language",
            "modality",
            "form",
            "durationSeconds",
            "contentUri",
            "contentWarnings",
            "availableFrom",
            "availableUntil",
            "nextPageToken");

    private static final String RESPONSES = "#/components/responses/";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components = document.getComponents();
        for (ErrorCode.Kind kind : ErrorCode.Kind.values()) {
            components.addResponse(name(kind), refusal(kind));
        }
        components.addResponse(
                "NotModified", OASFactory.createAPIResponse().description("It is still what the ETag names."));
        components.addParameter("narrativeId", id("narrativeId", "n-4"));
        components.addParameter("userId", id("userId", "u-17"));
        components.addParameter("packId", id("packId", "019ab6d2c4e0b51f0a8f3c2d7e6a9b10"));
        components.addParameter(
                "ifMatch",
                header("If-Match", "The ETag it was read with; changed since then, it is refused with 412."));
        components.addParameter(
                "ifNoneMatch", header("If-None-Match", "The ETag it was read with; unchanged, the answer is 304."));
        components.addParameter("createUser", createUser());
        components.addParameter(
                "acceptLanguage",
                header("Accept-Language", "The language of reasons, unless explainLanguage says: en or de."));
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(ContractDocument::refusals));
        nullable(components);
        Examples.add(components);
    }

    private static void refusals(Operation operation) {
        refuses(operation, ErrorCode.Kind.INVALID);
        if (!Call.of(operation.getOperationId()).orElseThrow().isOpen()) {
            refuses(operation, ErrorCode.Kind.UNAUTHENTICATED);
            refuses(operation, ErrorCode.Kind.FORBIDDEN);
        }
        refuses(operation, ErrorCode.Kind.EXHAUSTED);
        refuses(operation, ErrorCode.Kind.NOT_ACCEPTABLE);
        refuses(operation, ErrorCode.Kind.INTERNAL);
        refuses(operation, ErrorCode.Kind.UNAVAILABLE);
        if (operation.getRequestBody() != null) {
            refuses(operation, ErrorCode.Kind.TOO_LARGE);
            refuses(operation, ErrorCode.Kind.UNSUPPORTED);
        }
        sort(operation.getResponses());
    }

    /** In the order of the statuses, so that the document is the same every time. */
    private static void sort(APIResponses responses) {
        responses.setAPIResponses(new TreeMap<>(responses.getAPIResponses()));
    }

    /** What an answer may hold as null, because that says something. */
    private static void nullable(Components components) {
        components.getSchemas().forEach((name, schema) -> {
            if (SAYING_NULL.contains(name)) {
                schema.getProperties().forEach((field, property) -> {
                    if (NULLABLE.contains(field)) {
                        property.addType(Schema.SchemaType.NULL);
                        if (property.getEnumeration() != null) {
                            List<Object> values = new ArrayList<>(property.getEnumeration());
                            values.add(null);
                            property.setEnumeration(values);
                        }
                    }
                });
            }
        });
    }

    private static void refuses(Operation operation, ErrorCode.Kind kind) {
        APIResponses responses = operation.getResponses();
        responses.addAPIResponse(
                Integer.toString(Statuses.of(kind)),
                OASFactory.createAPIResponse().ref(RESPONSES + name(kind)));
    }

    /** NOT_FOUND becomes NotFound. */
    private static String name(ErrorCode.Kind kind) {
        return List.of(kind.name().split("_", -1)).stream()
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static APIResponse refusal(ErrorCode.Kind kind) {
        String codes = StreamSupport.stream(Statuses.codesOf(kind).spliterator(), false)
                .map(code -> "- `" + code.name() + "`: " + code.title())
                .collect(Collectors.joining("\n"));
        APIResponse refusal = OASFactory.createAPIResponse()
                .description("One of these codes:\n\n" + codes)
                .content(content(ProblemJson.MEDIA_TYPE, "Problem"));
        return kind == ErrorCode.Kind.UNAVAILABLE
                ? refusal.addHeader(
                        "Retry-After",
                        OASFactory.createHeader()
                                .description("When to try again, in seconds.")
                                .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER)))
                : refusal;
    }

    private static Content content(String mediaType, String schema) {
        return OASFactory.createContent()
                .addMediaType(
                        mediaType,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + schema)));
    }

    private static Parameter id(String name, String example) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.PATH)
                .required(true)
                .description("1 to 128 of letters, digits and . _ ~ -")
                .example(example)
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .pattern("^" + Identifier.FORM + "$"));
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }

    private static Parameter createUser() {
        return OASFactory.createParameter()
                .name("createUser")
                .in(Parameter.In.QUERY)
                .description("Whether a person who is not known is created; otherwise the event is refused.")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.BOOLEAN)
                        .defaultValue(false));
    }
}
