package narratives.cli.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.catalog.NarrativeId;
import narratives.model.TrainingSet;
import narratives.movielens.Film;
import narratives.movielens.FilmCollection;
import narratives.movielens.FilmRating;
import narratives.movielens.Layout;
import narratives.movielens.StarScale;
import narratives.people.UserId;

/** The ratings of MovieLens files, and what is known of the films, to learn from at once: nothing is stored. */
public record MovieLensRatings(InputFile ratings, Optional<InputFile> items) {
    /** @throws Refusal if a file cannot be what it is said to be */
    public void check() {
        ratings.check();
        items.ifPresent(InputFile::check);
        MovieLensImport.ratingsLayout(ratings);
        items.ifPresent(MovieLensImport::itemsLayout);
    }

    /**
     * Reads everything. Of several ratings of a film by one person the one that stands last counts, as in an import; of a
     * film that is not in the items nothing is known.
     *
     * @param report hears of the lines that cannot be understood
     */
    public TrainingSet read(Report report, Progress progress) {
        StarScale stars = new StarScale();
        SortedMap<UserId, SortedMap<NarrativeId, Double>> last = new TreeMap<>();
        rows("ratings", ratings, MovieLensImport.ratingsLayout(ratings), report, progress)
                .forEach(row -> {
                    FilmRating rating = row.value();
                    stars.see(rating);
                    last.computeIfAbsent(rating.user(), unseen -> new TreeMap<>())
                            .put(rating.film(), rating.stars().doubleValue());
                });
        FilmCollection collection = new FilmCollection();
        List<Film> films = new ArrayList<>();
        items.ifPresent(file -> rows("items", file, MovieLensImport.itemsLayout(file), report, progress)
                .forEach(row -> {
                    collection.see(row.value());
                    films.add(row.value());
                }));
        TrainingSet.Builder set = TrainingSet.builder(
                stars.scale().orElseThrow(() -> MovieLensImport.noScale(ratings)),
                collection.instrument(Optional.empty()));
        films.forEach(film -> set.narrative(
                film.id(), collection.narrative(film, Optional.empty()).characterisation()));
        last.forEach((user, given) -> given.forEach((film, value) -> set.rating(user.value(), film, value)));
        return set.build();
    }

    private static <T> FileRows<T> rows(
            String part, InputFile file, Layout<T> layout, Report report, Progress progress) {
        progress.begin(part);
        return new FileRows<>(part, file, layout.headed(), layout::parse, report::rejected, progress);
    }
}
