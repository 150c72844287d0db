package narratives.access;

import java.util.Optional;

/** A wire of the contract, for tests that make every call over it. */
public interface Wire {
    /**
     * What a call is about.
     *
     * @param fresh an id that no other call uses
     */
    record Target(String narrative, String person, String event, String list, String operation, String fresh) {}

    /**
     * What came back.
     *
     * @param outcome the status of HTTP, or what gRPC says in its place
     * @param text all of it, in words
     */
    record Answer(int outcome, String text) {
        boolean isSuccess() {
            return outcome < 300;
        }
    }

    Answer send(Call call, Target target, Optional<String> credential);
}
