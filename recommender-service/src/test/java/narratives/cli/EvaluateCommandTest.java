package narratives.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import narratives.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verb on small files of ratings; what it finds on the demonstration is in {@code DemonstrationEvaluationTest}. */
class EvaluateCommandTest {
    private static final int PEOPLE = 60;
    private static final int FILMS = 20;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** People who differ by a star, films by half of one; everybody rates eight. */
    @BeforeEach
    void write() throws IOException {
        Random random = new Random(1);
        StringBuilder ratings = new StringBuilder("userId,movieId,rating,timestamp\n");
        double[] films = random.doubles(FILMS, -.8, .8).toArray();
        for (int person = 0; person < PEOPLE; person++) {
            double level = random.nextGaussian();
            for (int film : random.ints(0, FILMS).distinct().limit(8).toArray()) {
                long stars = Math.clamp(Math.round(3 + level + films[film] + .6 * random.nextGaussian()), 1, 5);
                ratings.append(person + "," + film + "," + stars + ".0,1000\n");
            }
        }
        Files.writeString(folder.resolve("ratings.csv"), ratings);
        StringBuilder items = new StringBuilder("movieId,title,genres\n");
        for (int film = 0; film < FILMS; film++) {
            items.append(film + ",Film (20" + (10 + film) + ")," + (films[film] > 0 ? "Comedy" : "War") + "\n");
        }
        Files.writeString(folder.resolve("movies.csv"), items);
    }

