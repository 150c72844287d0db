package narratives.movielens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import narratives.catalog.NarrativeId;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;

/**
 * One film: {@code u.item}, {@code movies.dat}, {@code movies.csv}.
 *
 * @param title as it stands in the file, the year included
 * @param genres as they are called in the file; empty: not known
 */
public record Film(NarrativeId id, String title, OptionalInt year, List<String> genres) {
    private static final String NO_GENRES = "(no genres listed)";
    private static final int LONGEST_TITLE = 500;

    /** A year in brackets at the end, or the first of two. */
    private static final Pattern YEAR = Pattern.compile("\\((\\d{4})(?:[-–]\\d{0,4})?\\)\\W*$");

    private static final Pattern LAST_YEAR = Pattern.compile("(\\d{4})\\s*$");
    private static final Pattern BAR = Pattern.compile("\\|");

    /** The flags of {@code u.item}, in the order of its {@code u.genre}; the first, "unknown", is left out. */
    private static final List<String> FLAGS = List.of(
            "Action",
            "Adventure",
            "Animation",
            "Children's",
            "Comedy",
            "Crime",
            "Documentary",
            "Drama",
            "Fantasy",
            "Film-Noir",
            "Horror",
            "Musical",
            "Mystery",
            "Romance",
            "Sci-Fi",
            "Thriller",
            "War",
            "Western");

    /** In u.item: id, title, date, date of the video, address, and the flags with "unknown" before them. */
    private static final int BEFORE_FLAGS = 6;

    private static final int FLAG_COLUMNS = BEFORE_FLAGS + FLAGS.size();
    private static final int COLON_COLUMNS = 3;

    /** The layout of a films file; empty if it is none. */
    public static Optional<Layout<Film>> recognise(List<byte[]> head) {
        return Layout.recognise(head, List.of(Film::headed, Film::colons, Film::flags));
    }

    private static Optional<Layout<Film>> headed(Columns header) {
        return header.places("movieid", "title", "genres")
                .filter(places -> header.separator() == Separator.COMMA)
                .map(places -> new Layout<>(true, Separator.COMMA, columns -> {
                    columns.require(header.count());
                    return of(
                            columns.film(places.getOrDefault("movieid", 0)),
                            columns.text(places.getOrDefault("title", 1)),
                            "",
                            listed(columns.text(places.getOrDefault("genres", 2))));
                }));
    }

    private static Optional<Layout<Film>> colons(Columns line) {
        boolean fits = line.separator() == Separator.COLONS && line.count() == COLON_COLUMNS && line.isNumber(0);
        return fits
                ? Optional.of(new Layout<>(false, Separator.COLONS, columns -> {
                    columns.require(COLON_COLUMNS);
                    return of(columns.film(0), columns.text(1), "", listed(columns.text(2)));
                }))
                : Optional.empty();
    }

    private static Optional<Layout<Film>> flags(Columns line) {
        boolean fits = line.separator() == Separator.BAR && line.count() == FLAG_COLUMNS && line.isNumber(0);
        return fits
                ? Optional.of(new Layout<>(false, Separator.BAR, columns -> {
                    columns.require(FLAG_COLUMNS);
                    return of(columns.film(0), columns.text(1), columns.text(2), flagged(columns));
                }))
                : Optional.empty();
    }

    private static List<String> listed(String genres) {
        return genres.isEmpty() || genres.equals(NO_GENRES)
                ? List.of()
                : BAR.splitAsStream(genres)
                        .map(String::strip)
                        .filter(genre -> !Text.key(genre).isEmpty())
                        .distinct()
                        .toList();
    }

    private static List<String> flagged(Columns columns) {
        List<String> genres = new ArrayList<>();
        for (int i = 0; i < FLAGS.size(); i++) {
            String flag = columns.text(BEFORE_FLAGS + i);
            if (!flag.equals("0") && !flag.equals("1")) {
                throw RecommenderException.invalid("genres", FieldError.WRONG_FORM, "A genre is marked by 0 or 1.");
            }
            if (flag.equals("1")) {
                genres.add(FLAGS.get(i));
            }
        }
        return genres;
    }

    private static Film of(NarrativeId id, String title, String released, List<String> genres) {
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            throw RecommenderException.invalid(
                    "title", FieldError.OUT_OF_RANGE, "Must be 1 to " + LONGEST_TITLE + " characters.");
        }
        return new Film(id, title, year(title, released), List.copyOf(genres));
    }

    private static OptionalInt year(String title, String released) {
        Matcher inTitle = YEAR.matcher(title);
        Matcher ofRelease = LAST_YEAR.matcher(released);
        if (inTitle.find()) {
            return OptionalInt.of(Integer.parseInt(inTitle.group(1)));
        }
        return ofRelease.find() ? OptionalInt.of(Integer.parseInt(ofRelease.group(1))) : OptionalInt.empty();
    }
}
