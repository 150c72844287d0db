package narratives.movielens;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import narratives.catalog.NarrativeId;
import narratives.feedback.EventId;
import narratives.feedback.Feedback;
import narratives.people.UserId;

/** Somebody rated a film: {@code u.data}, {@code ratings.dat}, {@code ratings.csv}. */
public record FilmRating(UserId user, NarrativeId film, BigDecimal stars, Instant at) {
    /** The key of the one question that MovieLens asks. */
    public static final String QUESTION = "rating";

    /** Enough of a SHA-256 that no two lines ever share it. */
    private static final int ID_BYTES = 16;

    private static final int COLUMNS = 4;

    /** The layout of a ratings file; empty if it is none. */
    public static Optional<Layout<FilmRating>> recognise(List<byte[]> head) {
        return Layout.recognise(head, List.of(FilmRating::headed, FilmRating::bare));
    }

    private static Optional<Layout<FilmRating>> headed(Columns header) {
        return header.places("userid", "movieid", "rating", "timestamp")
                .filter(places -> header.separator() == Separator.COMMA)
                .map(places -> new Layout<>(true, Separator.COMMA, columns -> {
                    columns.require(header.count());
                    return new FilmRating(
                            columns.user(places.getOrDefault("userid", 0)),
                            columns.film(places.getOrDefault("movieid", 1)),
                            columns.number(QUESTION, places.getOrDefault("rating", 2)),
                            columns.time(places.getOrDefault("timestamp", 3)));
                }));
    }

    private static Optional<Layout<FilmRating>> bare(Columns line) {
        boolean fits = line.separator() != Separator.BAR
                && line.count() == COLUMNS
                && line.isNumber(2)
                && line.isTime(COLUMNS - 1);
        return fits ? Optional.of(new Layout<>(false, line.separator(), FilmRating::read)) : Optional.empty();
    }

    private static FilmRating read(Columns columns) {
        columns.require(COLUMNS);
        return new FilmRating(columns.user(0), columns.film(1), columns.number(QUESTION, 2), columns.time(3));
    }

    /** The same in our words. Its id follows from what it says, so that it is the same event whenever it is read. */
    public Feedback toFeedback() {
        return new Feedback.Rating(
                new Feedback.Header(eventId(), user, Optional.of(at), Optional.empty()),
                film,
                new TreeMap<>(Map.of(QUESTION, stars.doubleValue())));
    }

    private EventId eventId() {
        String said = String.join(
                "\n", user.value(), film.value(), stars.toPlainString(), Long.toString(at.getEpochSecond()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return new EventId("movielens-" + HexFormat.of().formatHex(digest, 0, ID_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
