package narratives.rest;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import org.junit.jupiter.api.Test;

/** docs/api.md lists every code of an error with its status, every code of a field, and no other. */
class ErrorCodesDocTest {
    private static final Path PAGE = Path.of("..", "docs", "api.md");
    private static final Pattern CODE = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| (\\d{3}) \\|");
    private static final Pattern FIELD_CODE = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| [^\\d]");

    @Test
    void everyCodeIsListedWithItsStatus() throws IOException {
        Map<String, Integer> listed = CODE.matcher(Files.readString(PAGE))
                .results()
                .collect(toMap(row -> row.group(1), row -> Integer.valueOf(row.group(2))));

        Map<String, Integer> present = new TreeMap<>();
        for (ErrorCode code : ErrorCode.values()) {
            present.put(code.name(), Statuses.of(code.kind()));
        }
        assertThat(listed).isEqualTo(present);
    }

    @Test
    void everyCodeOfAFieldIsListed() throws IOException {
        assertThat(FIELD_CODE.matcher(Files.readString(PAGE)).results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FieldError.class.getDeclaredFields())
                        .filter(field -> Modifier.isStatic(field.getModifiers()))
                        .map(field -> field.getName())
                        .toList());
    }
}
