package narratives.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Function;
import narratives.cli.evaluating.Algorithms;
import narratives.cli.evaluating.Columns;
import narratives.cli.evaluating.InTime;
import narratives.cli.evaluating.MeasurePlan;
import narratives.cli.evaluating.MeasureReport;
import narratives.cli.evaluating.Measuring;
import narratives.cli.evaluating.RatingFiles;
import narratives.cli.evaluating.ReportFolder;
import narratives.cli.importing.InputFile;
import narratives.cli.importing.Progress;
import narratives.cli.importing.Refusal;
import narratives.cli.importing.Report;
import narratives.evaluation.Fold;
import narratives.evaluation.ListSettings;
import narratives.evaluation.RatedSet;
import narratives.evaluation.Split;
import narratives.evaluation.Split.Setting;
import narratives.feedback.Scale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code evaluate --report} takes, and does: any algorithms on any ratings. For use as a mixin. */
final class EvaluatedFiles {
    private static final String PREDEFINED = "predefined";

    @Option(
            names = "--train",
            paramLabel = "FILE",
            description = "With --report: ratings to learn from, instead of --ratings and --split. May be repeated.")
    private List<String> train = new ArrayList<>();

    @Option(
            names = "--test",
            paramLabel = "FILE",
            description = "With --train: ratings to foretell. What stands in both is only foretold. May be repeated.")
    private List<String> test = new ArrayList<>();

    @Option(
            names = "--users",
            paramLabel = "FILE",
            description = "With --report: what people told about themselves: u.user or users.dat, or in the other"
                    + " formats one person a line.")
    private @Nullable String users;

    @Option(
            names = "--columns",
            paramLabel = "COLUMNS",
            description = "With --format plain: which columns say what, by number or name:"
                    + " user=1,item=2,rating=3,time=4. Default: by usual names, or else in this order.")
    private @Nullable String columns;

    @Option(
            names = "--question",
            paramLabel = "KEY",
            description = "With --format ndjson: the question whose answers are foretold. Default: the only one.")
    private @Nullable String question;

