package narratives.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The verb {@code import}, from the command line to the next list. */
class ImportIT {
    private static final String RATINGS = """
            userId,movieId,rating,timestamp
            1,10,4.0,964982703
            1,11,0.5,964981247
            2,10,5.0,847434962
            2,999,5.0,847434963
            """;
    private static final String ITEMS = """
            movieId,title,genres
            10,Toy Story (1995),Adventure|Animation
            11,"American President, The (1995)",Comedy
            12,Heat (1995),Action
            """;

    @Test
    void whatIsImportedIsServedByTheNextStartAndTheSameAgainChangesNothing() throws Exception {
        Path data = PackagedService.fresh("import");
        List<String> arguments = movielens(data);

        Ended first = run(arguments);
        Ended again = run(arguments);

        assertThat(first.exitCode()).as(first.said()).isEqualTo(1);
        assertThat(first.said())
                .contains("ratings, line 5: NARRATIVE_UNKNOWN")
                .containsPattern("Model [0-9a-f]{16} trained on 3 ratings of 2 people over 3 narratives");
        assertThat(again.said()).contains("Nothing changed").doesNotContain("trained");
        try (PackagedService service = PackagedService.start(data, "--no-demo")) {
            service.request().get("/v1/model").then().statusCode(200).body("trainedRatings", equalTo(3));
            service.request()
                    .body("{\"userId\": \"1\"}")
                    .post("/v1/recommendations")
                    .then()
                    .statusCode(200)
                    .body("servedBy.tier", equalTo("personal"))
                    .body("items.narrativeId", equalTo(List.of("12")));
        }
    }

    @Test
    void aRunningServiceKnowsWhatIsImportedBesideIt() throws Exception {
        PackagedService service = PackagedService.shared();
        Path feedback = Files.createTempFile("feedback", ".ndjson");
        Files.writeString(
                feedback,
                "{\"eventId\": \"beside-1\", \"type\": \"bookmark\", \"userId\": \"imported-1\","
                        + " \"narrativeId\": \"n-002\"}\n");

        Ended ended = run(List.of(
                "import", "--data", service.data().toString(), "--feedback", feedback.toString(), "--create-users"));

        assertThat(ended.exitCode()).as(ended.said()).isZero();
        assertThat(ended.said()).contains("The service is running");
        service.request().get("/v1/users/imported-1").then().statusCode(200);
    }

    @Test
    void ratingsOnAnotherScaleAreRefused() throws Exception {
        Ended ended = run(movielens(PackagedService.shared().data()));

        assertThat(ended.exitCode()).as(ended.said()).isEqualTo(2);
        assertThat(ended.said()).contains("recommender: There is feedback to another questionnaire already");
    }

    private static List<String> movielens(Path data) throws IOException {
        Path files = Files.createTempDirectory("movielens");
        Files.writeString(files.resolve("r"), RATINGS);
        Files.writeString(files.resolve("i"), ITEMS);
        return new ArrayList<>(List.of(
                "import",
                "--data",
                data.toString(),
                "--format",
                "movielens",
                "--ratings",
                files.resolve("r").toString(),
                "--items",
                files.resolve("i").toString()));
    }

    @Test
    void whatWasImportedCanBeEvaluatedFromTheLog() throws Exception {
        Path data = PackagedService.fresh("evaluate");
        Path report = Files.createTempDirectory(Files.createDirectories(Path.of("target", "packaged")), "report");
        Ended imported = run(movielens(data));

        Ended evaluated = run(List.of(
                "evaluate",
                "--log",
                "--data",
                data.toString(),
                "--algorithms",
                "bias,random",
                "--split",
                "random:2",
                "--report",
                report.toString()));

        assertThat(imported.said()).isNotEmpty();
        assertThat(evaluated.exitCode()).as(evaluated.said()).isZero();
        assertThat(report.resolve("report.json")).content().contains("\"bias\"");
    }

    private record Ended(int exitCode, String said) {}

    private static Ended run(List<String> arguments) throws Exception {
        Path output = Files.createTempFile(Files.createDirectories(Path.of("target", "packaged")), "import", ".txt");
        Process process = PackagedService.run(output, List.of(), arguments);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(output));
    }
}
