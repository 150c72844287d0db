package narratives.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says what is wrong with an answer, if anything is. */
final class Oracle {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What only a program would say. */
    static final Pattern INNARDS =
            Pattern.compile("\\tat |\\w+(\\.\\w+)*\\.\\w*(Exception|Error)\\b|\\bSQL|\\bjakarta\\.|\\bio\\.quarkus|"
                    + "\\bnarratives\\.[a-z]+\\.|PSQL|relation \"");

    private Oracle() {}

    /** @param operation that was meant to be reached; empty if none was */
    static Optional<String> complaint(Optional<Contract.Operation> operation, Answer answer) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.status() >= 500) {
            return Optional.of("a status " + answer.status() + ": " + text);
        }
        boolean problem = answer.status() >= 400;
        if (problem && INNARDS.matcher(text).find()) {
            return Optional.of("tells of its innards: " + text);
        }
        String media = answer.header("content-type").orElse("");
        if (problem && answer.body().length > 0 && !media.equals("application/problem+json")) {
            return Optional.of("an error in " + media + ": " + text);
        }
        return operation.flatMap(known -> outside(known, answer));
    }

    private static Optional<String> outside(Contract.Operation operation, Answer answer) {
        Optional<Schema> schema = operation.answers().get(answer.status());
        if (schema == null) {
            return Optional.of("a status that is not in the document: " + answer.status());
        }
        if (schema.isEmpty() || answer.body().length == 0) {
            return schema.isPresent() ? Optional.of("no body") : Optional.empty();
        }
        try {
            JsonNode body = JSON.readTree(answer.body());
            List<Error> errors = schema.get().validate(body);
            return errors.isEmpty() ? Optional.empty() : Optional.of("outside the schema: " + errors + " " + body);
        } catch (IOException unreadable) {
            return Optional.of("no JSON");
        }
    }
}
