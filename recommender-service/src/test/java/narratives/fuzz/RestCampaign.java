package narratives.fuzz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Requests over HTTP, one after another, in a sequence that its seed decides. Not thread-safe. */
final class RestCampaign implements Campaign {
    /** Writes what is nested deeper than anybody should read. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(100_000).build())
            .build());

    /** A call is made as often as its number says, against 10 for the others: these cost much and show little. */
    private static final Map<String, Integer> RARE = Map.of(
            "getService", 1,
            "trainModel", 1,
            "exportUser", 1,
            "putInstrument", 2,
            "putQuestionnaire", 2,
            "importNarratives", 3,
            "importFeedback", 3);

    private static final List<String> METHODS =
            List.of("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "CONNECT", "BREW", "get");

    private static final List<String> MEDIA = List.of(
            "application/json; charset=utf-16",
            "application/xml",
            "text/plain",
            "application/x-ndjson",
            "multipart/form-data",
            "nonsense",
            "*/*",
            "");

    private final List<Contract.Operation> operations = new ArrayList<>();
    private final Pool pool;
    private final Sense sense;
    private final Nonsense nonsense;
    private final RandomGenerator random;
    private final HttpWire wire;
    private final Optional<String> authorization;
    private final Map<String, byte[]> original;
    private final Tally tally;

    RestCampaign(
            Contract contract,
            Pool pool,
            RandomGenerator random,
            int port,
            Optional<String> authorization,
            Map<String, byte[]> original,
            Tally tally) {
        contract.operations().forEach(operation -> {
            for (int i = RARE.getOrDefault(operation.id(), 10); i > 0; i--) {
                operations.add(operation);
            }
        });
        this.pool = pool;
        this.random = random;
        sense = new Sense(contract, new Names(pool, random), random);
        nonsense = new Nonsense(random);
        wire = new HttpWire(port);
        this.authorization = authorization;
        this.original = original;
        this.tally = tally;
    }

    /** How a request is made wrong. */
    private enum Fault {
        NONE,
        DOCUMENT,
        BYTES,
        PATH,
        QUERY,
        HEADERS,
        METHOD
    }

    @Override
    public void once() {
        try {
            if (random.nextInt(100) == 0) {
                putBack();
            } else if (random.nextInt(50) == 0) {
                blurt();
            } else {
                request();
            }
        } catch (IOException broken) {
            tally.count("rest broken", Optional.of("no answer: " + broken));
        }
    }

    /** Without the instrument and the questionnaire that the examples are made for, most requests would end at the door. */
    private void putBack() throws IOException {
        for (Map.Entry<String, byte[]> document : original.entrySet()) {
            Request request = request("PUT", document.getKey());
            request.body("application/json", document.getValue());
            Answer answer = wire.exchange(request.bytes(), false);
            tally.count(
                    "rest back " + document.getKey() + " " + answer.status(),
                    Oracle.complaint(Optional.empty(), answer));
        }
    }

    private Request request(String method, String target) {
        Request request = new Request(method, target);
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private void blurt() throws IOException {
        byte[] bytes = Blurts.any(random, nonsense);
        Optional<Answer> answer = wire.blurt(bytes);
        tally.count(
                "rest raw " + answer.map(Answer::status).orElse(0),
                answer.flatMap(given -> Oracle.complaint(Optional.empty(), given))
                        .map(complaint -> complaint + " to " + new String(bytes, StandardCharsets.ISO_8859_1)));
    }

    private void request() throws IOException {
        Contract.Operation operation = operations.get(random.nextInt(operations.size()));
        Fault fault = random.nextInt(3) == 0 ? Fault.NONE : Fault.values()[random.nextInt(Fault.values().length)];
        String method = fault == Fault.METHOD ? METHODS.get(random.nextInt(METHODS.size())) : operation.method();
        Request request = request(method, target(operation, fault));
        operation.body().ifPresent(body -> request.body(body.mediaType(), body(body, fault)));
        if (fault == Fault.HEADERS) {
            spoil(request);
        }
        Answer answer = wire.exchange(request.bytes(), method.equals("HEAD"));
        boolean meant = fault != Fault.METHOD && fault != Fault.PATH;
        tally.count(
                "rest " + operation.id() + " " + answer.status(),
                Oracle.complaint(meant ? Optional.of(operation) : Optional.empty(), answer)
                        .map(complaint -> shortened(complaint) + "\n  to " + request));
        remember(operation, answer);
    }

    private static String shortened(String complaint) {
        return complaint.length() > 700 ? complaint.substring(0, 700) + "…" : complaint;
    }

    private String target(Contract.Operation operation, Fault fault) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (Contract.Parameter parameter : operation.parameters()) {
            switch (parameter.place()) {
                case "path" ->
                    path = path.replace(
                            "{" + parameter.name() + "}",
                            fault == Fault.PATH ? encoded(nonsense.text()) : encoded(sense.text(parameter.name())));
                case "query" -> {
                    if (random.nextInt(3) == 0) {
                        query.add(parameter.name() + "=" + encoded(queried(parameter, fault)));
                    }
                }
                default -> {}
            }
        }
        if (fault == Fault.QUERY && random.nextBoolean()) {
            query.add(random.nextBoolean() ? encoded(nonsense.text()) + "=1" : "pageSize=1&pageSize=2");
        }
        String target = query.isEmpty() ? path : path + "?" + String.join("&", query);
        return target.length() > 8000 ? target.substring(0, 8000) : target;
    }

    private String queried(Contract.Parameter parameter, Fault fault) {
        if (fault == Fault.QUERY) {
            return nonsense.text();
        }
        JsonNode value = sense.value(parameter.schema());
        return parameter.name().equals("pageToken") ? pool.any("pageToken", random) : value.asText();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private byte[] body(Contract.Body body, Fault fault) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int lines = body.mediaType().contains("ndjson") ? random.nextInt(12) : 1;
        for (int i = 0; i < lines; i++) {
            JsonNode value = sense.value(body.schema());
            byte[] line = written(fault == Fault.DOCUMENT ? nonsense.spoilt(value) : value);
            bytes.writeBytes(fault == Fault.BYTES ? nonsense.spoilt(line) : line);
            if (lines > 1) {
                bytes.write('\n');
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] written(JsonNode value) {
        try {
            // Through text: a lone surrogate becomes a question mark, as it would in most clients.
            return JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void spoil(Request request) {
        switch (random.nextInt(7)) {
            case 0 -> request.header("Content-Type", MEDIA.get(random.nextInt(MEDIA.size())));
            case 1 -> request.header("Accept", MEDIA.get(random.nextInt(MEDIA.size())));
            case 2 -> request.header("If-Match", visible());
            case 3 -> request.header("If-None-Match", visible());
            case 4 -> request.header("X-Request-Id", visible());
            case 5 -> request.header("Authorization", "Bearer " + visible());
            default -> request.header("Content-Encoding", "gzip");
        }
    }

    /** What may stand in a header at all. */
    private String visible() {
        String text = nonsense.text().replaceAll("[^\\x20-\\x7e]", "?");
        return text.length() > 4000 ? text.substring(0, 4000) : text;
    }

    /** So that later requests can name what there is. */
    private void remember(Contract.Operation operation, Answer answer) throws IOException {
        boolean isJson = answer.header("content-type").orElse("").contains("json");
        if (answer.status() >= 300 || !isJson || answer.body().length == 0 || answer.body().length > 1 << 16) {
            return;
        }
        JsonNode body = JSON.readTree(answer.body());
        keep("recommendationId", body.path("recommendationId"));
        keep("operationId", body.path("operationId"));
        keep("pageToken", body.path("nextPageToken"));
        if (operation.id().equals("giveFeedback")) {
            keep("eventId", body.path("eventId"));
            keep("logPosition", body.path("logPosition"));
        }
    }

    private void keep(String kind, JsonNode name) {
        if (name.isTextual()) {
            pool.keep(kind, name.asText());
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
