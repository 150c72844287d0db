package narratives.fuzz;

import java.util.Map;
import java.util.Optional;

/**
 * What came back.
 *
 * @param headers by name in small letters
 */
record Answer(int status, Map<String, String> headers, byte[] body) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
