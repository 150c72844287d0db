package narratives.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import narratives.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void everyAlgorithmIsMeasuredOnPlainRatings() throws IOException {
        int exitCode = report("random:2");

        JsonNode found = Json.mapper().readTree(Files.readString(folder.resolve("found/report.json")));
        assertThat(exitCode).isZero();
        assertThat(found.at("/algorithms").size()).isEqualTo(4);
        assertThat(found.at("/algorithms/hybrid/metrics/rmse/mean").asDouble())
                .isLessThan(
                        found.at("/algorithms/global-mean/metrics/rmse/mean").asDouble());
        assertThat(found.at("/algorithms/hybrid/metrics/ndcg@10/mean").asDouble())
                .isBetween(0.0, 1.0);
        assertThat(found.at("/splitSha256").asText()).hasSize(64);
    }

    @Test
    void theEarliestRatingsCanForetellTheRest() {
        int exitCode = report("temporal:0.8");

        assertThat(exitCode).isZero();
    }

    @Test
    void whatCannotBeMeasuredIsToldAndNothingIsBegun() throws IOException {
        Files.writeString(folder.resolve("ratings.csv"), "a,b,1\na,c,much\n");

        int exitCode = report("random:2");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("line 2: the third column must be a number.");
    }

    private int report(String split) {
        return run(
                "evaluate",
                "--format=plain",
                "--ratings=" + folder.resolve("ratings.csv"),
                "--split=" + split,
                "--report=" + folder.resolve("found"));
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
