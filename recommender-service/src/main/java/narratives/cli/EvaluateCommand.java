package narratives.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import narratives.cli.evaluating.Demonstration;
import narratives.cli.evaluating.EvaluationJson;
import narratives.cli.evaluating.EvaluationTable;
import narratives.cli.evaluating.Heading;
import narratives.cli.evaluating.InTime;
import narratives.cli.evaluating.LoggedRatings;
import narratives.cli.evaluating.RatingFiles;
import narratives.cli.evaluating.ReportFolder;
import narratives.cli.importing.InputFile;
import narratives.cli.importing.MovieLensRatings;
import narratives.cli.importing.Progress;
import narratives.cli.importing.Refusal;
import narratives.cli.importing.Report;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.demonstration.Cohort;
import narratives.evaluation.CohortRatings;
import narratives.evaluation.Evaluation;
import narratives.evaluation.Experiment;
import narratives.json.Json;
import narratives.model.TrainingSet;
import narratives.model.TrainingSettings;
import narratives.movielens.FilmRating;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code evaluate}: how well the model foretells ratings that were kept from it. Needs no database and no service. */
@Command(
        name = "evaluate",
        description = {
            "Measures how well the model foretells ratings that were kept from it, beside simple means, and what it"
                    + " learns of a new person from their first ratings. Nothing is stored.",
            "With --report: any algorithms on any ratings, by all metrics, with intervals and tests; docs/evaluation.md.",
            "Without --format and --report: on the made-up cohort of the demonstration, where the truth is known too, and on others"
                    + " drawn like it."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExit codes: 0 every claim holds, 1 one does not or something went wrong, 2 nothing was"
                + " begun.%n",
        footer = {
            "",
            "Examples:",
            "  recommender evaluate --json evaluation.json",
            "  recommender evaluate --format movielens --ratings ratings.csv --items movies.csv",
            "  recommender evaluate --ratings ratings.txt --split random:5 --report report",
            "  recommender evaluate --format movielens --train u1.base --test u1.test --report report"
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final int MOST_FOLDS = 100;
    private static final List<String> OF_CLAIMS = List.of("--json", "--folds", "--cohorts");
    private static final List<String> OF_FILES =
            List.of("--ratings", "--items", "--users", "--train", "--test", "--format", "--columns", "--question");
    private static final List<String> OF_THE_LOG =
            List.of("--at", "--tenant", "--data", "--database-url", "--database-user");
    private static final List<String> OF_ALGORITHMS =
            List.of("--algorithms", "--k", "--relevant-from", "--shape", "--draws");
    private static final List<String> OF_A_REPORT = Stream.of(
                    List.of("--log", "--split", "--scale", "--users", "--train", "--test", "--columns", "--question"),
                    OF_ALGORITHMS)
            .flatMap(List::stream)
            .toList();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = {
                "movielens: measure on files of MovieLens, in any of their layouts, old and new.",
                "plain: any delimited text, in columns; needs --report, and is the default with it.",
                "ndjson: one event, narrative or person a line, as the service takes them in; needs --report."
            })
    private RatingFiles.@Nullable Format format;

    @Option(
            names = "--ratings",
            paramLabel = "FILE",
            description =
                    "The ratings; MovieLens: u.data, ratings.dat or ratings.csv. With --report it may be repeated.")
    private List<String> ratings = new ArrayList<>();

    @Option(
            names = "--items",
            paramLabel = "FILE",
            description =
                    "What is known of narratives; MovieLens: u.item, movies.dat or movies.csv. With --format plain a"
                            + " table: the narrative in the first column, a question in each other.")
    private @Nullable String items;

    @Option(
            names = "--cohorts",
            paramLabel = "N",
            defaultValue = "" + Evaluation.MOST_COHORTS,
            description = "How many made-up cohorts in all, the shipped one first, 1 to " + Evaluation.MOST_COHORTS
                    + "; from a few, nothing is sure. Default: ${DEFAULT-VALUE}.")
    private int cohorts;

    @Option(
            names = "--folds",
            paramLabel = "K",
            defaultValue = "5",
            description = "Into how many parts ratings, and people, are divided, 2 to " + MOST_FOLDS
                    + ". Default: ${DEFAULT-VALUE}.")
    private int folds;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "" + Cohort.SEED,
            description = "What chance is drawn from: the same seed prints the same. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the same as JSON to this file.")
    private @Nullable Path json;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description =
                    "Measure algorithms on the ratings, and write report.json and report.html into this folder. What was"
                            + " measured before is taken from there, so that a run that ended goes on.")
    private @Nullable Path report;

    @Mixin
    private final EvaluatedFiles files = new EvaluatedFiles();

    @Option(
            names = "--log",
            description =
                    "With --report: the ratings of a tenant in the service's own database, in the order of its log.")
    private boolean log;

    @Option(
            names = "--at",
            paramLabel = "POSITION",
            description = "With --log: up to this log position. Default: all there is.")
    private @Nullable String at;

    @Option(
            names = "--tenant",
            paramLabel = "TENANT",
            defaultValue = "default",
            description = "With --log: whose. Default: ${DEFAULT-VALUE}.")
    private String tenant = "default";

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    private record Result(Heading heading, Evaluation evaluation) {}

    @Override
    public Integer call() {
        long begun = System.nanoTime();
        if (folds < 2 || folds > MOST_FOLDS) {
            throw complaint("--folds is " + folds + "; must be within 2.." + MOST_FOLDS + ".");
        }
        if (cohorts < 1 || cohorts > Evaluation.MOST_COHORTS) {
            throw complaint("--cohorts is " + cohorts + "; must be within 1.." + Evaluation.MOST_COHORTS + ".");
        }
        checkOptions();
        if (report != null) {
            return measure(report);
        }
        Result result = result(new Experiment(folds, seed, TrainingSettings.DEFAULT));
        new EvaluationTable(result.heading(), result.evaluation())
                .print(spec.commandLine().getOut());
        write(result);
        PrintWriter err = spec.commandLine().getErr();
        err.println(String.format(Locale.ROOT, "Took %.1f s.", (System.nanoTime() - begun) / 1e9));
        err.flush();
        return result.evaluation().claims().stream().allMatch(Evaluation.Claim::holds)
                ? ExitCode.OK
                : ExitCode.SOFTWARE;
    }

    /** No flag is passed over in silence. */
    private void checkOptions() {
        if (report == null) {
            refuse(OF_A_REPORT, "needs --report DIR");
            if (format != null && format != RatingFiles.Format.movielens) {
                throw complaint("--format " + format + " needs --report DIR.");
            }
        } else {
            refuse(OF_CLAIMS, "does not go with --report");
        }
        if (log) {
            refuse(OF_FILES, "does not go with --log");
        } else {
            refuse(OF_THE_LOG, "needs --log");
        }
        if (files.isInTime()) {
            refuse(OF_ALGORITHMS, "does not go with --split " + InTime.SPLIT);
        }
    }

    private void refuse(List<String> options, String why) {
        options.stream()
                .filter(spec.commandLine().getParseResult()::hasMatchedOption)
                .findFirst()
                .ifPresent(option -> {
                    throw complaint(option + " " + why + ".");
                });
    }

    private int measure(Path directory) {
        PrintWriter err = spec.commandLine().getErr();
        try {
            EvaluatedFiles.Done done = files.measure(
                    format == null ? RatingFiles.Format.plain : format,
                    ratings,
                    Optional.ofNullable(items),
                    log ? Optional.of(logged()) : Optional.empty(),
                    seed,
                    directory,
                    err);
            ReportFolder.print(done.report(), spec.commandLine().getOut());
            err.println("Everything is in " + directory.resolve("report.html") + " and report.json.");
            err.flush();
            return ExitCode.OK;
        } catch (Refusal refusal) {
            throw complaint(refusal.sentence());
        }
    }

    private RatingFiles.Found logged() {
        TenantId whose = TenantOption.parse(spec, tenant);
        Optional<LogPosition> upTo = Optional.ofNullable(at)
                .map(text -> LogPosition.parse(text)
                        .orElseThrow(() ->
                                new Refusal("--at is " + text + "; must be a log position, as the service tells.")));
        List<RatingFiles.Found> found = new ArrayList<>();
        try (DatabaseSession session = database.open(Map.copyOf(System.getenv()))) {
            Workshop.run(session, workshop -> {
                TenantOption.requireServed(workshop, whose);
                found.add(LoggedRatings.read(workshop.log(), whose, upTo));
                return ExitCode.OK;
            });
        }
        return found.getFirst();
    }

    private Result result(Experiment experiment) {
        LocalDate today = LocalDate.now(Clock.systemUTC());
        return format == null ? demonstration(experiment, today) : movielens(experiment, today);
    }

    private Result demonstration(Experiment experiment, LocalDate today) {
        if (!ratings.isEmpty() || items != null) {
            throw complaint("--ratings and --items are for --format movielens.");
        }
        CohortRatings made = Demonstration.ratings();
        Heading heading = new Heading(
                today,
                "demonstration cohort, made up, seed " + Cohort.SEED,
                made.question().key(),
                made.question().scale(),
                0);
        return new Result(heading, Evaluation.ofDemonstration(made, experiment, cohorts));
    }

    private Result movielens(Experiment experiment, LocalDate today) {
        if (ratings.size() != 1) {
            throw complaint("--format movielens needs --ratings FILE" + (ratings.isEmpty() ? "." : ", once."));
        }
        if (Stream.of(ratings.getFirst(), items).filter(Objects::nonNull).anyMatch("-"::equals)) {
            throw complaint("- is the standard input, which can be read once only; these files are read twice.");
        }
        MovieLensRatings movies = new MovieLensRatings(
                new InputFile(ratings.getFirst(), System.in),
                Optional.ofNullable(items).map(name -> new InputFile(name, System.in)),
                Optional.empty());
        movies.check();
        PrintWriter err = spec.commandLine().getErr();
        try (Report report = Report.into(Optional.empty())) {
            TrainingSet set = movies.read(report, new Progress(err, System::nanoTime));
            if (report.hasRejected()) {
                report.print(err);
            }
            experiment.obstacle(set).ifPresent(obstacle -> {
                throw new CannotRun("there is too little to measure on: " + obstacle + ".");
            });
            Heading heading = new Heading(
                    today,
                    items == null ? "MovieLens, ratings alone" : "MovieLens, ratings and items",
                    FilmRating.QUESTION,
                    set.scale(),
                    report.rejected());
            return new Result(heading, Evaluation.of(set, experiment));
        }
    }

    private void write(Result result) {
        if (json == null) {
            return;
        }
        try {
            Files.writeString(
                    json,
                    Json.write(EvaluationJson.from(result.heading(), result.evaluation())) + "\n",
                    StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new CannotRun("--json " + json + " cannot be written.");
        }
    }

    private ParameterException complaint(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
