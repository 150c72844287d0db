package narratives.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An OpenAPI document, as far as it tells what may be sent and what may be answered. */
public final class Contract {
    private final JsonNode document;
    private final List<Operation> operations;

    /**
     * One call.
     *
     * @param path a template such as {@code /v1/narratives/{narrativeId}}
     * @param parameters of query and path
     * @param body what is sent; empty if nothing is
     * @param answers by status; a schema where there is a body of JSON
     */
    public record Operation(
            String id,
            String method,
            String path,
            List<Parameter> parameters,
            Optional<Body> body,
            Map<Integer, Optional<Schema>> answers) {}

    /** A parameter of a path, a query or a header. */
    public record Parameter(String name, String place, JsonNode schema) {}

    /** What is sent: JSON, or lines of it. */
    public record Body(String mediaType, JsonNode schema) {}

    /** @param document as served at {@code /q/openapi?format=json} */
    public Contract(JsonNode document) {
        this.document = document;
        JsonNode components = strict(document.get("components").deepCopy());
        List<Operation> found = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(call -> {
                    if (call.getValue().has("operationId")) {
                        found.add(operation(path.getKey(), path.getValue(), call, components));
                    }
                }));
        operations = List.copyOf(found);
    }

    public List<Operation> operations() {
        return operations;
    }

    /** A schema with its reference followed. */
    JsonNode resolved(JsonNode schema) {
        JsonNode found = schema;
        while (found.has("$ref")) {
            found = document.at(found.get("$ref").asText().substring(1));
        }
        return found;
    }

    private Operation operation(String path, JsonNode item, Map.Entry<String, JsonNode> call, JsonNode components) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode owner : List.of(item, call.getValue())) {
            owner.path("parameters").forEach(given -> {
                JsonNode parameter = resolved(given);
                parameters.add(new Parameter(
                        parameter.get("name").asText(), parameter.get("in").asText(), parameter.get("schema")));
            });
        }
        Optional<Body> body = call.getValue().path("requestBody").path("content").properties().stream()
                .findFirst()
                .map(content -> new Body(content.getKey(), content.getValue().get("schema")));
        Map<Integer, Optional<Schema>> answers = new HashMap<>();
        call.getValue().get("responses").properties().forEach(answer -> {
            JsonNode content = resolved(answer.getValue()).path("content");
            // Pages and papers have none.
            Optional<Schema> schema = content.properties().stream()
                    .filter(media -> media.getKey().contains("json"))
                    .findFirst()
                    .map(media -> compiled(media.getValue().get("schema"), components));
            answers.put(Integer.valueOf(answer.getKey()), schema);
        });
        return new Operation(
                call.getValue().get("operationId").asText(),
                call.getKey().toUpperCase(Locale.ROOT),
                path,
                parameters,
                body,
                answers);
    }

    private static Schema compiled(JsonNode schema, JsonNode components) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", components);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole);
    }

    /** An answer with a field that the document does not name is outside of it. */
    private static JsonNode strict(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Contract::strict);
        return node;
    }
}
