package narratives.cli.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A file to read, as it was named: {@code -} is the standard input, which can be read once. What is compressed with gzip
 * is unpacked, whatever its name is.
 *
 * @param standardInput what {@code -} is
 */
public record InputFile(String name, InputStream standardInput) {
    private static final String STANDARD_INPUT = "-";

    public boolean isStandardInput() {
        return name.equals(STANDARD_INPUT);
    }

    /** Refuses what cannot be read, before anything is stored. */
    public void check() {
        if (!isStandardInput() && !(Files.isRegularFile(path()) && Files.isReadable(path()))) {
            throw new Refusal(name + " is not a file that can be read.");
        }
    }

    Lines lines() {
        try {
            return isStandardInput()
                    ? new Lines(standardInput, OptionalLong.empty())
                    : new Lines(Files.newInputStream(path()), OptionalLong.of(Files.size(path())));
        } catch (IOException unreadable) {
            throw new Refusal(name + " cannot be read: " + unreadable.getMessage());
        }
    }

    /** The first lines that say something. */
    List<byte[]> head(int count) {
        try (Lines lines = lines()) {
            List<byte[]> head = new ArrayList<>();
            while (head.size() < count && lines.next()) {
                if (!lines.isBlank()) {
                    head.add(lines.line());
                }
            }
            return head;
        }
    }

    /** All of it; for files that are one value. */
    public byte[] bytes() {
        try {
            return isStandardInput() ? standardInput.readAllBytes() : Files.readAllBytes(path());
        } catch (IOException unreadable) {
            throw new Refusal(name + " cannot be read: " + unreadable.getMessage());
        }
    }

    private Path path() {
        return Path.of(name);
    }
}
