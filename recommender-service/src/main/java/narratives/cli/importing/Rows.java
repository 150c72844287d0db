package narratives.cli.importing;

import java.util.function.Consumer;

/** Records to import, each with the line it stands in. */
interface Rows<T> {
    /** What they are, in one word for the report. */
    String part();

    void forEach(Consumer<Row<T>> use);

    /** @param line its number in the file, from 1 */
    record Row<T>(long line, T value) {}
}