    @Option(
            names = "--scale",
            paramLabel = "MIN:MAX:STEP",
            description = "With --report: what may be answered. Default: as the ratings are.")
    private @Nullable String scale;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description =
                    "With --report: random:K folds; per-user:SHARE of each person's ratings, or temporal:SHARE of all,"
                            + " to learn from; cold-users:K or cold-items:K, people or narratives that are new; prequential, each"
                            + " rating foretold and then learned from."
                            + " Default: random:5.")
    private @Nullable String split;

    @Option(
            names = "--shape",
            paramLabel = "PEOPLExRATINGS",
            description = "With --report: draw a sample in the shape of a trial first, such as 739x2288.")
    private @Nullable String shape;

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "1",
            description = "With --shape: how many samples; intervals and tests are then over samples."
                    + " Default: ${DEFAULT-VALUE}.")
    private int draws;

    @Option(
            names = "--algorithms",
            paramLabel = "NAMES",
            defaultValue = Algorithms.HYBRID
                    + ",global-mean,narrative-mean,person-mean,bias,popularity,random,content-knn,mixed-cv,svd,svdpp,ease,ease-rated,"
                    + "taste-rating-sgd,taste-als-wr,taste-item-knn,taste-user-knn",
            description = "With --report: which, with commas between, or all; the others are compared with the first."
                    + " Default: ${DEFAULT-VALUE}.")
    private String algorithms = Algorithms.HYBRID;

    @Option(
            names = "--k",
            paramLabel = "K",
            defaultValue = "10",
            description = "With --report: how many narratives a list has, 1 to 1000. Default: ${DEFAULT-VALUE}.")
    private int k;

    @Option(
            names = "--relevant-from",
            paramLabel = "R",
            description = "With --report: the least rating of what a list should find. Default: every rating is such.")
    private @Nullable Double relevantFrom;

    /** Whether ratings are to be foretold in the order of time. */
    boolean isInTime() {
        return InTime.SPLIT.equals(split);
    }

    /** What was found, and the folder it was written to. */
    record Done(MeasureReport report, Path folder) {}

    /** @throws Refusal if it cannot be measured; one sentence says why */
    Done measure(
            RatingFiles.Format format,
            List<String> ratings,
            Optional<String> items,
            Optional<RatingFiles.Found> logged,
            long seed,
            Path folder,
            PrintWriter err) {
        MeasurePlan plan = new MeasurePlan(
                train.isEmpty() ? (split == null ? "random:5" : split) : PREDEFINED,
                seed,
                lists(),
                Optional.ofNullable(shape).map(MeasurePlan.Shape::parse),
                draws);
        List<Algorithms.Algorithm> chosen = Algorithms.of(algorithms, seed);
        ReportFolder report = new ReportFolder(folder);
        report.check();
        Measuring measuring = new Measuring(plan, chosen, folder, err);
        MeasureReport found = plan.split().equals(InTime.SPLIT)
                ? inTime(format, ratings, items, logged, plan, err)
                : train.isEmpty()
                        ? divided(format, ratings, items, logged, plan, measuring, err)
                        : given(format, ratings, items, measuring, err);
        report.write(found);
        return new Done(found, folder);
    }

    private MeasureReport inTime(
            RatingFiles.Format format,
            List<String> ratings,
            Optional<String> items,
            Optional<RatingFiles.Found> logged,
            MeasurePlan plan,
            PrintWriter err) {
        if ((ratings.isEmpty() && logged.isEmpty()) || plan.shape().isPresent()) {
            throw new Refusal("--split " + InTime.SPLIT + " goes with --ratings or --log, and without --shape.");
        }
        RatingFiles.Found found = logged.orElseGet(() -> read(format, ratings, items, err));
        RatedSet set = built(() -> RatedSet.of(found.ratings(), scale(found), found.known()));
        return new InTime(set, System::nanoTime, err).report(plan.seed(), found.rejected());
    }

    private ListSettings lists() {
        try {
            return new ListSettings(k, relevantFrom == null ? OptionalDouble.empty() : OptionalDouble.of(relevantFrom));
        } catch (IllegalArgumentException wrong) {
            throw new Refusal("--k is " + k + "; must be within 1..1000.");
        }
    }

    private MeasureReport divided(
            RatingFiles.Format format,
            List<String> ratings,
            Optional<String> items,
            Optional<RatingFiles.Found> logged,
            MeasurePlan plan,
            Measuring measuring,
            PrintWriter err) {
        if (ratings.isEmpty() && logged.isEmpty()) {
            throw new Refusal("--report needs --ratings FILE, --train FILE and --test FILE, or --log.");
        }
        if (!test.isEmpty()) {
            throw new Refusal("--test needs --train FILE.");
        }
        Split parsed;
        try {
            parsed = Split.parse(plan.split());
        } catch (IllegalArgumentException wrong) {
            throw new Refusal("--split is " + plan.split() + ": " + wrong.getMessage() + ".");
        }
        RatingFiles.Found found = logged.orElseGet(() -> read(format, ratings, items, err));
        RatedSet set = built(() -> RatedSet.of(found.ratings(), scale(found), found.known()));
        Function<RatedSet, List<Setting>> settings = drawn -> settings(parsed, drawn, plan);
        return measuring.report(set, found.rejected(), settings);
    }

    private static List<Setting> settings(Split split, RatedSet set, MeasurePlan plan) {
        try {
            return split.settings(set, new SplittableRandom(plan.seed()));
        } catch (IllegalArgumentException tooFew) {
            throw new Refusal("--split " + plan.split() + " cannot be made: " + tooFew.getMessage() + ".");
        }
    }

    private MeasureReport given(
            RatingFiles.Format format,
            List<String> ratings,
            Optional<String> items,
            Measuring measuring,
            PrintWriter err) {
        if (!ratings.isEmpty() || split != null || shape != null) {
            throw new Refusal("--train goes with --test, and without --ratings, --split and --shape.");
        }
        if (test.isEmpty()) {
            throw new Refusal("--train needs --test FILE.");
        }
        RatingFiles.Found learned = read(format, train, items, err);
        RatingFiles.Found held = read(format, test, items, err);
        List<RatedSet.Given> all = new ArrayList<>(learned.ratings());
        all.addAll(held.ratings());
        RatingFiles.Found both =
                new RatingFiles.Found(all, learned.scale(), learned.known(), learned.rejected() + held.rejected());
        Scale wide = scale(both);
        RatedSet set = built(() -> RatedSet.of(all, wide, both.known()));
        Fold fold = built(() -> RatedSet.fold(learned.ratings(), held.ratings(), wide, both.known()));
        return measuring.report(set, both.rejected(), whole -> List.of(new Setting("", List.of(fold))));
    }

    private interface Building<T> {
        T build();
    }

    private static <T> T built(Building<T> building) {
        try {
            return building.build();
        } catch (IllegalArgumentException wrong) {
            throw new Refusal("These ratings cannot be measured on: " + wrong.getMessage() + ".");
        }
    }

    private RatingFiles.Found read(
            RatingFiles.Format format, List<String> names, Optional<String> items, PrintWriter err) {
        if (columns != null && format != RatingFiles.Format.plain) {
            throw new Refusal("--columns is for --format plain.");
        }
        if (question != null && format != RatingFiles.Format.ndjson) {
            throw new Refusal("--question is for --format ndjson.");
        }
        RatingFiles files = new RatingFiles(
                format,
                names.stream().map(EvaluatedFiles::file).toList(),
                items.map(EvaluatedFiles::file),
                Optional.ofNullable(users).map(EvaluatedFiles::file),
                columns == null ? Columns.usual() : Columns.parse(columns),
                Optional.ofNullable(question));
        try (Report report = Report.into(Optional.empty())) {
            RatingFiles.Found found = files.read(report, new Progress(err, System::nanoTime));
            if (report.hasRejected()) {
                report.print(err);
            }
            return found;
        }
    }

    private static InputFile file(String name) {
        if (name.equals("-")) {
            throw new Refusal("- is the standard input, which can be read once only; name a file.");
        }
        return new InputFile(name, System.in);
    }

    private Scale scale(RatingFiles.Found found) {
        if (scale == null) {
            return found.scale().orElseGet(() -> built(() -> RatedSet.scale(found.ratings())));
        }
        String[] parts = scale.split(":", -1);
        try {
            return new Scale(
                    Double.parseDouble(parts[0]),
                    Double.parseDouble(parts[1]),
                    Double.parseDouble(parts[2]),
                    OptionalDouble.empty(),
                    List.of());
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
            throw new Refusal("--scale is " + scale + "; must be MIN:MAX:STEP.");
        }
    }
}
