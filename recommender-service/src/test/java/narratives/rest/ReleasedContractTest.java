package narratives.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the last release promised over REST (docs/released/openapi.yaml) is kept, and it would be noticed if not. */
class ReleasedContractTest {
    private static final Path NOW = Path.of("..", "docs", "openapi.yaml");
    private static final Path RELEASED = Path.of("..", "docs", "released", "openapi.yaml");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void whatTheLastReleasePromisedIsKept() throws IOException {
        JsonNode released = read(RELEASED);

        assertThat(released.path("paths")).isNotEmpty();
        assertThat(Promises.broken(released, read(NOW))).isEmpty();
    }

    @Test
    void aCallThatIsGoneIsRefused() throws IOException {
        assertThat(brokenBy(document -> object(document, "/paths").remove("/v1/model")))
                .containsExactly("get /v1/model is gone");
        assertThat(brokenBy(document ->
                        object(document, "/paths/~1v1~1users~1{userId}").remove("get")))
                .containsExactly("get /v1/users/{userId} is gone");
    }

    @Test
    void aFieldThatIsGoneFromAnAnswerIsRefused() throws IOException {
        assertThat(brokenBy(document -> fields(document, "FeedbackWritten").remove("logPosition")))
                .containsExactlyInAnyOrder(
                        "post /v1/feedback 200 application/json logPosition is gone",
                        "post /v1/feedback 201 application/json logPosition is gone");
        assertThat(brokenBy(document -> fields(document, "FieldError").remove("index")))
                .contains("post /v1/feedback 400 application/problem+json errors[] index is gone");
    }

    @Test
    void aFieldOfAnAnswerThatMayBeAbsentOrOfAnotherTypeIsRefused() throws IOException {
        assertThat(brokenBy(document ->
                        object(document, "/components/schemas/ServedBy").remove("required")))
                .contains("post /v1/recommendations 200 application/json servedBy tier may be absent now");
        assertThat(brokenBy(document -> object(document, "/components/schemas/NarrativeList/properties/nextPageToken")
                        .put("type", "integer")))
                .containsExactly("get /v1/narratives 200 application/json nextPageToken was [null, string] and is"
                        + " [integer]");
        assertThat(brokenBy(document -> object(document, "/components/schemas/Model/properties/version")
                        .putArray("type")
                        .add("string")
                        .add("null")))
                .containsExactly("get /v1/model 200 application/json version was [string] and is [null, string]");
    }

    @Test
    void aRequestThatNeedsMoreIsRefused() throws IOException {
        String needed = "post /v1/feedback takes application/json mood is needed now";

        assertThat(brokenBy(document -> {
                    fields(document, "Feedback").putObject("mood").put("type", "string");
                    ((ArrayNode) document.at("/components/schemas/Feedback/required")).add("mood");
                }))
                .contains(needed);
        assertThat(brokenBy(document ->
                        fields(document, "Feedback").putObject("mood").put("type", "string")))
                .isEmpty();
    }

    @Test
    void aRequestThatMayHoldLessIsRefused() throws IOException {
        assertThat(brokenBy(
                        document -> fields(document, "RecommendationRequest").remove("explain")))
                .contains("post /v1/recommendations takes application/json explain is gone");
        assertThat(brokenBy(document -> fields(document, "Narrative").remove("title")))
                .contains(
                        "put /v1/narratives/{narrativeId} takes application/json title is gone",
                        "get /v1/narratives/{narrativeId} 200 application/json title is gone");
        assertThat(brokenBy(document -> object(document, "/components/schemas/Narrative/properties/title")
                        .put("maxLength", 100)))
                .contains("put /v1/narratives/{narrativeId} takes application/json title has a smaller maxLength");
        assertThat(brokenBy(document -> object(document, "/components/schemas/Narrative/properties/title")
                        .put("type", "string")))
                .contains("put /v1/narratives/{narrativeId} takes application/json title was [null, string] and is"
                        + " [string]");
        assertThat(brokenBy(document ->
                        ((ArrayNode) document.at("/components/schemas/Feedback/properties/type/enum")).remove(0)))
                .anyMatch(sentence -> sentence.startsWith("post /v1/feedback takes application/json type takes only"));
    }

    @Test
    void aStatusOrAHeaderOfAnAnswerThatIsGoneIsRefused() throws IOException {
        assertThat(brokenBy(document -> object(document, "/paths/~1v1~1questionnaire/put/responses")
                        .remove("201")))
                .containsExactly("put /v1/questionnaire 201 is gone");
        assertThat(brokenBy(document -> object(document, "/paths/~1v1~1model:train/post/responses/202/headers")
                        .remove("Location")))
                .containsExactly("post /v1/model:train 202 header Location is gone");
    }

    @Test
    void aParameterThatIsGoneOrNeededIsRefused() throws IOException {
        assertThat(brokenBy(document ->
                        object(document, "/components/parameters/ifMatch").put("name", "If-Same")))
                .contains("put /v1/questionnaire header If-Match is gone");
        assertThat(brokenBy(document ->
                        object(document, "/components/parameters/ifMatch").put("required", true)))
                .contains("put /v1/questionnaire header If-Match is needed now");
    }

    @Test
    void whatIsNewTakesNothingAway() throws IOException {
        assertThat(brokenBy(document -> {
                    fields(document, "FeedbackWritten").putObject("more").put("type", "string");
                    object(document, "/paths").putObject("/v1/new").putObject("get");
                    object(document, "/paths/~1v1~1model/get/responses").putObject("418");
                    object(document, "/components/schemas/Narrative/properties/title")
                            .put("maxLength", 600);
                }))
                .isEmpty();
    }

    /** What is noticed of a change to the contract of the last release. */
    private static List<String> brokenBy(Consumer<JsonNode> change) throws IOException {
        JsonNode changed = read(RELEASED);
        change.accept(changed);
        assertThat(changed).isNotEqualTo(read(RELEASED));
        return Promises.broken(read(RELEASED), changed);
    }

    private static ObjectNode fields(JsonNode document, String schema) {
        return object(document, "/components/schemas/" + schema + "/properties");
    }

    private static ObjectNode object(JsonNode document, String place) {
        return (ObjectNode) document.at(place);
    }

    private static JsonNode read(Path page) throws IOException {
        return YAML.readTree(Files.readString(page));
    }
}
