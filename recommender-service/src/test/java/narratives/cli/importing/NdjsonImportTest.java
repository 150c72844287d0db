package narratives.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import narratives.contract.Versioned;
import narratives.feedback.FeedbackLog.UnknownPeople;
import narratives.fixture.Sample;
import narratives.people.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NdjsonImportTest {
    private static final String NARRATIVES = """
            {"narrativeId":"n-1","title":"One","characteristics":{"tone":"upbeat"}}
            {"narrativeId":"n-2","contentWarnings":[]}
            """;
    private static final String PEOPLE = """
            {"userId":"u-1","profile":{"age-group":"young"}}
            """;
    private static final String FEEDBACK = """
            {"eventId":"e-1","type":"rating","userId":"u-1","narrativeId":"n-1","ratings":{"hopefulness":2}}
            {"eventId":"e-2","type":"bookmark","userId":"u-1","narrativeId":"n-2"}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Desk desk;

    @BeforeEach
    void aTenantWithTheSampleInstrument() {
        desk = new Desk(folder).begun();
    }

    @Test
    void everythingIsStoredInTheOrderInWhichItIsNeeded() throws IOException {
        Report report = desk.run(job(NARRATIVES, PEOPLE, FEEDBACK, UnknownPeople.REFUSE));

        assertThat(report.hasRejected()).isFalse();
        assertThat(report.counts()).containsEntry("narratives", new Report.Count(2, 0, 0));
        assertThat(report.counts()).containsEntry("people", new Report.Count(1, 0, 0));
        assertThat(report.counts()).containsEntry("feedback", new Report.Count(2, 0, 0));
        assertThat(desk.feedback.of(Desk.TENANT, new UserId("u-1"))).hasSize(2);
    }

    @Test
    void theSameAgainChangesNothing() throws IOException {
        desk.run(job(NARRATIVES, PEOPLE, FEEDBACK, UnknownPeople.REFUSE));

        Report again = desk.run(job(NARRATIVES, PEOPLE, FEEDBACK, UnknownPeople.REFUSE));

        assertThat(again.hasAccepted()).isFalse();
        assertThat(again.hasRejected()).isFalse();
    }

    @Test
    void aLineThatRepeatsANarrativeReplacesIt() throws IOException {
        String twice = NARRATIVES + "{\"narrativeId\":\"n-1\",\"title\":\"Two\"}\n";

        Report report = desk.run(job(twice, "", "", UnknownPeople.REFUSE));

        assertThat(report.counts()).containsEntry("narratives", new Report.Count(3, 0, 0));
        assertThat(desk.catalog
                        .find(Desk.TENANT, Sample.id("n-1"))
                        .orElseThrow()
                        .presentation()
                        .title())
                .contains("Two");
    }

    @Test
    void badLinesAreToldByNumberWithoutNamingAnybody() throws IOException {
        String narratives = """
                {"narrativeId":"n-1"}
                {"narrativeId":"n-2","colour":"red"}

                {"narrativeId":"n-3","characteristics":{"tone":"purple"}}
                not json
                """;
        String feedback = """
                {"eventId":"e-1","type":"rating","userId":"u-9","narrativeId":"n-1","ratings":{"hopefulness":2}}
                {"eventId":"e-2","type":"rating","userId":"u-1","narrativeId":"n-1","ratings":{"hopefulness":7}}
                {"eventId":"e-3","type":"rating","userId":"u-1","narrativeId":"n-8","ratings":{"hopefulness":1}}
                {"eventId":"e-4","type":"rating","userId":"u-1","narrativeId":"n-1","ratings":{"hopefulness":1}}
                {"eventId":"e-4","type":"rating","userId":"u-1","narrativeId":"n-1","ratings":{"hopefulness":2}}
                """;

        Report report = desk.run(job(narratives, PEOPLE, feedback, UnknownPeople.REFUSE));

        assertThat(report.rejections())
                .extracting(Rejection::part, Rejection::line, Rejection::code)
                .containsExactlyInAnyOrder(
                        tuple("narratives", 2L, "UNKNOWN_FIELD"),
                        tuple("narratives", 4L, "NOT_AN_ANSWER"),
                        tuple("narratives", 5L, "MALFORMED_BODY"),
                        tuple("feedback", 1L, "USER_UNKNOWN"),
                        tuple("feedback", 2L, "OUT_OF_RANGE"),
                        tuple("feedback", 3L, "NARRATIVE_UNKNOWN"),
                        tuple("feedback", 5L, "EVENT_ID_REUSED"));
        assertThat(report.counts()).containsEntry("feedback", new Report.Count(1, 0, 4));
        assertThat(Desk.printed(report)).doesNotContain("u-9");
    }

    @Test
    void peopleAreCreatedWhereThatIsAskedFor() throws IOException {
        Report report = desk.run(job(NARRATIVES, "", FEEDBACK, UnknownPeople.CREATE));

        assertThat(report.hasRejected()).isFalse();
        assertThat(desk.people.find(Desk.TENANT, new UserId("u-1"))).isPresent();
    }

    @Test
    void everyRejectedLineIsWrittenToTheFileThatIsNamed() throws IOException {
        Path rejected = folder.resolve("rejected");
        String lines = "?\n".repeat(Report.SHOWN + 5);

        try (Report report = Report.into(Optional.of(rejected))) {
            desk.run(job(lines, "", "", UnknownPeople.REFUSE), desk.feedback, report);

            assertThat(report.rejections()).hasSize(Report.SHOWN);
            assertThat(Desk.printed(report)).contains("and 5 more");
        }
        assertThat(Files.readAllLines(rejected))
                .hasSize(Report.SHOWN + 5)
                .first()
                .asString()
                .contains("\"part\":\"narratives\"")
                .contains("\"line\":1");
    }

    @Test
    void theStandardInputIsAFileToo() {
        InputFile input = new InputFile("-", new ByteArrayInputStream(NARRATIVES.getBytes(StandardCharsets.UTF_8)));

        Report report = desk.run(new NdjsonImport(
                new NdjsonImport.Files(
                        Optional.empty(), Optional.empty(), Optional.of(input), Optional.empty(), Optional.empty()),
                UnknownPeople.REFUSE));

        assertThat(report.counts()).containsEntry("narratives", new Report.Count(2, 0, 0));
    }

    @Test
    void anInstrumentAndAQuestionnaireComeFirst() throws IOException {
        Optional<InputFile> instrument = Optional.of(desk.file("instrument", """
                {"title":"Mine","groups":[{"key":"g","label":"G"}],
                 "questions":[{"key":"pace","group":"g","label":"How fast?","type":"boolean"}]}
                """));
        Optional<InputFile> questionnaire = Optional.of(desk.file("questionnaire", """
                {"title":"Mine","questions":[{"key":"stars","text":"How many?","primary":true,
                 "scale":{"minimum":1,"maximum":5,"step":1}}]}
                """));
        Optional<InputFile> narratives =
                Optional.of(desk.file("n", "{\"narrativeId\":\"n-1\",\"characteristics\":{\"pace\":true}}"));

        Report report = desk.run(new NdjsonImport(
                new NdjsonImport.Files(instrument, questionnaire, narratives, Optional.empty(), Optional.empty()),
                UnknownPeople.REFUSE));

        assertThat(report.hasRejected()).isFalse();
        assertThat(desk.catalog.instrument(Desk.TENANT).map(Versioned::version)).contains(2);
        assertThat(desk.feedback.questionnaire(Desk.TENANT).map(Versioned::version))
                .contains(2);
    }

    @Test
    void aNewInstrumentTellsWhatDoesNotFitIt() throws IOException {
        desk.run(job(NARRATIVES, "", "", UnknownPeople.REFUSE));
        Optional<InputFile> instrument = Optional.of(desk.file("instrument", "{\"questions\":[]}"));

        Report report = desk.run(new NdjsonImport(
                new NdjsonImport.Files(
                        instrument, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                UnknownPeople.REFUSE));

        assertThat(Desk.printed(report))
                .contains("do not fit the new instrument")
                .contains(": 1");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        InputFile missing = new InputFile(folder.resolve("missing").toString(), System.in);

        Refusal refusal = catchThrowableOfType(Refusal.class, missing::check);

        assertThat(refusal.sentence()).contains("missing is not a file");
    }

    private Job job(String narratives, String people, String feedback, UnknownPeople unknown) throws IOException {
        return new NdjsonImport(
                new NdjsonImport.Files(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(desk.file("narratives", narratives)),
                        Optional.of(desk.file("people", people)),
                        Optional.of(desk.file("feedback", feedback))),
                unknown);
    }
}
