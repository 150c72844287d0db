package narratives.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * What a later OpenAPI document takes away from an earlier one. Of a request everything that was taken must still be
 * taken, and nothing more be needed; of an answer everything that was there must still be there, and be of no other
 * type. New calls, optional fields, answers, and values of a closed set in an answer take nothing away.
 */
final class Promises {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    /** What a request must not have more of, and what it must not have less of. */
    private static final List<String> LEAST = List.of("minimum", "minLength", "minItems");

    private static final List<String> MOST = List.of("maximum", "maxLength", "maxItems");

    private enum Side {
        REQUEST,
        ANSWER
    }

    private final JsonNode earlier;
    private final JsonNode later;
    private final List<String> broken = new ArrayList<>();
    /** Schemas that are being compared, so that one which holds itself comes to an end. */
    private final Set<String> open = new HashSet<>();

    private Promises(JsonNode earlier, JsonNode later) {
        this.earlier = earlier;
        this.later = later;
    }

    /** One sentence for each promise that is not kept. */
    static List<String> broken(JsonNode earlier, JsonNode later) {
        Promises promises = new Promises(earlier, later);
        earlier.path("paths").properties().forEach(path -> promises.path(path.getKey(), path.getValue()));
        return promises.broken;
    }

    private void path(String path, JsonNode calls) {
        JsonNode now = later.path("paths").path(path);
        calls.properties().forEach(call -> {
            if (METHODS.contains(call.getKey())) {
                String name = call.getKey() + " " + path;
                JsonNode still = now.path(call.getKey());
                if (still.isMissingNode()) {
                    broken.add(name + " is gone");
                } else {
                    call(name, calls, call.getValue(), now, still);
                }
            }
        });
    }

    private void call(String name, JsonNode pathBefore, JsonNode before, JsonNode pathAfter, JsonNode after) {
        List<JsonNode> parametersBefore = parameters(earlier, pathBefore, before);
        List<JsonNode> parametersAfter = parameters(later, pathAfter, after);
        for (JsonNode parameter : parametersBefore) {
            String place = name + " " + named(parameter);
            like(parameter, parametersAfter)
                    .ifPresentOrElse(
                            now -> schema(Side.REQUEST, place, parameter.path("schema"), now.path("schema")),
                            () -> broken.add(place + " is gone"));
        }
        for (JsonNode parameter : parametersAfter) {
            boolean needed = like(parameter, parametersBefore)
                    .map(was -> was.path("required").asBoolean())
                    .orElse(false);
            if (parameter.path("required").asBoolean() && !needed) {
                broken.add(name + " " + named(parameter) + " is needed now");
            }
        }
        body(name, resolved(earlier, before.path("requestBody")), resolved(later, after.path("requestBody")));
        before.path("responses")
                .properties()
                .forEach(answer -> answer(
                        name + " " + answer.getKey(),
                        resolved(earlier, answer.getValue()),
                        resolved(later, after.path("responses").path(answer.getKey()))));
    }

    private void body(String name, JsonNode before, JsonNode after) {
        if (after.path("required").asBoolean() && !before.path("required").asBoolean()) {
            broken.add(name + " needs a body now");
        }
        content(Side.REQUEST, name + " takes", before, after);
    }

    private void answer(String name, JsonNode before, JsonNode after) {
        if (after.isMissingNode()) {
            broken.add(name + " is gone");
            return;
        }
        before.path("headers").properties().forEach(header -> {
            if (!after.path("headers").has(header.getKey())) {
                broken.add(name + " header " + header.getKey() + " is gone");
            }
        });
        content(Side.ANSWER, name, before, after);
    }

    private void content(Side side, String name, JsonNode before, JsonNode after) {
        before.path("content").properties().forEach(form -> {
            JsonNode now = after.path("content").path(form.getKey());
            String place = name + " " + form.getKey();
            if (now.isMissingNode()) {
                broken.add(place + " is gone");
            } else {
                schema(side, place, form.getValue().path("schema"), now.path("schema"));
            }
        });
    }

