package narratives.movielens;

import java.util.List;
import java.util.Optional;
import narratives.catalog.NarrativeId;

/**
 * Somebody wrote a word to a film: {@code tags.dat}, {@code tags.csv}. Who and when is passed over.
 *
 * @param key such as {@code film-noir}; empty if the word has no Latin letter or digit
 * @param label the word as it was written
 */
public record FilmTag(NarrativeId film, String key, String label) {
    private static final int COLUMNS = 4;

    /** The layout of a tags file; empty if it is none. */
    public static Optional<Layout<FilmTag>> recognise(List<byte[]> head) {
        return Layout.recognise(head, List.of(FilmTag::headed, FilmTag::bare));
    }

    private static Optional<Layout<FilmTag>> headed(Columns header) {
        return header.places("movieid", "tag")
                .filter(places -> header.separator() == Separator.COMMA)
                .map(places -> new Layout<>(true, Separator.COMMA, columns -> {
                    columns.require(header.count());
                    return of(columns, places.getOrDefault("movieid", 1), places.getOrDefault("tag", 2));
                }));
    }

    private static Optional<Layout<FilmTag>> bare(Columns line) {
        boolean fits = line.separator() == Separator.COLONS && line.count() == COLUMNS && line.isTime(COLUMNS - 1);
        return fits
                ? Optional.of(new Layout<>(false, Separator.COLONS, columns -> of(columns.require(COLUMNS), 1, 2)))
                : Optional.empty();
    }

    private static FilmTag of(Columns columns, int film, int tag) {
        String label = columns.text(tag);
        return new FilmTag(columns.film(film), Text.key(label), label);
    }
}