    @Test
    void algorithmsAreMeasuredOnPlainRatings() throws IOException {
        int exitCode = report("--split=random:2");

        JsonNode found = reported();
        assertThat(exitCode).isZero();
        assertThat(found.at("/algorithms").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("hybrid", "global-mean", "random");
        assertThat(found.at("/algorithms/hybrid/metrics/rmse/mean").asDouble())
                .isLessThan(
                        found.at("/algorithms/global-mean/metrics/rmse/mean").asDouble());
        assertThat(found.at("/algorithms/random/metrics/ndcg@10/low").asDouble())
                .isBetween(
                        0.0, found.at("/algorithms/random/metrics/ndcg@10/mean").asDouble());
        assertThat(found.at("/how/splitSha256/").asText()).hasSize(64);
        assertThat(found.at("/data/ratings").asInt()).isEqualTo(480);
        assertThat(found.at("/differences"))
                .anyMatch(one -> one.at("/other").asText().equals("global-mean")
                        && one.at("/metric").asText().equals("rmse")
                        && one.at("/high").asDouble() < 0
                        && one.at("/p").asDouble() < 0.01);
    }

    @Test
    void thePageNeedsNothingElse() throws IOException {
        report("--split=random:2");

        String page = Files.readString(folder.resolve("found/report.html"));
        assertThat(page).contains("<h2>Learning curve</h2>", "<svg", "hybrid", "rmse_macro");
        assertThat(page).doesNotContain("http://", "https://", "<script", "NaN", "Infinity");
    }

    @Test
    void whatWasMeasuredBeforeIsNotMeasuredAgain() throws IOException {
        report("--split=random:2");
        JsonNode first = reported();
        Path parts = folder.resolve("found/parts");
        Path gone;
        try (Stream<Path> kept = Files.list(parts)) {
            gone = kept.filter(part -> part.getFileName().toString().startsWith("global-mean-0-1"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.delete(gone);

        report("--split=random:2");

        JsonNode again = reported();
        assertThat(gone).exists();
        assertThat(again.at("/algorithms/hybrid")).isEqualTo(first.at("/algorithms/hybrid"));
        assertThat(again.at("/algorithms/global-mean/metrics")).isEqualTo(first.at("/algorithms/global-mean/metrics"));
    }

    @Test
    void whatWasMeasuredOnLessIsMeasuredAgain() throws IOException {
        report("--split=random:2");
        JsonNode without = reported();

        report("--split=random:2", "--items=" + folder.resolve("movies.csv"));

        assertThat(reported().at("/data/questions").asInt()).isPositive();
        assertThat(reported().at("/how/splitSha256")).isEqualTo(without.at("/how/splitSha256"));
        assertThat(reported().at("/algorithms/hybrid/metrics/rmse/mean"))
                .isNotEqualTo(without.at("/algorithms/hybrid/metrics/rmse/mean"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --k=5                       | --k needs --report DIR.
                    --log                       | --log needs --report DIR.
                    --format=plain              | --format plain needs --report DIR.
                    --at=1-1-1                  | --at needs --log.
                    --report=x --folds=3        | --folds does not go with --report.
                    --report=x --json=y         | --json does not go with --report.
                    --report=x --tenant=other   | --tenant needs --log.
                    --report=x --log --ratings=y | --ratings does not go with --log.
                    --report=x --split=prequential --k=5 | --k does not go with --split prequential.
                    """)
    void noFlagIsPassedOverInSilence(String options, String sentence) {
        int exitCode = run(Stream.concat(Stream.of("evaluate"), Stream.of(options.split(" ")))
                .toArray(String[]::new));

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains(sentence);
    }

    @Test
    void newPeopleTellNoneToThreeRatings() throws IOException {
        int exitCode = report("--split=cold-users:2");

        assertThat(exitCode).isZero();
        assertThat(reported().at("/algorithms/hybrid/metrics/rmse:told-3/mean").asDouble())
                .isLessThan(
                        reported().at("/algorithms/hybrid/metrics/rmse/mean").asDouble());
    }

    @Test
    void eachRatingIsForetoldBeforeItIsLearnedFrom() throws IOException {
        int exitCode = report("--split=prequential");

        JsonNode found = reported();
        assertThat(exitCode).isZero();
        assertThat(found.at("/algorithms").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("static", "person", "statistics", "sweeps", "upkeep", "refit");
        // All were given at the same time, so they come person by person, and the later people are new to the start.
        assertThat(found.at("/algorithms/person/metrics/rmse/mean").asDouble())
                .isLessThan(found.at("/algorithms/static/metrics/rmse/mean").asDouble());
        assertThat(found.at("/algorithms/static/metrics/rmse:after-96/mean").asDouble())
                .isEqualTo(found.at("/algorithms/static/metrics/rmse/mean").asDouble());
    }

    @Test
    void samplesInTheShapeOfATrialAreDrawnAndPaired() throws IOException {
        int exitCode = report("--shape=40x120", "--draws=3");

        assertThat(exitCode).isZero();
        assertThat(reported().at("/data/ratings").asInt()).isEqualTo(120);
        assertThat(reported().at("/how/draws").asInt()).isEqualTo(3);
        assertThat(reported().at("/differences/0/p").asDouble()).isBetween(.25, 1.0);
    }

    @Test
    void somebodyElsesDivisionIsTaken() throws IOException {
        String whole = Files.readString(folder.resolve("ratings.csv"));
        int cut = whole.indexOf('\n', whole.length() / 2) + 1;
        Files.writeString(folder.resolve("u1.base"), whole.substring(0, cut));
        Files.writeString(folder.resolve("u1.test"), whole.substring(cut));

        int exitCode = run(
                "evaluate",
                "--format=movielens",
                "--train=" + folder.resolve("u1.base"),
                "--test=" + folder.resolve("u1.test"),
                "--items=" + folder.resolve("movies.csv"),
                "--algorithms=hybrid",
                "--report=" + folder.resolve("found"));

        assertThat(exitCode).isZero();
        assertThat(reported().at("/how/split").asText()).isEqualTo("predefined");
        assertThat(reported().at("/data/questions").asInt()).isEqualTo(2);
    }

    @Test
    void groupsOfPeopleAreComparedIfTheyToldSomething() throws IOException {
        StringBuilder users = new StringBuilder("id,gender\n");
        for (int person = 0; person < PEOPLE; person++) {
            users.append(person + "," + (person % 2 == 0 ? "female" : "male") + "\n");
        }
        Files.writeString(folder.resolve("users.csv"), users);

        report("--users=" + folder.resolve("users.csv"));

        JsonNode metrics = reported().at("/algorithms/hybrid/metrics");
        assertThat(metrics.at("/unfairness_value:gender=female/mean").asDouble())
                .isPositive();
        assertThat(metrics.at("/unfairness_value_by_chance:gender=female/mean").asDouble())
                .isPositive();
    }

    @Test
    void eventsAreReadAsTheServiceTakesThemIn() throws IOException {
        StringBuilder events = new StringBuilder();
        StringBuilder items = new StringBuilder();
        for (String line : Files.readAllLines(folder.resolve("ratings.csv")).subList(1, 200)) {
            String[] columns = line.split(",", -1);
            events.append(String.format(
                    "{\"eventId\":\"e%d\",\"type\":\"rating\",\"userId\":\"%s\",\"narrativeId\":\"%s\",\"ratings\":{\"hope\":%s}}%n",
                    events.length(), columns[0], columns[1], columns[2]));
        }
        for (int film = 0; film < FILMS; film++) {
            items.append(String.format(
                    "{\"narrativeId\":\"%d\",\"characteristics\":{\"tone\":\"%s\"}}%n",
                    film, film % 2 == 0 ? "upbeat" : "mixed"));
        }
        Files.writeString(folder.resolve("events.ndjson"), events);
        Files.writeString(folder.resolve("narratives.ndjson"), items);

        int exitCode = run(
                "evaluate",
                "--format=ndjson",
                "--ratings=" + folder.resolve("events.ndjson"),
                "--items=" + folder.resolve("narratives.ndjson"),
                "--algorithms=bias",
                "--report=" + folder.resolve("found"));

        assertThat(exitCode).isZero();
        assertThat(reported().at("/data/ratings").asInt()).isEqualTo(199);
        assertThat(reported().at("/data/questions").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --split=random:1      | --split is random:1: folds must be within 2..100.
                    --split=leave-one-out | --split is leave-one-out: there are random:K
                    --algorithms=magic    | "magic" is unknown; known are hybrid, hybrid-served
                    --columns=user=9      | there is no column 9
                    --k=0                 | --k is 0; must be within 1..1000.
                    --draws=2             | --draws needs --shape
                    --shape=900x9000      | there are 60 people; 900 are wanted
                    --scale=1:5           | --scale is 1:5; must be MIN:MAX:STEP.
                    --scale=1:3:1         | a rating is
                    --test=x              | --test needs --train FILE.
                    """)
    void whatCannotBeMeasuredIsToldInASentence(String option, String sentence) {
        int exitCode = report(option);

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void aLineThatCannotBeReadIsNamed() throws IOException {
        Files.writeString(folder.resolve("ratings.csv"), "a,b,1\na,c,much\n");

        int exitCode = report("--split=random:2");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("ratings.csv, line 2: the rating is no number.");
    }

    /** The three algorithms that are quick on so little; an option that is given again counts. */
    private int report(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "evaluate",
                "--format=plain",
                "--ratings=" + folder.resolve("ratings.csv"),
                "--report=" + folder.resolve("found")));
        if (Stream.of(more).noneMatch(option -> option.matches("--(algorithms|split=prequential).*"))) {
            arguments.add("--algorithms=hybrid,global-mean,random");
        }
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private JsonNode reported() throws IOException {
        return Json.mapper().readTree(Files.readString(folder.resolve("found/report.json")));
    }

    @Test
    void filesOfRatingsAreMeasuredLikeTheDemonstration() {
        int exitCode = movielens();

        assertThat(exitCode).isZero();
        assertThat(out.toString().lines())
                .contains("people          60, of whom 60 have ratings", "narratives      20, of which 20 have ratings")
                .contains("ratings         480 of \"rating\", from 1 to 5")
                .contains("yes  The model beats global mean, narrative mean and person mean.")
                .contains("yes  After 3 ratings of a new person the model beats its own cold start.")
                .anyMatch(line -> line.startsWith("model            "))
                .noneMatch(line -> line.startsWith("oracle"));
        assertThat(err.toString()).contains("Took ");
    }

    @Test
    void theSameSeedPrintsTheSameAndAnotherSplitsOtherwise() {
        movielens("--seed", "7", "--folds", "4");
        String first = out.toString();

        movielens("--seed", "7", "--folds", "4");
        String again = out.toString();
        movielens("--seed", "8", "--folds", "4");
        String other = out.toString();

        assertThat(again).isEqualTo(first).contains("splits          4 folds, seed 7");
        assertThat(hashes(other)).isNotEqualTo(hashes(first));
    }

    @Test
    void theJsonSaysTheSame() throws IOException {
        Path json = folder.resolve("evaluation.json");

        movielens("--json", json.toString());

        JsonNode said = Json.mapper().readTree(json.toFile());
        double rmse = said.at("/measured/model/overRatings/rmse").asDouble();
        assertThat(out.toString()).contains(String.format(Locale.ROOT, "model            %.4f", rmse));
        assertThat(hashes(out.toString()))
                .startsWith(said.at("/measured/ratingsSplitSha256").asText());
        assertThat(said.at("/measured/rivals")).hasSize(3);
        assertThat(said.at("/measured/rivals/0/accuracy").has("within90")).isFalse();
        assertThat(said.at("/measured/coldStart")).hasSize(4);
        assertThat(said.at("/claims/0/holds").asBoolean()).isTrue();
    }

    @Test
    void aClaimThatDoesNotHoldIsExitCodeOne() throws IOException {
        Random random = new Random(2);
        StringBuilder noise = new StringBuilder();
        for (int person = 0; person < PEOPLE; person++) {
            for (int film : random.ints(0, FILMS).distinct().limit(5).toArray()) {
                noise.append(person + "::" + film + "::" + (1 + random.nextInt(5)) + "::1000\n");
            }
        }
        Path file = Files.writeString(folder.resolve("ratings.dat"), noise);

        int exitCode = run("evaluate", "--format", "movielens", "--ratings", file.toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(out.toString().lines())
                .contains("no   After 3 ratings of a new person the model beats its own cold start.");
    }

    @Test
    void linesThatCannotBeReadAreCounted() throws IOException {
        Path file = folder.resolve("ratings.csv");
        Files.writeString(file, Files.readString(file) + "1,2,many,1000\n");

        movielens();

        assertThat(out.toString()).contains("from 1 to 5; lines rejected: 1");
        assertThat(err.toString()).contains("ratings, line 482");
    }

    @Test
    void whatCannotBeMeasuredIsOneSentence() throws IOException {
        String few = Files.writeString(folder.resolve("u.data"), "1\t1\t3\t9\n1\t2\t4\t9\n2\t1\t3\t9\n2\t2\t1\t9\n")
                .toString();

        assertThat(run("evaluate", "--format", "movielens", "--ratings", few)).isEqualTo(1);
        assertThat(err.toString()).contains("too little to measure on: there are 4 ratings");
        assertThat(run("evaluate", "--format", "movielens", "--ratings", few, "--folds", "2"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("too little to measure on: nobody has more than 3 ratings");
    }

    private int movielens(String... more) {
        String ratings = folder.resolve("ratings.csv").toString();
        String items = folder.resolve("movies.csv").toString();
        return run(Stream.concat(
                        Stream.of("evaluate", "--format", "movielens", "--ratings", ratings, "--items", items),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private static String hashes(String table) {
        return table.lines()
                .filter(line -> line.contains("SHA-256 "))
                .map(line -> line.substring(line.indexOf("SHA-256 ") + 8))
                .reduce("", String::concat);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
