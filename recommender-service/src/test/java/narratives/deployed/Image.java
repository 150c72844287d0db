package narratives.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Dockerfile says about the image it makes: the instructions of its last stage, after those of the stages that it
 * is made from.
 */
final class Image {
    /** The folder of the application in the image. */
    static final String FOLDER = "/opt/recommender";

    private static final Pattern FROM = Pattern.compile("(\\S+)(?:\\s+AS\\s+(\\S+))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern VARIABLE = Pattern.compile("(\\w+)=(\"[^\"]*\"|\\S+)");

    /** An instruction, such as {@code USER} and what stands behind it. */
    private record Instruction(String word, String rest) {}

    private final Map<String, List<Instruction>> stages = new LinkedHashMap<>();
    private String last = "";

    private Image() {}

    static Image shipped() {
        return of(Repository.text(Repository.DEPLOY.resolve("Dockerfile")));
    }

    static Image of(String dockerfile) {
        Image image = new Image();
        String joined = dockerfile.replaceAll("(?m)^#.*\\n", "").replaceAll("\\\\\\n\\s*", " ");
        joined.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] parts = line.strip().split("\\s+", 2);
            image.add(new Instruction(parts[0], parts[1]));
        });
        return image;
    }

    private void add(Instruction instruction) {
        if (!instruction.word().equals("FROM")) {
            stages.getOrDefault(last, new ArrayList<>()).add(instruction);
            return;
        }
        Matcher from = FROM.matcher(instruction.rest());
        if (!from.matches()) {
            throw new AssertionError("FROM " + instruction.rest());
        }
        last = from.group(2) == null ? "the image" : from.group(2);
        stages.put(last, new ArrayList<>(stages.getOrDefault(from.group(1), List.of())));
    }

    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        all("ENV").forEach(line -> {
            Matcher variable = VARIABLE.matcher(line);
            while (variable.find()) {
                environment.put(variable.group(1), variable.group(2).replace("\"", ""));
            }
        });
        return environment;
    }

    /** The number of the user. */
    String user() {
        List<String> users = all("USER");
        return users.isEmpty() ? "0" : users.getLast().replaceFirst(":.*", "");
    }

    List<String> entrypoint() {
        return list(all("ENTRYPOINT").getLast());
    }

    List<String> healthCheck() {
        String check = all("HEALTHCHECK").getLast();
        return list(check.substring(check.indexOf('[')));
    }

    List<String> ports() {
        return List.of(all("EXPOSE").getLast().split(" "));
    }

    /** The command that trains the cache, for a shell. */
    String training() {
        return stages.getOrDefault("trained", List.of()).stream()
                .filter(instruction -> instruction.word().equals("RUN"))
                .map(Instruction::rest)
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private List<String> all(String word) {
        return stages.getOrDefault(last, List.of()).stream()
                .filter(instruction -> instruction.word().equals(word))
                .map(Instruction::rest)
                .toList();
    }

    private static List<String> list(String json) {
        JsonNode words = Repository.value(json);
        return Manifest.elements(words).map(JsonNode::asText).toList();
    }
}
