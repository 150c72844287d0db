package narratives.cli.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.catalog.Characterisation;
import narratives.catalog.Instrument;
import narratives.catalog.NarrativeId;
import narratives.evaluation.RatedSet;
import narratives.feedback.Scale;
import narratives.model.TrainingSet;
import narratives.movielens.Film;
import narratives.movielens.FilmCollection;
import narratives.movielens.FilmRating;
import narratives.movielens.Layout;
import narratives.movielens.StarScale;
import narratives.people.Profile;
import narratives.people.UserId;

/** The ratings of MovieLens files, and what is known of films and people, to learn from at once: nothing is stored. */
public record MovieLensRatings(InputFile ratings, Optional<InputFile> items, Optional<InputFile> users) {
    /** All that stands in the files. */
    public record Found(List<FilmRating> ratings, Scale scale, RatedSet.Known known) {}

    /** @throws Refusal if a file cannot be what it is said to be */
    public void check() {
        ratings.check();
        items.ifPresent(InputFile::check);
        MovieLensImport.ratingsLayout(ratings);
        items.ifPresent(MovieLensImport::itemsLayout);
        users.ifPresent(InputFile::check);
        users.ifPresent(MovieLensImport::usersLayout);
    }

    /**
     * Reads everything. Of several ratings of a film by one person the one that stands last counts, as in an import; of a
     * film that is not in the items nothing is known.
     *
     * @param report hears of the lines that cannot be understood
     */
    public TrainingSet read(Report report, Progress progress) {
        Found found = found(report, progress);
        SortedMap<UserId, SortedMap<NarrativeId, Double>> last = new TreeMap<>();
        found.ratings()
                .forEach(rating -> last.computeIfAbsent(rating.user(), unseen -> new TreeMap<>())
                        .put(rating.film(), rating.stars().doubleValue()));
        TrainingSet.Builder set =
                TrainingSet.builder(found.scale(), found.known().instrument());
        found.known().narratives().forEach(set::narrative);
        last.forEach((user, given) -> given.forEach((film, value) -> set.rating(user.value(), film, value)));
        return set.build();
    }

    /**
     * Reads everything, as it stands there.
     *
     * @param report hears of the lines that cannot be understood
     */
    public Found found(Report report, Progress progress) {
        StarScale stars = new StarScale();
        List<FilmRating> given = new ArrayList<>();
        rows("ratings", ratings, MovieLensImport.ratingsLayout(ratings), report, progress)
                .forEach(row -> {
                    stars.see(row.value());
                    given.add(row.value());
                });
        FilmCollection collection = new FilmCollection();
        List<Film> films = new ArrayList<>();
        items.ifPresent(file -> rows("items", file, MovieLensImport.itemsLayout(file), report, progress)
                .forEach(row -> {
                    collection.see(row.value());
                    films.add(row.value());
                }));
        Map<String, Profile> people = new HashMap<>();
        users.ifPresent(file -> rows("users", file, MovieLensImport.usersLayout(file), report, progress)
                .forEach(row -> people.put(
                        row.value().id().value(), new Profile(row.value().told()))));
        Instrument instrument = collection.instrument(Optional.empty());
        Map<NarrativeId, Characterisation> narratives = new HashMap<>();
        films.forEach(film -> narratives.put(
                film.id(), collection.narrative(film, Optional.empty()).characterisation()));
        return new Found(
                given,
                stars.scale().orElseThrow(() -> MovieLensImport.noScale(ratings)),
                new RatedSet.Known(instrument, narratives, people));
    }

    private static <T> FileRows<T> rows(
            String part, InputFile file, Layout<T> layout, Report report, Progress progress) {
        progress.begin(part);
        return new FileRows<>(part, file, layout.headed(), layout::parse, report::rejected, progress);
    }
}
