package narratives.movielens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import narratives.catalog.Answer;
import narratives.catalog.NarrativeId;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;
import narratives.feedback.Feedback;
import narratives.people.UserId;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final FilmRating RATING = new FilmRating(
            new UserId("196"), new NarrativeId("242"), new BigDecimal("3"), Instant.ofEpochSecond(881_250_949));

    @Test
    void ratingsAreReadFromTabsColonsAndCsv() {
        assertThat(read("196\t242\t3\t881250949\r\n", FilmRating::recognise)).isEqualTo(RATING);
        assertThat(read("196::242::3::881250949", FilmRating::recognise)).isEqualTo(RATING);
        assertThat(read("userId,movieId,rating,timestamp\n196,242,3.0,881250949", FilmRating::recognise))
                .isEqualTo(RATING);
    }

    @Test
    void aHeaderMayBeQuotedMarkedAndInAnotherOrder() {
        String file = "\uFEFF\"timestamp\",\"rating\",\"userId\",\"movieId\"\n881250949,\"3.0\",196,242";

        assertThat(read(file, FilmRating::recognise)).isEqualTo(RATING);
    }

    @Test
    void theSameRatingIsTheSameEventInEveryLayout() {
        Feedback ofTabs = read("196\t242\t3\t881250949", FilmRating::recognise).toFeedback();
        Feedback ofCsv = read("userId,movieId,rating,timestamp\n196,242,3.0,881250949", FilmRating::recognise)
                .toFeedback();
        Feedback ofAnother =
                read("196\t242\t4\t881250949", FilmRating::recognise).toFeedback();

        assertThat(ofCsv).isEqualTo(ofTabs);
        assertThat(ofAnother.header().eventId()).isNotEqualTo(ofTabs.header().eventId());
    }

    @Test
    void filmsAreReadFromBarsColonsAndCsv() {
        Film film = new Film(
                new NarrativeId("1"), "Toy Story (1995)", OptionalInt.of(1995), List.of("Animation", "Children's"));

        assertThat(read(
                        "1|Toy Story (1995)|01-Jan-1995||http://example.org/|0|0|0|1|1|0|0|0|0|0|0|0|0|0|0|0|0|0|0",
                        Film::recognise))
                .isEqualTo(film);
        assertThat(read("1::Toy Story (1995)::Animation|Children's", Film::recognise))
                .isEqualTo(film);
        assertThat(read("movieId,title,genres\n1,Toy Story (1995),Animation|Children's", Film::recognise))
                .isEqualTo(film);
    }

    @Test
    void aQuotedTitleMayHoldCommasAndQuotes() {
        Film film =
                read("movieId,title,genres\n11,\"American President, The \"\"1\"\" (1995)\",Drama", Film::recognise);

        assertThat(film.title()).isEqualTo("American President, The \"1\" (1995)");
        assertThat(film.year()).hasValue(1995);
    }

    @Test
    void theYearIsInTheTitleOrInTheDateOfRelease() {
        assertThat(film("Heat (1995)").year()).hasValue(1995);
        assertThat(film("Fawlty Towers (1975-1979)").year()).hasValue(1975);
        assertThat(film("2001: A Space Odyssey").year()).isEmpty();
        assertThat(read("267|unknown||||1|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0", Film::recognise)
                        .year())
                .isEmpty();
        assertThat(read("2|Land Before Time III|01-Jan-1996|||0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0", Film::recognise)
                        .year())
                .hasValue(1996);
    }

    @Test
    void noGenresAreUnknownGenres() {
        assertThat(read("movieId,title,genres\n7,Cosmos,(no genres listed)", Film::recognise)
                        .genres())
                .isEmpty();
    }

    @Test
    void oldFilesAreLatinAndNewOnesAreUnicode() {
        String line = "66::Amélie (2001)::Comedy";
        byte[] latin = line.getBytes(StandardCharsets.ISO_8859_1);
        byte[] unicode = line.getBytes(StandardCharsets.UTF_8);

        assertThat(Film.recognise(List.of(latin)).orElseThrow().parse(latin).title())
                .isEqualTo("Amélie (2001)");
        assertThat(Film.recognise(List.of(unicode)).orElseThrow().parse(unicode).title())
                .isEqualTo("Amélie (2001)");
    }

    @Test
    void tagsAreReadFromColonsAndCsv() {
        FilmTag tag = new FilmTag(new NarrativeId("4973"), "feel-good", "Feel Good!");

        assertThat(read("15::4973::Feel Good!::1215184630", FilmTag::recognise)).isEqualTo(tag);
        assertThat(read("userId,movieId,tag,timestamp\n15,4973,Feel Good!,1215184630", FilmTag::recognise))
                .isEqualTo(tag);
    }

    @Test
    void viewersAreReadFromBarsAndColonsWithoutWhereTheyLive() {
        Viewer old = read("1|24|M|technician|85711", Viewer::recognise);
        Viewer newer = read("1::F::1::10::48067", Viewer::recognise);

        assertThat(old.told())
                .isEqualTo(Map.of(
                        "age", new Answer.Quantity(24),
                        "gender", new Answer.Text("M"),
                        "occupation", new Answer.Text("technician")));
        assertThat(newer.told())
                .isEqualTo(Map.of(
                        "age-band", new Answer.Text("under-18"),
                        "gender", new Answer.Text("F"),
                        "occupation", new Answer.Text("k-12-student")));
    }

    @Test
    void oneKindOfFileIsNotTakenForAnother() {
        List<byte[]> ratings = lines("1::1193::5::978300760");
        List<byte[]> films = lines("1::Toy Story (1995)::Comedy");
        List<byte[]> viewers = lines("1::F::1::10::48067");

        assertThat(Film.recognise(ratings)).isEmpty();
        assertThat(Viewer.recognise(ratings)).isEmpty();
        assertThat(FilmRating.recognise(films)).isEmpty();
        assertThat(FilmRating.recognise(viewers)).isEmpty();
        assertThat(FilmTag.recognise(films)).isEmpty();
        assertThat(FilmRating.recognise(List.of())).isEmpty();
    }

    @Test
    void aBadLineAtTheBeginningDoesNotHideTheLayout() {
        assertThat(FilmRating.recognise(lines("???\n1::1193::5::978300760"))).isPresent();
    }

    @Test
    void whatIsWrongIsSaidWithoutRepeatingIt() {
        assertThat(fault("userId,movieId,rating,timestamp\n7,1,loved it,1")).isEqualTo(FieldError.WRONG_FORM);
        assertThat(fault("userId,movieId,rating,timestamp\n7,1,3,yesterday")).isEqualTo(FieldError.WRONG_FORM);
        assertThat(fault("userId,movieId,rating,timestamp\n7 8,1,3,1")).isEqualTo(FieldError.WRONG_FORM);
        assertThat(fault("userId,movieId,rating,timestamp\n7,1,3")).isEqualTo("MALFORMED_BODY");
        assertThat(fault("userId,movieId,rating,timestamp\n7,\"1,3,1")).isEqualTo("MALFORMED_BODY");
    }

    private static String fault(String file) {
        RecommenderException refused =
                catchThrowableOfType(RecommenderException.class, () -> read(file, FilmRating::recognise));
        assertThat(refused.detail()).doesNotContain("7");
        return refused.errors().isEmpty()
                ? refused.code().name()
                : refused.errors().getFirst().code();
    }

    private static Film film(String title) {
        return read("1::" + title + "::Drama", Film::recognise);
    }

    /** The last line of a file, in the layout of the whole. */
    private static <T> T read(String file, Function<List<byte[]>, Optional<Layout<T>>> recognise) {
        List<byte[]> lines = lines(file);
        Layout<T> layout = recognise.apply(lines).orElseThrow();
        assertThat(lines).hasSize(layout.headed() ? 2 : 1);
        return layout.parse(lines.getLast());
    }

    private static List<byte[]> lines(String file) {
        return file.lines().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
    }
}
