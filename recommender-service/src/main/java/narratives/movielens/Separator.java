package narratives.movielens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** What stands between the columns of a line. The oldest files have tabs and bars, the middle ones ::, the new ones CSV. */
public enum Separator {
    TAB("\t"),
    COLONS("::"),
    BAR("|"),
    COMMA(",");

    private final String sign;

    Separator(String sign) {
        this.sign = sign;
    }

    boolean occursIn(String line) {
        return line.contains(sign);
    }

    /** @throws RecommenderException if quotes are open at the end of the line, or text follows them */
    List<String> split(String line) {
        return this == COMMA && line.indexOf('"') >= 0 ? quoted(line) : plain(line);
    }

    private List<String> plain(String line) {
        List<String> columns = new ArrayList<>();
        int from = 0;
        int end = line.indexOf(sign);
        while (end >= 0) {
            columns.add(line.substring(from, end));
            from = end + sign.length();
            end = line.indexOf(sign, from);
        }
        columns.add(line.substring(from));
        return columns;
    }

    /** One line at a time, so that quotes which are left open spoil no other line. */
    private static List<String> quoted(String line) {
        try (CSVParser parser = CSVParser.parse(line, CSVFormat.RFC4180)) {
            List<CSVRecord> records = parser.getRecords();
            return records.isEmpty() ? List.of() : records.getFirst().toList();
        } catch (IOException | UncheckedIOException malformed) {
            throw new RecommenderException(ErrorCode.MALFORMED_BODY, "The quotes of this line do not match.");
        }
    }
}
