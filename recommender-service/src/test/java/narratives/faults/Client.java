package narratives.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import narratives.api.v1.Feedback;
import narratives.api.v1.FeedbackType;
import narratives.api.v1.GiveFeedbackRequest;
import narratives.api.v1.GiveFeedbackResponse;
import narratives.api.v1.RecommenderServiceGrpc;

/** One of those who call: events one by one over both wires and in batches, some of them again, texts, and lists. */
final class Client implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Longer than a write may take the service by its own limits. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final int BATCH = 10;
    /** So many keys are remembered to be sent again. */
    private static final int REMEMBERED = 200;

    private final int number;
    private final List<Member> members;
    private final List<ManagedChannel> channels;
    private final History history;
    private final BiConsumer<String, String> answers;
    private final Random chance;
    private final Deque<List<String>> again = new ArrayDeque<>();
    private int events;
    private int texts;

    /** @param answers is told of every answer: what was asked, and how it was answered */
    Client(int number, long seed, List<Member> members, History history, BiConsumer<String, String> answers) {
        this.number = number;
        this.members = members;
        this.history = history;
        this.answers = answers;
        this.chance = new Random(seed * 31 + number);
        this.channels = members.stream()
                .map(member -> ManagedChannelBuilder.forAddress("127.0.0.1", member.grpcPort())
                        .usePlaintext()
                        .build())
                .toList();
    }

    /** One call to a replica that chance names. */
    void call() {
        int to = chance.nextInt(members.size());
        int what = chance.nextInt(100);
        if (what < 40) {
            give(to, remembered(List.of(fresh())));
        } else if (what < 55) {
            giveOverGrpc(to, remembered(List.of(fresh())));
        } else if (what < 65) {
            List<String> batch = new ArrayList<>();
            for (int event = 0; event < BATCH; event++) {
                batch.add(fresh());
            }
            give(to, remembered(batch));
        } else if (what < 80) {
            sendAgain(to);
        } else if (what < 90) {
            write(members.get(to));
        } else {
            list(members.get(to));
        }
    }

    private String fresh() {
        return "e-" + number + "-" + events++;
    }

    private List<String> remembered(List<String> keys) {
        again.addLast(keys);
        if (again.size() > REMEMBERED) {
            again.removeFirst();
        }
        return keys;
    }

    /** Whatever became of it the first time; each at most twice more. */
    private void sendAgain(int to) {
        List<String> keys = chance.nextBoolean() ? again.pollLast() : again.pollFirst();
        if (keys == null) {
            return;
        }
        if (keys.size() == 1 && chance.nextBoolean()) {
            giveOverGrpc(to, keys);
        } else {
            give(to, keys);
        }
        if (chance.nextBoolean()) {
            again.addFirst(keys);
        }
    }

    private void give(int to, List<String> keys) {
        boolean one = keys.size() == 1;
        String events = keys.stream().map(Client::json).collect(Collectors.joining(","));
        long call = history.sends(keys);
        try {
            HttpResponse<String> answer = members.get(to)
                    .send(
                            "POST",
                            (one ? "/v1/feedback" : "/v1/feedback:batchCreate") + "?createUser=true",
                            one ? events : "{\"events\": [" + events + "]}",
                            PATIENCE);
            answers.accept(one ? "feedback" : "batch", word(answer));
            if (answer.statusCode() / 100 != 2) {
                history.refused(call, keys, answer.statusCode());
                return;
            }
            JsonNode told = JSON.readTree(answer.body());
            boolean replayed = answer.headers()
                    .firstValue("Idempotent-Replayed")
                    .filter("true"::equals)
                    .isPresent();
            history.acknowledged(
                    call,
                    keys,
                    one ? Optional.of(told.path("logPosition").asText()) : Optional.empty(),
                    Optional.of(one ? replayed ? 0 : 1 : told.path("accepted").asInt()));
        } catch (IOException unanswered) {
            unanswered(one ? "feedback" : "batch");
        }
    }

    private static String json(String id) {
        Wish.Event event = Wish.event(id);
        return "{\"eventId\": \"" + id + "\", \"userId\": \"" + event.person() + "\", \"narrativeId\": \""
                + event.narrative() + "\", "
                + (event.rated()
                        ? "\"type\": \"rating\", \"ratings\": {\"hopefulness\": " + event.rating() + "}}"
                        : "\"type\": \"view\"}");
    }

    private void giveOverGrpc(int to, List<String> keys) {
        Wish.Event event = Wish.event(keys.getFirst());
        Feedback.Builder feedback = Feedback.newBuilder()
                .setEventId(event.id())
                .setUserId(event.person())
                .setNarrativeId(event.narrative())
                .setType(event.rated() ? FeedbackType.FEEDBACK_TYPE_RATING : FeedbackType.FEEDBACK_TYPE_VIEW);
        if (event.rated()) {
            feedback.putRatings("hopefulness", event.rating());
        }
        long call = history.sends(keys);
        try {
            GiveFeedbackResponse answer = RecommenderServiceGrpc.newBlockingStub(channels.get(to))
                    .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .giveFeedback(GiveFeedbackRequest.newBuilder()
                            .setEvent(feedback)
                            .setCreateUser(true)
                            .build());
            answers.accept("feedback over gRPC", "OK");
            history.acknowledged(
                    call, keys, Optional.of(answer.getLogPosition()), Optional.of(answer.getReplayed() ? 0 : 1));
        } catch (StatusRuntimeException refused) {
            // It does not say whether it was answered at all, so it counts as if it was not.
            answers.accept("feedback over gRPC", refused.getStatus().getCode().name());
        }
    }

    /** A text that nobody else writes: of a person or a narrative of this client's own. */
    private void write(Member member) {
        boolean person = chance.nextBoolean();
        String owner = (person ? "q-" : "w-") + number + "-" + chance.nextInt(2);
        int version = ++texts;
        List<String> keys = List.of(owner + "#" + version);
        long call = history.sends(keys);
        try {
            HttpResponse<String> answer = member.send(
                    "PUT",
                    (person ? "/v1/users/" : "/v1/narratives/") + owner,
                    person
                            ? "{\"profile\": {\"visit\": " + version + "}}"
                            : "{\"status\": \"published\", \"title\": \"" + version + "\"}",
                    PATIENCE);
            answers.accept("text", word(answer));
            if (answer.statusCode() / 100 == 2) {
                history.acknowledged(call, keys, Optional.empty(), Optional.empty());
            } else {
                history.refused(call, keys, answer.statusCode());
            }
        } catch (IOException unanswered) {
            unanswered("text");
        }
    }

    private void list(Member member) {
        String wish = "{\"count\": 5, \"userId\": \"p-" + chance.nextInt(Wish.PEOPLE) + "\"}";
        try {
            answers.accept("list", word(member.send("POST", "/v1/recommendations", wish, PATIENCE)));
        } catch (IOException unanswered) {
            unanswered("list");
        }
    }

    /** Mostly the replica is dead at this moment; asking it without a pause would be no load for the others. */
    private void unanswered(String call) {
        answers.accept(call, "none");
        try {
            Thread.sleep(chance.nextInt(100));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String word(HttpResponse<String> answer) throws IOException {
        return answer.statusCode() < 400
                ? Integer.toString(answer.statusCode())
                : answer.statusCode() + " "
                        + JSON.readTree(answer.body()).path("code").asText("no code");
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
    }
}
