package narratives.cli.importing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;

/** The lines of a stream, one after the other, as bytes: what encoding they are in is for the reader to know. */
final class Lines implements AutoCloseable {
    /** Longer than any line of the contract; what is longer is passed over. Chosen by us. */
    static final int LONGEST = 1 << 20;

    private static final int BUFFER = 1 << 16;
    private static final int GZIP = 0x1f8b;

    private final Counter read;
    private final OptionalLong size;
    private final InputStream text;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private long number;
    private boolean cut;
    private byte[] current = {};

    /** @param size how many bytes there are in all, if it is known */
    Lines(InputStream stream, OptionalLong size) throws IOException {
        this.read = new Counter(stream);
        this.size = size;
        this.text = unpacked(new BufferedInputStream(read, BUFFER));
    }

    private static InputStream unpacked(BufferedInputStream stream) throws IOException {
        stream.mark(2);
        int magic = stream.read() << 8 | stream.read();
        stream.reset();
        return magic == GZIP ? new GZIPInputStream(stream, BUFFER) : stream;
    }

    /** Goes to the next line; false at the end. */
    boolean next() {
        line.reset();
        cut = false;
        boolean any = false;
        try {
            while (fill()) {
                any = true;
                int end = from;
                while (end < to && buffer[end] != '\n') {
                    end++;
                }
                take(end);
                if (end < to) {
                    from = end + 1;
                    break;
                }
                from = to;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        current = line.toByteArray();
        number += any ? 1 : 0;
        return any;
    }

    private boolean fill() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, text.read(buffer));
        }
        return to > from;
    }

    private void take(int end) {
        int room = LONGEST - line.size();
        cut |= end - from > room;
        line.write(buffer, from, Math.min(room, end - from));
    }

    /** The line without its end, or as much of it as is kept. */
    byte[] line() {
        return current;
    }

    /** The number of the line, from 1. */
    long number() {
        return number;
    }

    /** Whether the line is longer than what is kept. */
    boolean isCut() {
        return cut;
    }

    boolean isBlank() {
        for (byte one : current) {
            if (one != ' ' && one != '\t' && one != '\r') {
                return false;
            }
        }
        return true;
    }

    /** How much of the file has been read, 0 to 1; empty if it is not known how much there is. */
    OptionalDouble share() {
        return size.isPresent() && size.getAsLong() > 0
                ? OptionalDouble.of(Math.min(1, (double) read.bytes / size.getAsLong()))
                : OptionalDouble.empty();
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Counts before anything is unpacked. */
    private static final class Counter extends FilterInputStream {
        private long bytes;

        Counter(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            bytes += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            bytes += Math.max(0, count);
            return count;
        }
    }
}
