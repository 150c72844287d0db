package narratives.access;

import java.util.Optional;

/** A wire of the contract, for tests that make every call over it. */
public interface Wire {
    /**
     * What a call is about.
     *
     * @param fresh an id that no other call uses
     * @param pack a draft
     * @param frozen a pack that is frozen
     * @param token of a link to it
     * @param shared a narrative in it
     */
    record Target(
            String narrative,
            String person,
            String event,
            String list,
            String operation,
            String fresh,
            String pack,
            String frozen,
            String token,
            String shared) {}

    /**
     * What came back.
     *
     * @param outcome the status of HTTP, or what gRPC says in its place
     * @param text all of it, in words
     */
    record Answer(int outcome, String text) {
        boolean isSuccess() {
            return outcome < 400;
        }
    }

    Answer send(Call call, Target target, Optional<String> credential);
}
