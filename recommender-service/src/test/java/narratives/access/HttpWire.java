package narratives.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Every call, over HTTP, with a body that is right. */
final class HttpWire implements Wire {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;

    HttpWire(String address) {
        this.address = address;
    }

    @Override
    public Answer send(Call call, Target target, Optional<String> credential) {
        HttpRequest.Builder request = request(call, target);
        credential.ifPresent(given -> request.header("Authorization", "Bearer " + given));
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private HttpRequest.Builder request(Call call, Target target) {
        String narrative = "/v1/narratives/" + target.narrative();
        String person = "/v1/users/" + target.person();
        String pack = "/v1/packs/" + target.pack();
        return switch (call) {
            case GET_SERVICE -> get("/v1");
            case RECOMMEND -> post("/v1/recommendations", "{\"userId\":\"" + target.person() + "\",\"count\":3}");
            case WHY_NOT ->
                post(
                        "/v1/recommendations:whyNot",
                        "{\"userId\":\"" + target.person() + "\",\"narrativeId\":\"" + target.narrative() + "\"}");
            case GET_RECOMMENDATION -> get("/v1/recommendations/" + target.list());
            case LIST_NARRATIVES -> get("/v1/narratives?pageSize=1000");
            case GET_NARRATIVE -> get(narrative);
            case LIST_SIMILAR_NARRATIVES -> get(narrative + "/similar?count=5");
            case PUT_NARRATIVE -> put(narrative, "{\"title\":\"put\",\"status\":\"published\",\"contentWarnings\":[]}");
            case WITHDRAW_NARRATIVE -> post(narrative + ":withdraw", "{}");
            case IMPORT_NARRATIVES ->
                lines("/v1/narratives:import", "{\"narrativeId\":\"" + target.narrative() + "\",\"title\":\"put\"}");
            case GET_INSTRUMENT -> get("/v1/instrument");
            case PUT_INSTRUMENT -> put("/v1/instrument", Documents.INSTRUMENT);
            case GET_QUESTIONNAIRE -> get("/v1/questionnaire");
            case PUT_QUESTIONNAIRE -> put("/v1/questionnaire", Documents.QUESTIONNAIRE);
            case GET_CURATED -> get("/v1/curated");
            case PUT_CURATED ->
                put("/v1/curated", "{\"dated\":\"2026-11-23\",\"narrativeIds\":[\"" + target.narrative() + "\"]}");
            case GET_SUPPORT -> get("/v1/support");
            case PUT_SUPPORT -> put("/v1/support", Documents.SUPPORT);
            case GET_POLICY -> get("/v1/policy");
            case PUT_POLICY -> put("/v1/policy", Documents.POLICY);
            case TRY_POLICY -> post("/v1/policy:dryRun", Documents.POLICY);
            case LIST_SAFETY_FLAGS -> get("/v1/safety/flags");
            case REVIEW_NARRATIVE -> post(narrative + ":review", "{\"decision\":\"clear\",\"note\":\"seen\"}");
            case GET_COLLECTION_REPORT -> get("/v1/collection/report");
            case PRINT_COLLECTION_REPORT -> get("/v1/collection/report/page");
            case COMPARE_NARRATIVES ->
                post(
                        "/v1/narratives:compare",
                        "{\"userId\":\"" + target.person() + "\",\"narrativeIds\":[\"" + target.narrative() + "\",\""
                                + target.shared() + "\"]}");
            case CREATE_PACK -> post("/v1/packs", "{\"purpose\":\"discharge\",\"userId\":\"" + target.person() + "\"}");
            case LIST_PACKS -> get("/v1/packs?pageSize=1000");
            case GET_PACK -> get(pack);
            case EDIT_PACK -> put(pack, "{\"items\":[]}");
            case REFILL_PACK -> post(pack + ":refill", "{}");
            case FREEZE_PACK -> post(pack + ":freeze", "");
            case SHARE_PACK -> post("/v1/packs/" + target.frozen() + ":share", "{}");
            case UNSHARE_PACK -> post(pack + ":unshare", "");
            case PRINT_PACK -> get(pack + "/print");
            case DELETE_PACK -> at(pack).DELETE();
            case GET_SHARED_PACK -> get("/v1/shared-packs/" + target.token());
            case PRINT_SHARED_PACK -> get("/v1/shared-packs/" + target.token() + "/print");
            case OPEN_SHARED_NARRATIVE -> get("/v1/shared-packs/" + target.token() + "/narratives/" + target.shared());
            case PUT_USER -> put(person, "{\"preferences\":{\"languages\":[\"en\"]}}");
            case GET_USER -> get(person);
            case DELETE_USER -> at(person).DELETE();
            case EXPORT_USER -> get(person + ":export");
            case LIST_OWN_NARRATIVES -> get(person + "/narratives");
            case GIVE_FEEDBACK -> post("/v1/feedback", rating(target));
            case GIVE_FEEDBACK_IN_BULK ->
                post(
                        "/v1/feedback:batchCreate",
                        "{\"events\":[{\"eventId\":\"" + target.fresh()
                                + "\",\"type\":\"retract\",\"userId\":\"" + target.person() + "\",\"retracts\":\""
                                + target.event() + "\"}]}");
            case IMPORT_FEEDBACK -> lines("/v1/feedback:import", rating(target));
            case GET_MODEL -> get("/v1/model");
            case TRAIN_MODEL -> post("/v1/model:train", "{}");
            case GET_OPERATION -> get("/v1/operations/" + target.operation());
            case CREATE_TOKEN -> post("/v1/tokens", "{\"userId\":\"" + target.person() + "\"}");
        };
    }

    private static String rating(Target target) {
        return "{\"eventId\":\"" + target.fresh() + "\",\"type\":\"rating\",\"userId\":\"" + target.person()
                + "\",\"narrativeId\":\"" + target.narrative() + "\",\"ratings\":{\"hopefulness\":1}}";
    }

    private HttpRequest.Builder get(String path) {
        return at(path).GET();
    }

    private HttpRequest.Builder put(String path, String body) {
        return at(path).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder post(String path, String body) {
        return at(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder lines(String path, String body) {
        return at(path).header("Content-Type", "application/x-ndjson").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    /** What every tenant of the test asks. */
    static final class Documents {
        static final String INSTRUMENT = """
                {"title": "T", "groups": [{"key": "g", "label": "G"}],
                 "questions": [{"key": "tone", "group": "g", "label": "Tone", "type": "nominal",
                   "answers": [{"key": "mixed", "label": "Mixed"}, {"key": "upbeat", "label": "Upbeat"}]}]}""";
        static final String QUESTIONNAIRE = """
                {"title": "Q", "questions": [{"key": "hopefulness", "text": "More hopeful?", "primary": true,
                   "scale": {"minimum": -1, "maximum": 2, "step": 1, "neutral": 0}}]}""";

        static final String SUPPORT = """
                {"texts": [{"language": "en", "text": "Call somebody."}]}""";
        static final String POLICY = """
                {"rules": [{"key": "r", "description": "D.", "exclude": {"contentWarnings": ["violence"]}}]}""";

        private Documents() {}
    }
}
