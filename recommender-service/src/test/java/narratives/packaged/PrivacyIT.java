package narratives.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a request, the ids of people are in the answer to whoever sent it and nowhere else. */
class PrivacyIT {
    private static final String CANARY = "canary-7f3a9c";

    private static final List<String> ADDRESSES = List.of(
            "/v1/users/" + CANARY,
            "/v1/users/" + CANARY + ":export",
            "/v1/users/" + CANARY + "/nothing",
            "/v1/users/" + CANARY + "%20" + CANARY,
            "/v1/users/" + CANARY + "?" + CANARY + "=1",
            "/v1/recommendations/" + CANARY,
            "/v1/" + CANARY,
            "/" + CANARY);

    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE", "PATCH", "TRACE", "OPTIONS");

    @Test
    void noIdOfAPersonIsInTheMetersOrInTheLog() throws Exception {
        try (PackagedService service = PackagedService.start(PackagedService.fresh("privacy"), "--no-demo")) {
            for (String method : METHODS) {
                for (String address : ADDRESSES) {
                    send(service.request(), method, address);
                    send(service.request().accept("text/xml"), method, address);
                    send(service.request().contentType(ContentType.TEXT).body(CANARY), method, address);
                    send(service.request().body("{\"userId\": \"" + CANARY + "\", "), method, address);
                    send(service.request().header("X-Odd", CANARY).header("If-Match", CANARY), method, address);
                }
            }
            service.request()
                    .body("{\"eventId\": \"e\", \"type\": \"rating\", \"userId\": \"" + CANARY
                            + "\", \"narrativeId\": \"" + CANARY + "\", \"ratings\": {\"hopefulness\": 1}}")
                    .post("/v1/feedback?createUser=true");
            service.request().body("{\"userId\": \"" + CANARY + "\"}").post("/v1/recommendations");

            String metrics = service.request().get("/q/metrics").asString();

            assertThat(metrics).contains("http_server_requests").doesNotContain(CANARY);
            assertThat(service.printed()).doesNotContain(CANARY);
        }
    }

    private static void send(RequestSpecification request, String method, String address) {
        request.urlEncodingEnabled(false).request(method, address);
    }
}
