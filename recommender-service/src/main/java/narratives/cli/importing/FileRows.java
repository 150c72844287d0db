package narratives.cli.importing;

import java.util.function.Consumer;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;

/**
 * The records of a file, read line by line as they are asked for. A line that cannot be understood is told of and passed
 * over; so are blank ones, in silence.
 *
 * @param headed whether the first line is none of them
 */
record FileRows<T>(
        String part,
        InputFile file,
        boolean headed,
        LineParser<T> parser,
        Consumer<Rejection> rejected,
        Progress progress)
        implements Rows<T> {
    /** Makes a record of a line. */
    interface LineParser<T> {
        /** @throws RecommenderException if it cannot be understood */
        T parse(byte[] line);
    }

    @Override
    public void forEach(Consumer<Row<T>> use) {
        try (Lines lines = file.lines()) {
            boolean header = headed;
            while (lines.next()) {
                if (lines.isBlank()) {
                    continue;
                }
                if (header) {
                    header = false;
                    continue;
                }
                read(lines, use);
                progress.row(lines.share());
            }
        }
    }

    private void read(Lines lines, Consumer<Row<T>> use) {
        T value;
        try {
            value = parsed(lines);
        } catch (RecommenderException refused) {
            rejected.accept(Rejection.of(part, lines.number(), refused));
            return;
        }
        use.accept(new Row<>(lines.number(), value));
    }

    private T parsed(Lines lines) {
        if (lines.isCut()) {
            throw new RecommenderException(ErrorCode.BODY_TOO_LARGE, "A line has at most " + Lines.LONGEST + " bytes.");
        }
        return parser.parse(lines.line());
    }
}
