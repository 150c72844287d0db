package narratives.deployed;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** HTTP/1.1 over connections that are kept, as most clients do it: nine lists, then one event. */
final class HttpCaller implements Caller {
    private static final int PEOPLE = 50;
    private static final int WRITE_EVERY = 10;

    private final Replica replica;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    HttpCaller(Replica replica) {
        this.replica = replica;
    }

    @Override
    public boolean isReady() {
        return replica.isReady();
    }

    @Override
    public void call(long number) throws IOException, InterruptedException {
        String person = "u-" + number % PEOPLE;
        if (number % WRITE_EVERY == 0) {
            expect(
                    201,
                    "/v1/feedback?createUser=true",
                    "{\"eventId\": \"" + number + "\", \"type\": \"rating\", \"narrativeId\": \"n-1\", \"userId\": \""
                            + person + "\", \"ratings\": {\"hopefulness\": 1}}");
        } else {
            expect(200, "/v1/recommendations", "{\"count\": 5, \"userId\": \"" + person + "\"}");
        }
    }

    private void expect(int status, String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(replica.service(path))
                        .header("Content-Type", "application/json")
                        .header("Authorization", replica.authorization())
                        .timeout(Duration.ofSeconds(10))
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != status) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
    }
}
