package narratives.access;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/security.md says of every call what it needs, and nothing else. */
class ScopesDocTest {
    private static final Path PAGE = Path.of("..", "docs", "security.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-zA-Z]+)` \\| ([^|]+) \\| (yes|no) \\|$");

    @Test
    void everyCallIsListedWithWhatItNeeds() throws IOException {
        List<String> listed = ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1) + ": " + row.group(2) + ", " + row.group(3))
                .toList();

        assertThat(listed)
                .containsExactlyElementsOf(
                        Arrays.stream(Call.values()).map(ScopesDocTest::row).toList());
    }

    private static String row(Call call) {
        String scopes = call.scopes().stream()
                .sorted()
                .map(scope -> "`" + scope + "`")
                .collect(joining(call.needsAllScopes() ? " and " : ", "));
        return call.operationId() + ": "
                + (call.isOpen() ? "none" : call.needsAllScopes() ? "both " + scopes : scopes)
                + (call.isOpenToOnePerson() ? ", yes" : ", no");
    }
}
