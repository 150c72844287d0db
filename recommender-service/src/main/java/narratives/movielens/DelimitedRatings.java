package narratives.movielens;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import narratives.catalog.NarrativeId;
import narratives.contract.RecommenderException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Ratings in any delimited text: commas, tabs, semicolons, double colons or single blanks, quoted or not, with a line of
 * names above them or without. The columns are person, narrative, rating and, if there is a fourth, time.
 */
public final class DelimitedRatings {
    private static final List<String> DELIMITERS = List.of("::", "\t", ";", ",", " ");
    private static final int COLUMNS = 3;

    private DelimitedRatings() {}

    /**
     * One line.
     *
     * @param time in whatever unit the file has; empty if it has none
     */
    public record Row(String person, NarrativeId narrative, double value, OptionalDouble time) {}

    /** A line that cannot be understood. */
    public static final class Misread extends RuntimeException {
        private static final long serialVersionUID = 1;

        Misread(long line, String reason) {
            super("line " + line + ": " + reason);
        }
    }

    /**
     * Every rating of a file, in its order.
     *
     * @throws IOException if the file cannot be read
     * @throws Misread at the first line that cannot be understood
     */
    public static List<Row> read(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        CSVFormat format =
                CSVFormat.DEFAULT.builder().setDelimiter(delimiter(file)).get();
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord line : parser) {
                boolean header = line.getRecordNumber() == 1 && line.size() >= COLUMNS && !isNumber(line.get(2));
                if (!header) {
                    rows.add(row(line));
                }
            }
        } catch (UncheckedIOException unreadable) {
            throw new IOException("the text is not well formed", unreadable);
        }
        return rows;
    }

    private static String delimiter(Path file) throws IOException {
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String first = text.readLine();
            return first == null
                    ? ","
                    : DELIMITERS.stream().filter(first::contains).findFirst().orElse(",");
        }
    }

    private static Row row(CSVRecord line) {
        long number = line.getRecordNumber();
        if (line.size() < COLUMNS) {
            throw new Misread(number, "needs a person, a narrative and a rating; has " + line.size() + " column(s).");
        }
        if (!isNumber(line.get(2))) {
            throw new Misread(number, "the third column must be a number.");
        }
        boolean timed = line.size() > COLUMNS && isNumber(line.get(COLUMNS));
        try {
            return new Row(
                    line.get(0).strip(),
                    new NarrativeId(line.get(1).strip()),
                    Double.parseDouble(line.get(2).strip()),
                    timed
                            ? OptionalDouble.of(
                                    Double.parseDouble(line.get(COLUMNS).strip()))
                            : OptionalDouble.empty());
        } catch (RecommenderException refused) {
            throw new Misread(number, "the second column cannot be the id of a narrative.");
        }
    }

    private static boolean isNumber(String text) {
        return text.strip().matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,2})?");
    }
}
