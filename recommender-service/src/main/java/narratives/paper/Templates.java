package narratives.paper;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Pages that are filled in. Whatever is filled in is written so that it cannot be read as HTML. */
final class Templates {
    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();

    private Templates() {}

    /** @throws IllegalStateException if there is no such file beside this class */
    static Template read(String file) {
        try (InputStream bytes = Templates.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException("there is no " + file);
            }
            return ENGINE.parse(
                    new String(bytes.readAllBytes(), StandardCharsets.UTF_8),
                    Variant.forContentType(Variant.TEXT_HTML));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
