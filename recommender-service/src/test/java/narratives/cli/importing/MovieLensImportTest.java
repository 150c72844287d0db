package narratives.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import narratives.catalog.Answer;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.catalog.Status;
import narratives.contract.RecommenderException;
import narratives.contract.Versioned;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog;
import narratives.feedback.Scale;
import narratives.fixture.Sample;
import narratives.people.Person;
import narratives.people.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovieLensImportTest {
    private static final String RATINGS = """
            userId,movieId,rating,timestamp
            1,1,4.0,964982703
            1,2,0.5,964981247
            2,1,5.0,847434962
            """;
    private static final String ITEMS = """
            movieId,title,genres
            1,Toy Story (1995),Adventure|Animation
            2,"American President, The (1995)",Comedy
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Desk desk;

    @BeforeEach
    void anEmptyTenant() {
        desk = new Desk(folder);
    }

    @Test
    void filmsViewersAndRatingsAreStoredUnderTheIdsOfTheFiles() throws IOException {
        Report report = desk.run(job(RATINGS, ITEMS));

        assertThat(report.hasRejected()).isFalse();
        assertThat(report.counts()).containsEntry("ratings", new Report.Count(3, 0, 0));
        assertThat(title("2")).contains("American President, The (1995)");
        assertThat(desk.people.find(Desk.TENANT, new UserId("2"))).contains(Person.unknown(new UserId("2")));
        assertThat(desk.feedback.of(Desk.TENANT, new UserId("1")))
                .extracting(FeedbackLog.Entry::event)
                .map(event -> ((Feedback.Rating) event).answers().get("rating"))
                .containsExactly(4.0, 0.5);
        assertThat(scale().minimum()).isEqualTo(0.5);
        assertThat(scale().step()).isEqualTo(0.5);
    }

    @Test
    void theOldestFilesAreLatinAndTellOfTheirViewers() throws IOException {
        InputFile items = desk.file(
                "u.item",
                "7|Léon (1994)|01-Jan-1994|||0|1|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0\n"
                        .getBytes(StandardCharsets.ISO_8859_1));
        InputFile ratings = desk.file("u.data", "3\t7\t5\t881250949\n4\t7\t1\t881250950\n");
        InputFile users = desk.file("u.user", "3|24|M|technician|85711\n5|53|F|other|94043\n");

        Report report = desk.run(
                new MovieLensImport(new MovieLensImport.Files(ratings, items, Optional.empty(), Optional.of(users))));

        assertThat(report.hasRejected()).isFalse();
        assertThat(title("7")).contains("Léon (1994)");
        assertThat(scale().minimum()).isEqualTo(1);
        assertThat(desk.people
                        .find(Desk.TENANT, new UserId("3"))
                        .orElseThrow()
                        .profile()
                        .answers())
                .containsEntry("age", new Answer.Quantity(24))
                .doesNotContainValue(new Answer.Text("85711"));
        assertThat(desk.people.find(Desk.TENANT, new UserId("4"))).isPresent();
        assertThat(desk.people.find(Desk.TENANT, new UserId("5"))).isPresent();
    }

    @Test
    void theSameFilesAgainChangeNothingAndSaySo() throws IOException {
        desk.run(job(RATINGS, ITEMS));

        Report again = desk.run(job(RATINGS, ITEMS));

        assertThat(again.hasAccepted()).isFalse();
        assertThat(again.counts())
                .isEqualTo(Map.of(
                        "items", new Report.Count(0, 2, 0),
                        "people", new Report.Count(0, 2, 0),
                        "ratings", new Report.Count(0, 3, 0)));
        assertThat(Desk.printed(again)).contains("Nothing changed");
        assertThat(desk.catalog.instrument(Desk.TENANT)).map(Versioned::version).contains(1);
    }

    @Test
    void afterACutTheSameCommandAddsWhatIsMissing() throws IOException {
        StringBuilder many = new StringBuilder("userId,movieId,rating,timestamp\n");
        for (int i = 0; i < 2 * Import.EVENTS + 10; i++) {
            many.append(i % 7).append(",1,4.0,").append(1_000_000 + i).append('\n');
        }
        Job job = job(many.toString(), ITEMS);
        Report cut = Report.into(Optional.empty());

        RecommenderException failure = catchThrowableOfType(
                RecommenderException.class, () -> desk.run(job, new CutFeedbackLog(desk.feedback, 1), cut));
        Report resumed = desk.run(job);

        assertThat(failure).isNotNull();
        assertThat(cut.counts()).containsEntry("ratings", new Report.Count(Import.EVENTS, 0, 0));
        assertThat(resumed.counts()).containsEntry("ratings", new Report.Count(Import.EVENTS + 10, Import.EVENTS, 0));
    }

    @Test
    void badLinesAreToldByNumberAndTheRestIsStored() throws IOException {
        String ratings = """
                userId,movieId,rating,timestamp
                1,1,4.0,964982703
                1,1,much,964982704
                secret-person,999,3.5,964982705
                2,"1,5.0,964982706
                2,2,5.0,964982707
                """;

        Report report = desk.run(job(ratings, ITEMS));

        assertThat(report.counts()).containsEntry("ratings", new Report.Count(2, 0, 3));
        assertThat(report.rejections())
                .extracting(Rejection::line, Rejection::code)
                .containsExactlyInAnyOrder(
                        tuple(3L, "WRONG_FORM"), tuple(4L, "NARRATIVE_UNKNOWN"), tuple(5L, "MALFORMED_BODY"));
        assertThat(Desk.printed(report)).contains("ratings, line 4").doesNotContain("secret-person");
    }

    @Test
    void feedbackToAnotherQuestionnaireIsNotMixedWithIt() throws IOException {
        desk.begun();
        desk.catalog.put(Desk.TENANT, Sample.narrative("n-1"));
        desk.feedback.append(
                Desk.TENANT, List.of(Sample.rating("e-1", "u-1", "n-1", 2)), FeedbackLog.UnknownPeople.CREATE);

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> desk.run(job(RATINGS, ITEMS)));

        assertThat(refusal.sentence()).contains("another questionnaire").contains("--data DIR");
        assertThat(desk.catalog.find(Desk.TENANT, new NarrativeId("1"))).isEmpty();
        assertThat(desk.feedback.questionnaire(Desk.TENANT))
                .map(Versioned::value)
                .contains(Sample.QUESTIONNAIRE);
    }

    @Test
    void narrativesOfAnotherInstrumentStayAsTheyAre() throws IOException {
        desk.begun();
        desk.catalog.put(Desk.TENANT, Sample.narrative("n-1"));

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> desk.run(job(RATINGS, ITEMS)));

        assertThat(refusal.sentence()).contains("another instrument").contains("--data DIR");
    }

    @Test
    void anEmptyTenantIsGivenTheInstrumentAndQuestionnaireOfTheFiles() throws IOException {
        desk.begun();

        desk.run(job(RATINGS, ITEMS));

        assertThat(desk.feedback
                        .questionnaire(Desk.TENANT)
                        .orElseThrow()
                        .value()
                        .primary()
                        .key())
                .isEqualTo("rating");
        assertThat(desk.catalog.instrument(Desk.TENANT).orElseThrow().value().title())
                .isEqualTo("MovieLens");
    }

    @Test
    void whatWasWithdrawnStaysWithdrawn() throws IOException {
        desk.run(job(RATINGS, ITEMS));
        desk.catalog.setStatus(Desk.TENANT, new NarrativeId("1"), Status.WITHDRAWN);

        desk.run(job(RATINGS, ITEMS));

        assertThat(desk.catalog.find(Desk.TENANT, new NarrativeId("1")))
                .map(Narrative::status)
                .contains(Status.WITHDRAWN);
    }

    @Test
    void aFileOfAnotherKindIsRefusedBeforeAnythingIsStored() throws IOException {
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> desk.run(job("1::Toy Story (1995)::Comedy", ITEMS)));

        assertThat(refusal.sentence()).contains("--ratings").contains("ratings.csv");
    }

    private Job job(String ratings, String items) throws IOException {
        return new MovieLensImport(new MovieLensImport.Files(
                desk.file("a", ratings), desk.file("b", items), Optional.empty(), Optional.empty()));
    }

    private Optional<String> title(String film) {
        return desk.catalog
                .find(Desk.TENANT, new NarrativeId(film))
                .flatMap(found -> found.presentation().title());
    }

    private Scale scale() {
        return desk.feedback
                .questionnaire(Desk.TENANT)
                .orElseThrow()
                .value()
                .primary()
                .scale();
    }
}
