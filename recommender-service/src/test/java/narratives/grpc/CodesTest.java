package narratives.grpc;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import narratives.contract.ErrorCode;
import org.junit.jupiter.api.Test;

/** What a client may conclude from a gRPC code, and the table of docs/grpc.md. */
class CodesTest {
    private static final Path PAGE = Path.of("..", "docs", "grpc.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| `([A-Z_]+)` \\| (.*) \\|$");

    @Test
    void onlyWhatTimeAloneMendsIsUnavailable() {
        Map<ErrorCode.Kind, Status.Code> codes = new EnumMap<>(ErrorCode.Kind.class);
        for (ErrorCode.Kind kind : ErrorCode.Kind.values()) {
            codes.put(kind, Codes.of(kind));
        }

        // Clients repeat by themselves what is UNAVAILABLE; see the service config in docs/grpc.md.
        assertThat(codes)
                .containsEntry(ErrorCode.Kind.UNAVAILABLE, Status.Code.UNAVAILABLE)
                .doesNotContainValue(Status.Code.OK)
                .doesNotContainValue(Status.Code.UNKNOWN);
        assertThat(codes.values()).containsOnlyOnce(Status.Code.UNAVAILABLE);
    }

    @Test
    void whoeverReadsTheCodeAloneIsNotMisled() {
        assertThat(Codes.of(ErrorCode.USER_UNKNOWN.kind())).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(Codes.of(ErrorCode.INVALID_REQUEST.kind())).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(Codes.of(ErrorCode.EVENT_ID_REUSED.kind())).isEqualTo(Status.Code.ALREADY_EXISTS);
        assertThat(Codes.of(ErrorCode.VERSION_CONFLICT.kind())).isEqualTo(Status.Code.ABORTED);
        assertThat(Codes.of(ErrorCode.UNAUTHENTICATED.kind())).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(Codes.of(ErrorCode.PERMISSION_DENIED.kind())).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(Codes.of(ErrorCode.RATE_LIMITED.kind())).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void thePageListsEveryKindWithItsCodeAndItsReasons() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        ROW.matcher(Files.readString(PAGE))
                .results()
                .forEach(row -> listed.put(row.group(1), row.group(2) + ": " + row.group(3)));

        Map<String, String> present = new TreeMap<>();
        for (ErrorCode.Kind kind : ErrorCode.Kind.values()) {
            present.put(kind.name(), Codes.of(kind) + ": " + reasons(kind));
        }
        assertThat(listed).isEqualTo(present);
    }

    private static String reasons(ErrorCode.Kind kind) {
        return Arrays.stream(ErrorCode.values())
                .filter(code -> code.kind() == kind)
                .map(code -> "`" + code.name() + "`")
                .collect(joining(", "));
    }
}
