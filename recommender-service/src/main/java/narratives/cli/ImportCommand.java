package narratives.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import narratives.cli.importing.Import;
import narratives.cli.importing.InputFile;
import narratives.cli.importing.Job;
import narratives.cli.importing.MovieLensImport;
import narratives.cli.importing.NdjsonImport;
import narratives.cli.importing.Progress;
import narratives.cli.importing.Report;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.feedback.FeedbackLog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code import}: files into a data folder or a database, whether the service runs on it or not. */
@Command(
        name = "import",
        description = {
            "Reads files and stores what they say. What is stored already is recognised, so the same import again"
                    + " changes nothing, and one that was cut off goes on where it stopped.",
            "FILE may be compressed with gzip; - is the standard input, for one of our own files."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExit codes: 0 all was taken, 1 something was rejected or went wrong, 2 nothing was begun.%n",
        footer = {
            "",
            "Examples:",
            "  recommender import --narratives narratives.ndjson --people people.ndjson --feedback feedback.ndjson",
            "  recommender import --data movies --format movielens --ratings ratings.csv --items movies.csv"
        })
final class ImportCommand implements Callable<Integer> {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final String UNTRAINED = "Stopped before a model was trained; the next start trains one.";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    private enum Format {
        ndjson,
        movielens
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "ndjson",
            description = "ndjson: our own files. movielens: those of MovieLens, in any of their layouts, old and new;"
                    + " an instrument and a questionnaire are made to match. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.ndjson;

    @Option(names = "--instrument", paramLabel = "FILE", description = "An instrument (one JSON object), put first.")
    private @Nullable String instrument;

    @Option(
            names = "--questionnaire",
            paramLabel = "FILE",
            description = "A questionnaire (one JSON object), put first.")
    private @Nullable String questionnaire;

    @Option(names = "--narratives", paramLabel = "FILE", description = "Narratives, one JSON object a line.")
    private @Nullable String narratives;

    @Option(names = "--people", paramLabel = "FILE", description = "People, one JSON object a line.")
    private @Nullable String people;

    @Option(names = "--feedback", paramLabel = "FILE", description = "Feedback, one JSON object a line.")
    private @Nullable String feedback;

    @Option(
            names = "--create-users",
            description = "Create the people that feedback is of and that are not there, instead of rejecting it.")
    private boolean createUsers;

    @Option(names = "--ratings", paramLabel = "FILE", description = "MovieLens: u.data, ratings.dat or ratings.csv.")
    private @Nullable String ratings;

    @Option(names = "--items", paramLabel = "FILE", description = "MovieLens: u.item, movies.dat or movies.csv.")
    private @Nullable String items;

    @Option(names = "--tags", paramLabel = "FILE", description = "MovieLens: tags.dat or tags.csv.")
    private @Nullable String tags;

    @Option(
            names = "--users",
            paramLabel = "FILE",
            description = "MovieLens: u.user or users.dat; zip codes are left out.")
    private @Nullable String users;

    @Option(
            names = "--rejected",
            paramLabel = "FILE",
            description = "Write every rejected line to this file: its number, a code and a sentence, as JSON.")
    private @Nullable Path rejected;

    @Override
    public Integer call() {
        long begun = System.nanoTime();
        database.check();
        Job job = job();
        job.check();
        try (Ending ending = Ending.watch();
                Report report = Report.into(Optional.ofNullable(rejected));
                DatabaseSession session = database.open(Map.copyOf(System.getenv()))) {
            boolean served = session.address().isServed();
            return Workshop.run(session, workshop -> {
                Optional<String> cut = store(job, workshop, report, ending::told);
                Optional<String> learned = cut.isPresent() ? cut : learned(workshop, report, served, ending::told);
                print(report, learned.orElse(""), begun);
                return cut.isPresent() || report.hasRejected() ? ExitCode.SOFTWARE : ExitCode.OK;
            });
        }
    }

    /** Stores everything; answers why it could not, if it was cut off. */
    private Optional<String> store(Job job, Workshop workshop, Report report, BooleanSupplier stopped) {
        Progress progress = new Progress(spec.commandLine().getErr(), System::nanoTime);
        try {
            job.run(new Import(workshop.target(TENANT), report, progress, stopped));
            return Optional.empty();
        } catch (Import.Stopped cut) {
            return Optional.of("Stopped. The same command again goes on from here.");
        } catch (RecommenderException cut) {
            return Optional.of(cut.detail() + " The same command again goes on from here.");
        }
    }

    private static Optional<String> learned(Workshop workshop, Report report, boolean served, BooleanSupplier stopped) {
        if (served) {
            return Optional.of("The service is running; it learns from this by itself.");
        }
        Learning learning = workshop.learning();
        if (!report.hasAccepted() && !learning.isFirst(TENANT)) {
            return Optional.empty();
        }
        try {
            return Optional.of(learning.learn(TENANT)
                    .map(model -> model + " The next start serves it.")
                    .orElse("No model could be trained; the next start tries again."));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of(UNTRAINED);
        } catch (RuntimeException failure) {
            if (stopped.getAsBoolean()) {
                return Optional.of(UNTRAINED);
            }
            throw failure;
        }
    }

    private void print(Report report, String last, long begun) {
        PrintWriter out = spec.commandLine().getOut();
        report.print(out);
        if (!last.isEmpty()) {
            out.println(last);
        }
        out.println(String.format(Locale.ROOT, "Took %.1f s.", (System.nanoTime() - begun) / 1e9));
        out.flush();
    }

    private Job job() {
        return switch (format) {
            case ndjson -> ndjson();
            case movielens -> movielens();
        };
    }

    private Job ndjson() {
        refuse("--format movielens", ratings, items, tags, users);
        NdjsonImport.Files files = new NdjsonImport.Files(
                file(instrument), file(questionnaire), file(narratives), file(people), file(feedback));
        long standardInputs = files.all().filter(InputFile::isStandardInput).count();
        if (files.all().findAny().isEmpty()) {
            throw complaint("there is nothing to import; name a file, such as --narratives FILE.");
        }
        if (standardInputs > 1) {
            throw complaint("- is the standard input, which can be read once only.");
        }
        return new NdjsonImport(
                files, createUsers ? FeedbackLog.UnknownPeople.CREATE : FeedbackLog.UnknownPeople.REFUSE);
    }

    private Job movielens() {
        refuse("--format ndjson", instrument, questionnaire, narratives, people, feedback);
        if (ratings == null || items == null) {
            throw complaint("--format movielens needs --ratings FILE and --items FILE.");
        }
        if (Stream.of(ratings, items, tags, users).filter(Objects::nonNull).anyMatch("-"::equals)) {
            throw complaint("- is the standard input, which can be read once only; these files are read twice.");
        }
        return new MovieLensImport(new MovieLensImport.Files(
                new InputFile(ratings, System.in), new InputFile(items, System.in), file(tags), file(users)));
    }

    private void refuse(String owner, @Nullable String... files) {
        for (String file : files) {
            if (file != null) {
                throw complaint(file + " is for " + owner + ".");
            }
        }
    }

    private static Optional<InputFile> file(@Nullable String name) {
        return Optional.ofNullable(name).map(given -> new InputFile(given, System.in));
    }

    private ParameterException complaint(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
