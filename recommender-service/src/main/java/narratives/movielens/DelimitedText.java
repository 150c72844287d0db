package narratives.movielens;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Any delimited text: with commas, tabs, semicolons, bars, double colons or blanks between the columns, in quotes or not,
 * with a line of names above or without.
 *
 * @param names of the columns, as the first line has them; empty if it is no line of names
 */
public record DelimitedText(List<String> names, List<Line> lines) {
    /** Of those that stand in the first line equally often the first is taken; a blank only if there is none of them. */
    private static final List<String> DELIMITERS = List.of("::", "\t", ";", ",", "|");

    private static final Pattern BLANKS = Pattern.compile(" +");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,2})?");

    /** One line, with its place in the file, from 1. */
    public record Line(long number, List<String> values) {}

    public DelimitedText {
        names = List.copyOf(names);
        lines = List.copyOf(lines);
    }

    /**
     * Reads a text. The first line is one of names if none of its columns is a number.
     *
     * @throws IllegalArgumentException if quotes do not match
     */
    public static DelimitedText of(byte[] bytes) {
        String text = Text.decode(bytes);
        List<Line> lines = text.indexOf('"') >= 0 ? quoted(text) : plain(text);
        if (lines.isEmpty() || lines.getFirst().values().stream().anyMatch(DelimitedText::isNumber)) {
            return new DelimitedText(List.of(), lines);
        }
        return new DelimitedText(
                lines.getFirst().values().stream().map(String::strip).toList(), lines.subList(1, lines.size()));
    }

    public static boolean isNumber(String text) {
        return NUMBER.matcher(text.strip()).matches();
    }

    private static String delimiter(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        String best = " ";
        int most = 0;
        for (String delimiter : DELIMITERS) {
            int times = first.split(Pattern.quote(delimiter), -1).length - 1;
            if (times > most) {
                best = delimiter;
                most = times;
            }
        }
        return best;
    }

    private static List<Line> plain(String text) {
        String delimiter = delimiter(text);
        Pattern between = delimiter.equals(" ") ? BLANKS : Pattern.compile(Pattern.quote(delimiter));
        List<Line> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new StringReader(text))) {
            long number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    lines.add(new Line(number, List.of(between.split(line, -1))));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return lines;
    }

    private static List<Line> quoted(String text) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .get();
        List<Line> lines = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord line : parser) {
                lines.add(new Line(line.getRecordNumber(), line.toList()));
            }
        } catch (IOException | UncheckedIOException open) {
            throw new IllegalArgumentException("quotes do not match", open);
        }
        return lines;
    }
}