    private void schema(Side side, String place, JsonNode referenceBefore, JsonNode referenceAfter) {
        String pair = side + " " + referenceBefore.path("$ref").asText() + " "
                + referenceAfter.path("$ref").asText();
        boolean named = referenceBefore.has("$ref") && referenceAfter.has("$ref");
        if (named && !open.add(pair)) {
            return;
        }
        JsonNode before = resolved(earlier, referenceBefore);
        JsonNode after = resolved(later, referenceAfter);
        types(side, place, before, after);
        fields(side, place, before, after);
        if (side == Side.REQUEST) {
            limits(place, before, after);
        }
        for (String below : List.of("items", "additionalProperties")) {
            if (before.path(below).isObject() && after.path(below).isObject()) {
                schema(side, place + "[]", before.path(below), after.path(below));
            }
        }
        if (named) {
            open.remove(pair);
        }
    }

    private void types(Side side, String place, JsonNode before, JsonNode after) {
        Set<String> was = texts(before.path("type"));
        Set<String> is = texts(after.path("type"));
        Set<String> told = side == Side.REQUEST ? was : is;
        Set<String> understood = side == Side.REQUEST ? is : was;
        // Without a type anything goes.
        if (!understood.isEmpty() && (told.isEmpty() || !understands(understood, told))) {
            broken.add(place + " was " + was + " and is " + is);
        }
        String form = before.path("format").asText();
        if (before.has("format")
                && after.has("format")
                && !form.equals(after.path("format").asText())) {
            broken.add(
                    place + " was " + form + " and is " + after.path("format").asText());
        }
    }

    private static boolean understands(Set<String> understood, Set<String> told) {
        return told.stream()
                .allMatch(
                        type -> understood.contains(type) || (type.equals("integer") && understood.contains("number")));
    }

    private void fields(Side side, String place, JsonNode before, JsonNode after) {
        Set<String> neededBefore = texts(before.path("required"));
        Set<String> neededAfter = texts(after.path("required"));
        before.path("properties").properties().forEach(field -> {
            String name = place + " " + field.getKey();
            JsonNode now = after.path("properties").path(field.getKey());
            if (now.isMissingNode()) {
                broken.add(name + " is gone");
                return;
            }
            if (side == Side.ANSWER && neededBefore.contains(field.getKey()) && !neededAfter.contains(field.getKey())) {
                broken.add(name + " may be absent now");
            }
            schema(side, name, field.getValue(), now);
        });
        if (side == Side.REQUEST) {
            neededAfter.stream()
                    .filter(field -> !neededBefore.contains(field))
                    .forEach(field -> broken.add(place + " " + field + " is needed now"));
        }
    }

    private void limits(String place, JsonNode before, JsonNode after) {
        Set<String> choices = texts(after.path("enum"));
        if (!choices.isEmpty() && (!before.has("enum") || !choices.containsAll(texts(before.path("enum"))))) {
            broken.add(place + " takes only " + choices + " now");
        }
        for (String limit : LEAST) {
            if (after.has(limit)
                    && (!before.has(limit)
                            || after.get(limit).asDouble() > before.get(limit).asDouble())) {
                broken.add(place + " has a greater " + limit);
            }
        }
        for (String limit : MOST) {
            if (after.has(limit)
                    && (!before.has(limit)
                            || after.get(limit).asDouble() < before.get(limit).asDouble())) {
                broken.add(place + " has a smaller " + limit);
            }
        }
        if (after.has("pattern") && !after.get("pattern").equals(before.path("pattern"))) {
            broken.add(place + " has another pattern");
        }
    }

    private static List<JsonNode> parameters(JsonNode document, JsonNode path, JsonNode call) {
        List<JsonNode> parameters = new ArrayList<>();
        path.path("parameters").forEach(parameter -> parameters.add(resolved(document, parameter)));
        call.path("parameters").forEach(parameter -> parameters.add(resolved(document, parameter)));
        return parameters;
    }

    private static Optional<JsonNode> like(JsonNode parameter, List<JsonNode> among) {
        return among.stream().filter(one -> named(one).equals(named(parameter))).findFirst();
    }

    private static String named(JsonNode parameter) {
        return parameter.path("in").asText() + " " + parameter.path("name").asText();
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        JsonNode found = document.at(node.get("$ref").asText().substring(1));
        if (found instanceof MissingNode) {
            throw new IllegalArgumentException("leads nowhere: " + node);
        }
        return resolved(document, found);
    }

    /** Of one text or a list of them. */
    private static Set<String> texts(JsonNode node) {
        if (node.isTextual()) {
            return Set.of(node.asText());
        }
        Set<String> texts = new TreeSet<>();
        StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).forEach(texts::add);
        return texts;
    }
}
