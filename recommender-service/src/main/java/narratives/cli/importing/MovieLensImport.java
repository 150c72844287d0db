package narratives.cli.importing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import narratives.catalog.Catalog;
import narratives.catalog.Instrument;
import narratives.catalog.NarrativeFilter;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.contract.Versioned;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog;
import narratives.feedback.Questionnaire;
import narratives.movielens.Film;
import narratives.movielens.FilmCollection;
import narratives.movielens.FilmRating;
import narratives.movielens.FilmTag;
import narratives.movielens.Layout;
import narratives.movielens.StarScale;
import narratives.movielens.Viewer;
import narratives.people.Person;
import narratives.people.UserId;

/** The files of MovieLens: films become narratives, viewers people, and one question is asked, on the scale found. */
public record MovieLensImport(Files files) implements Job {
    private static final String ELSEWHERE =
            "Import into another folder by --data DIR, and start the service over it with --data DIR --no-demo.";

    /** What there is to read; all of it is read twice but the tags and the users. */
    public record Files(InputFile ratings, InputFile items, Optional<InputFile> tags, Optional<InputFile> users) {
        private Stream<InputFile> all() {
            return Stream.concat(
                    Stream.of(ratings, items), Stream.of(tags, users).flatMap(Optional::stream));
        }
    }

    /** What a first look at the ratings tells. */
    private record Raters(StarScale scale, SortedSet<UserId> people) {}

    @Override
    public void check() {
        files.all().forEach(InputFile::check);
        ratingsLayout(files.ratings());
        itemsLayout(files.items());
        files.tags().ifPresent(MovieLensImport::tagsLayout);
        files.users().ifPresent(MovieLensImport::usersLayout);
    }

    @Override
    public void run(Import target) {
        Raters raters = raters(target);
        Questionnaire questionnaire =
                raters.scale().scale().map(StarScale::questionnaire).orElseThrow(() -> noScale(files.ratings()));
        FilmCollection films = films(target);
        prepare(target, questionnaire, films);

        target.narratives(
                rows(target, "items", files.items(), itemsLayout(files.items()), target.report()::rejected),
                Film::id,
                films::narrative);
        files.users()
                .map(file -> rows(target, "users", file, usersLayout(file), target.report()::rejected))
                .ifPresent(rows -> target.people(rows, Viewer::id, Viewer::toPerson));
        target.people(
                new Known("people", raters.people(), target.progress()),
                id -> id,
                (id, present) -> present.orElseGet(() -> Person.unknown(id)));
        target.feedback(
                new Mapped<>(
                        rows(
                                target,
                                "ratings",
                                files.ratings(),
                                ratingsLayout(files.ratings()),
                                target.report()::rejected),
                        FilmRating::toFeedback),
                FeedbackLog.UnknownPeople.REFUSE);
    }

    /** Why ratings without a scale cannot be used. */
    static Refusal noScale(InputFile ratings) {
        return new Refusal(ratings.name()
                + " does not tell on what scale its ratings are: there have to be at least two" + " different ones.");
    }

    private Raters raters(Import target) {
        Raters raters = new Raters(new StarScale(), new TreeSet<>());
        target.progress().begin("ratings, a first look");
        rows(target, "ratings", files.ratings(), ratingsLayout(files.ratings()), MovieLensImport::later)
                .forEach(row -> {
                    raters.scale().see(row.value());
                    raters.people().add(row.value().user());
                });
        return raters;
    }

    private FilmCollection films(Import target) {
        FilmCollection films = new FilmCollection();
        target.progress().begin("items, a first look");
        rows(target, "items", files.items(), itemsLayout(files.items()), MovieLensImport::later)
                .forEach(row -> films.see(row.value()));
        files.tags().ifPresent(file -> {
            target.progress().begin("tags");
            rows(target, "tags", file, tagsLayout(file), target.report()::rejected)
                    .forEach(row -> see(films, row, target.report()));
        });
        return films;
    }

    private static void see(FilmCollection films, Rows.Row<FilmTag> row, Report report) {
        try {
            films.see(row.value());
        } catch (RecommenderException refused) {
            report.rejected(Rejection.of("tags", row.line(), refused));
        }
    }

    /** A line that is rejected in a first look is told of when it is its turn. */
    private static void later(Rejection rejection) {}

    /** Puts questionnaire and instrument in force, unless that would change what others said or curated. */
    private static void prepare(Import target, Questionnaire questionnaire, FilmCollection films) {
        TenantId tenant = target.target().tenant();
        FeedbackLog log = target.target().feedback();
        Catalog catalog = target.target().catalog();
        boolean asksTheSame = log.questionnaire(tenant)
                .filter(present -> present.value().equals(questionnaire))
                .isPresent();
        if (!asksTheSame && !log.isEmpty(tenant)) {
            throw new Refusal("There is feedback to another questionnaire already, and ratings on two scales cannot be"
                    + " learned from together. " + ELSEWHERE);
        }
        Optional<Instrument> instrument = catalog.instrument(tenant).map(Versioned::value);
        boolean curated = !catalog.list(tenant, NarrativeFilter.ALL, Optional.empty(), Optional.empty(), 1)
                .isEmpty();
        if (curated && instrument.filter(FilmCollection::isOurs).isEmpty()) {
            throw new Refusal(
                    "There are narratives already that were characterised by another instrument. " + ELSEWHERE);
        }
        target.put(questionnaire);
        target.put(films.instrument(instrument));
    }

    static Layout<FilmRating> ratingsLayout(InputFile file) {
        return layout(file, "ratings", "u.data, ratings.dat or ratings.csv", FilmRating::recognise);
    }

    static Layout<Film> itemsLayout(InputFile file) {
        return layout(file, "items", "u.item, movies.dat or movies.csv", Film::recognise);
    }

    private static Layout<FilmTag> tagsLayout(InputFile file) {
        return layout(file, "tags", "tags.dat or tags.csv", FilmTag::recognise);
    }

    static Layout<Viewer> usersLayout(InputFile file) {
        return layout(file, "users", "u.user or users.dat", Viewer::recognise);
    }

    private static <T> Layout<T> layout(
            InputFile file, String option, String known, Function<List<byte[]>, Optional<Layout<T>>> recognise) {
        return recognise
                .apply(file.head(Layout.HEAD))
                .orElseThrow(() -> new Refusal(
                        "--" + option + " " + file.name() + " is not laid out like " + known + " of MovieLens."));
    }

    private static <T> FileRows<T> rows(
            Import target, String part, InputFile file, Layout<T> layout, Consumer<Rejection> rejected) {
        return new FileRows<>(part, file, layout.headed(), layout::parse, rejected, target.progress());
    }

    /** People of whom nothing but the ids are known. */
    private record Known(String part, SortedSet<UserId> ids, Progress progress) implements Rows<UserId> {
        @Override
        public void forEach(Consumer<Row<UserId>> use) {
            ids.forEach(id -> {
                use.accept(new Row<>(0, id));
                progress.row(OptionalDouble.empty());
            });
        }
    }

    /** The same rows, in other words. */
    private record Mapped<S>(Rows<S> rows, Function<S, Feedback> words) implements Rows<Feedback> {
        @Override
        public String part() {
            return rows.part();
        }

        @Override
        public void forEach(Consumer<Row<Feedback>> use) {
            rows.forEach(row -> use.accept(new Row<>(row.line(), words.apply(row.value()))));
        }
    }
}
