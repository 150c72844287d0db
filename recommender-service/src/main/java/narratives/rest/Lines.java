package narratives.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import narratives.calls.LineImport;

/** A body, line by line. Only the present line is held in memory, and of one that is too long nothing. */
final class Lines {
    static final String MEDIA_TYPE = "application/x-ndjson";

    /** The longest line, in bytes: as much as the body of a single call. */
    static final int LONGEST = 256 << 10;

    private static final int BUFFER = 64 << 10;

    private final InputStream body;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private long number;

    /**
     * One line without its end.
     *
     * @param number from 1
     * @param tooLong whether it was longer than the longest; then its bytes are missing
     */
    record Line(long number, byte[] bytes, boolean tooLong) {
        boolean isBlank() {
            for (byte one : bytes) {
                if (one != ' ' && one != '\t' && one != '\r') {
                    return false;
                }
            }
            return !tooLong;
        }
    }

    Lines(InputStream body) {
        this.body = body;
    }

    /**
     * What is in the lines of a body that are not blank.
     *
     * @param read makes a value of a line, or throws what is wrong with it
     */
    static <T> LineImport.Source<T> of(InputStream body, Function<byte[], T> read) {
        Lines lines = new Lines(body);
        return () -> {
            Optional<Line> line = lines.nextOrEnded();
            while (line.isPresent() && line.get().isBlank()) {
                line = lines.nextOrEnded();
            }
            return line.map(found -> new LineImport.Line<>(found.number(), () -> read(found, read)));
        };
    }

    private static <T> T read(Line line, Function<byte[], T> read) {
        if (line.tooLong()) {
            throw BodyLimits.lineExceeded(LONGEST);
        }
        return read.apply(line.bytes());
    }

    private Optional<Line> nextOrEnded() {
        try {
            return next();
        } catch (IOException broken) {
            throw JsonBodies.endedTooEarly();
        }
    }

    /** The next line; empty at the end. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean any = false;
        boolean tooLong = false;
        while (fill()) {
            any = true;
            int from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            if (line.size() + next - from > LONGEST) {
                tooLong = true;
                line.reset();
            }
            if (!tooLong) {
                line.write(buffer, from, next - from);
            }
            if (next < end) {
                next++;
                break;
            }
        }
        return any ? Optional.of(new Line(++number, line.toByteArray(), tooLong)) : Optional.empty();
    }

    private boolean fill() throws IOException {
        while (next == end) {
            next = 0;
            end = Math.max(0, body.read(buffer, 0, BUFFER));
            if (end == 0) {
                return false;
            }
        }
        return true;
    }
}
