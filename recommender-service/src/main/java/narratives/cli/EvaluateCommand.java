package narratives.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import narratives.cli.evaluating.Algorithms;
import narratives.cli.evaluating.Demonstration;
import narratives.cli.evaluating.EvaluationJson;
import narratives.cli.evaluating.EvaluationTable;
import narratives.cli.evaluating.FileReport;
import narratives.cli.evaluating.Heading;
import narratives.cli.evaluating.RatingsFile;
import narratives.cli.importing.InputFile;
import narratives.cli.importing.MovieLensRatings;
import narratives.cli.importing.Progress;
import narratives.cli.importing.Report;
import narratives.demonstration.Cohort;
import narratives.evaluation.CohortRatings;
import narratives.evaluation.Evaluation;
import narratives.evaluation.Experiment;
import narratives.evaluation.Fold;
import narratives.evaluation.KFold;
import narratives.evaluation.SplitHash;
import narratives.evaluation.TestBed;
import narratives.feedback.Scale;
import narratives.json.Json;
import narratives.model.Method;
import narratives.model.TrainingSet;
import narratives.model.TrainingSettings;
import narratives.movielens.DelimitedRatings;
import narratives.movielens.FilmRating;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
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
            "Without --format: on the made-up cohort of the demonstration, where the truth is known too, and on others"
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
            "  recommender evaluate --format plain --ratings ratings.csv --report report"
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final int MOST_FOLDS = 100;
    private static final int SCALE_PARTS = 3;
    private static final String RANDOM = "random:5";
    private static final String WRONG_SPLIT = "--split must be random:K with K within 2.." + MOST_FOLDS
            + " and at most the number of ratings, or temporal:SHARE with a share between 0 and 1.";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private enum Format {
        movielens,
        plain
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = {
                "movielens: measure on files of MovieLens, in any of their layouts, old and new.",
                "plain: any delimited text of person, narrative, rating and, if known, time; needs --report."
            })
    private @Nullable Format format;

    @Option(names = "--ratings", paramLabel = "FILE", description = "MovieLens: u.data, ratings.dat or ratings.csv.")
    private @Nullable String ratings;

    @Option(names = "--items", paramLabel = "FILE", description = "MovieLens: u.item, movies.dat or movies.csv.")
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
            description = "Measure every algorithm on the ratings, accuracy and lists, and write report.json here.")
    private @Nullable Path report;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description = "With --report: random:K folds, or temporal:SHARE, the share that comes first to learn from."
                    + " Default: random:5.")
    private @Nullable String split;

    @Option(
            names = "--algorithms",
            paramLabel = "NAMES",
            description = "With --report: which, with commas between. Default: all.")
    private @Nullable String algorithms;

    @Option(
            names = "--scale",
            paramLabel = "MIN:MAX:STEP",
            description = "With --report and --format plain: what may be answered. Default: as the ratings are.")
    private @Nullable String scale;

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
        if (report != null) {
            return measure(report);
        }
        if (split != null || algorithms != null || scale != null || format == Format.plain) {
            throw complaint("--split, --algorithms, --scale and --format plain need --report DIR.");
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

    private int measure(Path directory) {
        if (ratings == null) {
            throw complaint("--report needs --ratings FILE.");
        }
        if (items != null || json != null || format == Format.movielens) {
            throw complaint("--items, --json and --format movielens do not go with --report.");
        }
        List<String> names = algorithms == null ? Algorithms.names() : Algorithms.named(algorithms);
        SortedMap<String, Method> methods = new TreeMap<>();
        for (String name : names) {
            methods.put(
                    name,
                    Algorithms.find(name)
                            .orElseThrow(() -> complaint("--algorithms: \"" + name + "\" is unknown; known are "
                                    + String.join(", ", Algorithms.names()) + ".")));
        }
        RatingsFile file = ratingsFile(ratings);
        List<Fold> parts = parts(file);
        PrintWriter err = spec.commandLine().getErr();
        SortedMap<String, TestBed.Found> found = new TreeMap<>();
        methods.forEach((name, method) -> {
            err.println("measuring " + name);
            err.flush();
            found.put(name, TestBed.measure(method, parts, new SplittableRandom(seed), System::nanoTime));
        });
        TrainingSet set = file.set();
        FileReport measured = new FileReport(
                split == null ? RANDOM : split,
                SplitHash.ofRatings(parts),
                seed,
                set.people().size(),
                set.narratives().size(),
                set.ratings().size(),
                set.scale().minimum(),
                set.scale().maximum(),
                found);
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("report.json"), Json.write(measured) + "\n", StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new CannotRun("--report " + directory + " cannot be written.");
        }
        measured.print(spec.commandLine().getOut());
        return ExitCode.OK;
    }

    private RatingsFile ratingsFile(String name) {
        try {
            List<DelimitedRatings.Row> rows = DelimitedRatings.read(Path.of(name));
            if (rows.isEmpty()) {
                throw complaint("--ratings " + name + ": there are no ratings.");
            }
            return RatingsFile.of(rows, Optional.ofNullable(scale).map(this::scale));
        } catch (DelimitedRatings.Misread misread) {
            throw complaint("--ratings " + name + ", " + misread.getMessage());
        } catch (IOException unreadable) {
            throw complaint("--ratings " + name + " cannot be read.");
        } catch (IllegalArgumentException noScale) {
            throw complaint("--ratings " + name + ": " + noScale.getMessage() + ".");
        }
    }

    private Scale scale(String text) {
        String[] parts = text.split(":", -1);
        try {
            if (parts.length == SCALE_PARTS) {
                return new Scale(
                        Double.parseDouble(parts[0]),
                        Double.parseDouble(parts[1]),
                        Double.parseDouble(parts[2]),
                        OptionalDouble.empty(),
                        List.of());
            }
        } catch (NumberFormatException wrong) {
            throw complaint("--scale is " + text + "; must be MIN:MAX:STEP.");
        }
        throw complaint("--scale is " + text + "; must be MIN:MAX:STEP.");
    }

    private List<Fold> parts(RatingsFile file) {
        String[] wanted = (split == null ? RANDOM : split).split(":", -1);
        try {
            if (wanted.length == 2 && wanted[0].equals("random")) {
                int count = Integer.parseInt(wanted[1]);
                if (count >= 2 && count <= Math.min(MOST_FOLDS, file.rows().size())) {
                    return KFold.split(file.set(), count, new SplittableRandom(seed));
                }
            }
            if (wanted.length == 2 && wanted[0].equals("temporal")) {
                double share = Double.parseDouble(wanted[1]);
                if (share > 0 && share < 1 && (int) (share * file.rows().size()) > 0) {
                    return List.of(file.temporal(share)
                            .orElseThrow(() -> complaint("--split temporal needs a time with every rating.")));
                }
            }
        } catch (NumberFormatException wrong) {
            throw complaint(WRONG_SPLIT);
        }
        throw complaint(WRONG_SPLIT);
    }

    private Result result(Experiment experiment) {
        LocalDate today = LocalDate.now(Clock.systemUTC());
        return format == null ? demonstration(experiment, today) : movielens(experiment, today);
    }

    private Result demonstration(Experiment experiment, LocalDate today) {
        if (ratings != null || items != null) {
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
        if (ratings == null) {
            throw complaint("--format movielens needs --ratings FILE.");
        }
        if (Stream.of(ratings, items).filter(Objects::nonNull).anyMatch("-"::equals)) {
            throw complaint("- is the standard input, which can be read once only; these files are read twice.");
        }
        MovieLensRatings files = new MovieLensRatings(
                new InputFile(ratings, System.in),
                Optional.ofNullable(items).map(name -> new InputFile(name, System.in)));
        files.check();
        PrintWriter err = spec.commandLine().getErr();
        try (Report report = Report.into(Optional.empty())) {
            TrainingSet set = files.read(report, new Progress(err, System::nanoTime));
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
