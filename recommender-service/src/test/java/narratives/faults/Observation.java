package narratives.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Asks a replica what it knows: about its model, and for whole lists of some people, with every score in them. */
final class Observation {
    private static final int PEOPLE = 12;

    private Observation() {}

    /**
     * Looks at one replica, which must stand still.
     *
     * @param folder where everything that was seen is left, to be compared where two differ
     */
    static Seen of(Member member, Path folder) throws IOException {
        ObjectNode model = (ObjectNode) member.ask("GET", "/v1/model", "");
        model.remove(List.of("lag"));
        StringBuilder all = new StringBuilder(model.toPrettyString()).append('\n');
        for (int person = 0; person < PEOPLE; person++) {
            ObjectNode list = (ObjectNode) member.ask(
                    "POST",
                    "/v1/recommendations",
                    "{\"userId\": \"p-" + person + "\", \"count\": 50, \"seed\": 7, \"includeRated\": true}");
            // The token of the next page has the time of its page in it.
            list.remove(List.of("recommendationId", "nextPageToken"));
            all.append(list.toPrettyString()).append('\n');
        }
        String position = model.path("logPosition").asText();
        Files.writeString(folder.resolve("seen-" + position + "-" + member.name() + ".json"), all);
        return new Seen(
                member.name(),
                position,
                sha256(all.toString()),
                model.path("ratings").asInt(),
                model.path("people").asInt());
    }

    /** Where it is: how much of the log it knows, with which model. */
    static String place(Member member) throws IOException {
        JsonNode model = member.ask("GET", "/v1/model", "");
        return model.path("logPosition").asText() + " " + model.path("version").asText();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new AssertionError(never);
        }
    }
}
