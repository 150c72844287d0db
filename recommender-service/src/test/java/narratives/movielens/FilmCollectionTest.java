package narratives.movielens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import narratives.catalog.Answer;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.catalog.Question;
import narratives.catalog.Status;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import org.junit.jupiter.api.Test;

class FilmCollectionTest {
    private static final Film HEAT = film("6", 1995, "Action", "Film-Noir");
    private static final Film COSMOS = new Film(new NarrativeId("7"), "Cosmos", OptionalInt.empty(), List.of());

    @Test
    void genresAndYearsBecomeAnswersToQuestions() {
        FilmCollection films = seen(HEAT, film("8", 1927, "Children's"));

        Instrument instrument = films.instrument(Optional.empty());

        assertThat(instrument.questions()).extracting(Question::key).containsExactly("genres", "year");
        assertThat(instrument.question("genres").orElseThrow())
                .isInstanceOfSatisfying(
                        Question.MultiSelect.class,
                        genres -> assertThat(genres.options())
                                .containsExactly(
                                        new Question.Option("action", "Action"),
                                        new Question.Option("childrens", "Children's"),
                                        new Question.Option("film-noir", "Film-Noir")));
        assertThat(instrument.question("year").orElseThrow()).isInstanceOfSatisfying(Question.Numeric.class, year -> {
            assertThat(year.minimum()).isEqualTo(1927);
            assertThat(year.maximum()).isEqualTo(1995);
        });
        assertThat(instrument.check(films.narrative(HEAT, Optional.empty()).characterisation()))
                .isEmpty();
    }

    @Test
    void filmsOfOneYearStillHaveAScaleOfYears() {
        Instrument instrument = seen(HEAT).instrument(Optional.empty());

        assertThat(instrument.question("year").orElseThrow()).isInstanceOfSatisfying(Question.Numeric.class, year -> {
            assertThat(year.minimum()).isEqualTo(1994);
            assertThat(year.maximum()).isEqualTo(1995);
        });
    }

    @Test
    void whatTheFileDoesNotTellIsUnknown() {
        FilmCollection films = seen(HEAT, COSMOS);
        films.instrument(Optional.empty());

        Narrative narrative = films.narrative(COSMOS, Optional.empty());

        assertThat(narrative.characterisation().answers()).isEmpty();
        assertThat(narrative.contentWarnings()).isEqualTo(ContentWarnings.unknown());
        assertThat(narrative.presentation().title()).contains("Cosmos");
        assertThat(narrative.presentation().modality()).isEmpty();
        assertThat(narrative.presentation().language()).isEmpty();
    }

    @Test
    void tagsThatEnoughFilmsHaveBecomeAnswers() {
        FilmCollection films = new FilmCollection();
        for (int i = 1; i <= FilmCollection.FEWEST_FILMS; i++) {
            films.see(film("" + i, 2000, "Drama"));
        }
        for (int i = 1; i <= FilmCollection.FEWEST_FILMS; i++) {
            films.see(tag("" + i, "Feel Good"));
            films.see(tag("" + i, "feel-good"));
        }
        films.see(tag("1", "rare"));

        Instrument instrument = films.instrument(Optional.empty());

        assertThat(instrument.question("tags").orElseThrow())
                .isInstanceOfSatisfying(
                        Question.MultiSelect.class,
                        tags -> assertThat(tags.options())
                                .containsExactly(new Question.Option("feel-good", "Feel Good")));
        assertThat(films.narrative(film("1", 2000, "Drama"), Optional.empty())
                        .characterisation()
                        .answer("tags"))
                .contains(Answer.Choices.of(List.of("feel-good")));
    }

    @Test
    void onlyTheMostFrequentTagsAreKept() {
        FilmCollection films = new FilmCollection();
        for (int film = 1; film <= FilmCollection.FEWEST_FILMS; film++) {
            films.see(film("" + film, 2000, "Drama"));
            for (int tag = 0; tag <= FilmCollection.MOST_TAGS; tag++) {
                films.see(tag("" + film, "tag " + tag));
            }
        }

        assertThat(films.instrument(Optional.empty()).question("tags").orElseThrow())
                .isInstanceOfSatisfying(
                        Question.MultiSelect.class,
                        tags -> assertThat(tags.options()).hasSize(FilmCollection.MOST_TAGS));
    }

    @Test
    void aTagOfNoFilmIsRefused() {
        RecommenderException refused = catchThrowableOfType(
                RecommenderException.class, () -> seen(HEAT).see(tag("999", "funny")));

        assertThat(refused.code()).isEqualTo(ErrorCode.NARRATIVE_UNKNOWN);
    }

    @Test
    void aSecondCollectionAddsToTheInstrumentOfTheFirst() {
        Film old = film("8", 1927, "Children's");
        Film newer = film("9", 1990, "Children's");
        Instrument first = seen(old, newer).instrument(Optional.empty());

        Instrument both = seen(HEAT).instrument(Optional.of(first));

        assertThat(both).isEqualTo(seen(HEAT, old, newer).instrument(Optional.empty()));
        assertThat(seen(HEAT).instrument(Optional.of(both))).isEqualTo(both);
    }

    @Test
    void whatCuratorsDidStays() {
        FilmCollection films = seen(HEAT);
        films.instrument(Optional.empty());
        Narrative before = films.narrative(HEAT, Optional.empty()).with(Status.WITHDRAWN);

        assertThat(films.narrative(HEAT, Optional.of(before))).isEqualTo(before);
    }

    private static FilmCollection seen(Film... films) {
        FilmCollection collection = new FilmCollection();
        List.of(films).forEach(collection::see);
        return collection;
    }

    private static Film film(String id, int year, String... genres) {
        return new Film(new NarrativeId(id), "Film " + id, OptionalInt.of(year), List.of(genres));
    }

    private static FilmTag tag(String film, String word) {
        return new FilmTag(new NarrativeId(film), Text.key(word), word);
    }
}
