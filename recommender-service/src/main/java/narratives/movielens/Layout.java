package narratives.movielens;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How the lines of one file are read. Which layout a file has is recognised by what stands in it, never by its name.
 *
 * @param headed whether the first line names the columns
 * @param reader makes a record of the columns of a line
 */
public record Layout<T>(boolean headed, Separator separator, Function<Columns, T> reader) {
    /** As many lines of a file as are looked at, in case the first ones are bad; chosen by us. */
    public static final int HEAD = 20;

    /**
     * Reads one line.
     *
     * @throws narratives.contract.RecommenderException if it cannot be understood; the message does not repeat it
     */
    public T parse(byte[] line) {
        return reader.apply(Columns.of(separator, Text.decode(line)));
    }

    /** A way of telling from one line that a file has a certain layout. */
    interface Recogniser<T> {
        /** Empty if the line does not tell. */
        Optional<Layout<T>> recognise(Columns columns);
    }

    /** The first layout that a line of the head tells of; a header tells only if it stands first. */
    static <T> Optional<Layout<T>> recognise(List<byte[]> head, List<Recogniser<T>> known) {
        for (int i = 0; i < Math.min(HEAD, head.size()); i++) {
            String line = Text.decode(head.get(i));
            boolean first = i == 0;
            Optional<Layout<T>> layout = Stream.of(Separator.values())
                    .filter(separator -> separator.occursIn(line))
                    .map(separator -> Columns.of(separator, line))
                    .flatMap(columns -> known.stream().flatMap(one -> one.recognise(columns).stream()))
                    .filter(found -> first || !found.headed())
                    .findFirst();
            if (layout.isPresent()) {
                return layout;
            }
        }
        return Optional.empty();
    }
}
