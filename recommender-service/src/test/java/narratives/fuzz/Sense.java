package narratives.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.StreamSupport;

/** Makes values that a schema allows, with names that mean something where the service would know them. */
final class Sense {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;

    private final Contract contract;
    private final Names names;
    private final RandomGenerator random;

    Sense(Contract contract, Names names, RandomGenerator random) {
        this.contract = contract;
        this.names = names;
        this.random = random;
    }

    JsonNode value(JsonNode schema) {
        return value("", schema, 0);
    }

    private JsonNode value(String field, JsonNode given, int depth) {
        JsonNode schema = contract.resolved(given);
        if (schema.has("enum")) {
            JsonNode options = schema.get("enum");
            return options.get(random.nextInt(options.size()));
        }
        JsonNode examples = schema.path("examples");
        if (examples.isArray() && !examples.isEmpty() && random.nextInt(depth == 0 ? 2 : 5) == 0) {
            return named(examples.get(random.nextInt(examples.size())).deepCopy());
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(field, schema, depth);
            case "string" -> JSON.textNode(text(field));
            case "integer" -> JSON.numberNode(whole(schema));
            case "number" -> JSON.numberNode(random.nextInt(-2, 5) / (random.nextBoolean() ? 1.0 : 2.0));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "null" -> JSON.nullNode();
            default -> JSON.textNode(text(field));
        };
    }

    /** An example that names what there is. */
    private JsonNode named(JsonNode example) {
        if (example instanceof ObjectNode object) {
            List<String> fields = new ArrayList<>();
            object.fieldNames().forEachRemaining(fields::add);
            for (String field : fields) {
                if (object.get(field).isTextual() && Names.KINDS.containsKey(field)) {
                    object.put(field, text(field));
                }
            }
        }
        example.forEach(this::named);
        return example;
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.get(random.nextInt(type.size())).asText();
        }
        return type.asText("string");
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        List<String> required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || (depth < DEEPEST && random.nextInt(100) < 45)) {
                object.set(property.getKey(), value(property.getKey(), property.getValue(), depth + 1));
            }
        });
        if (!schema.has("properties") && depth < DEEPEST) {
            JsonNode values = schema.path("additionalProperties");
            for (int i = random.nextInt(3); i > 0; i--) {
                object.set(key(values), values.isObject() ? value("", values, depth + 1) : answer());
            }
        }
        return object;
    }

    /** Maps of maps are keyed by narrative, maps of values by question. */
    private String key(JsonNode values) {
        return contract.resolved(values).path("type").asText().equals("object") ? names.narrative() : names.question();
    }

    private JsonNode answer() {
        return switch (random.nextInt(4)) {
            case 0 -> JSON.textNode(text(""));
            case 1 -> JSON.numberNode(random.nextInt(100));
            case 2 -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.arrayNode().add(text(""));
        };
    }

    private ArrayNode array(String field, JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        for (int i = depth < DEEPEST ? random.nextInt(4) : 0; i > 0; i--) {
            array.add(value(field, schema.path("items"), depth + 1));
        }
        return array;
    }

    private long whole(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(least + 1000);
        List<Long> edges = new ArrayList<>(List.of(least, most));
        edges.add(random.nextLong(least, most + 1));
        edges.add(least + Math.min(most - least, random.nextInt(20)));
        return edges.get(random.nextInt(edges.size()));
    }

    String text(String field) {
        return names.text(field);
    }
}
