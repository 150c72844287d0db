package narratives.movielens;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import narratives.catalog.Answer;
import narratives.catalog.Availability;
import narratives.catalog.Characterisation;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.catalog.Question;
import narratives.catalog.Status;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;

/**
 * All films of a file with the words written to them, as narratives with an instrument that fits. First every film and
 * tag is {@linkplain #see(Film) seen}, then narratives are made.
 */
public final class FilmCollection {
    /** As many tags as become answers, and how many films must have one; more would be noise. Chosen by us. */
    static final int MOST_TAGS = 200;

    static final int FEWEST_FILMS = 5;

    private static final String TITLE = "MovieLens";
    private static final String GROUP = "film";
    private static final String GENRES = "genres";
    private static final String YEAR = "year";
    private static final String TAGS = "tags";
    private static final Set<String> OURS = Set.of(GENRES, YEAR, TAGS);

    private final Set<NarrativeId> films = new HashSet<>();
    private final SortedMap<String, String> genres = new TreeMap<>();
    private final SortedSet<Integer> years = new TreeSet<>();
    private final Map<NarrativeId, SortedSet<String>> tags = new HashMap<>();
    private final Map<String, String> tagLabels = new HashMap<>();
    private SortedSet<String> kept = new TreeSet<>();

    /** Takes a film into account. */
    public void see(Film film) {
        films.add(film.id());
        film.year().ifPresent(years::add);
        film.genres().forEach(genre -> genres.putIfAbsent(Text.key(genre), genre));
    }

    /**
     * Takes a tag into account; all films come first.
     *
     * @throws RecommenderException if there is no such film
     */
    public void see(FilmTag tag) {
        if (!films.contains(tag.film())) {
            throw new RecommenderException(
                    ErrorCode.NARRATIVE_UNKNOWN, "The tag is of a film that is not in the items.");
        }
        if (!tag.key().isEmpty()) {
            tagLabels.putIfAbsent(tag.key(), tag.label());
            tags.computeIfAbsent(tag.film(), film -> new TreeSet<>()).add(tag.key());
        }
    }

    /** The instrument for all that was seen, and for what an earlier collection put in force. */
    public Instrument instrument(Optional<Instrument> present) {
        kept = frequentTags();
        Optional<Instrument> earlier = present.filter(FilmCollection::isOurs);
        List<Question> questions = new ArrayList<>();
        options(GENRES, genres, earlier)
                .ifPresent(options -> questions.add(new Question.MultiSelect(wording(GENRES, "Genres"), options)));
        years(earlier).ifPresent(questions::add);
        SortedMap<String, String> words = new TreeMap<>();
        kept.forEach(key -> words.put(key, tagLabels.getOrDefault(key, key)));
        options(TAGS, words, earlier)
                .ifPresent(options -> questions.add(
                        new Question.MultiSelect(wording(TAGS, "Words that viewers wrote to it"), options)));
        earlier.stream()
                .flatMap(instrument -> instrument.questions().stream())
                .filter(question -> !OURS.contains(question.key()))
                .forEach(questions::add);
        return new Instrument(
                TITLE,
                "What MovieLens knows of a film.",
                earlier.map(Instrument::groups).orElse(List.of(new Instrument.Group(GROUP, "The film"))),
                questions);
    }

    /** Whether an instrument came from here. */
    public static boolean isOurs(Instrument instrument) {
        return instrument.title().equals(TITLE);
    }

    private SortedSet<String> frequentTags() {
        Map<String, Integer> counts = new TreeMap<>();
        tags.values().forEach(keys -> keys.forEach(key -> counts.merge(key, 1, Integer::sum)));
        SortedSet<String> frequent = new TreeSet<>();
        counts.entrySet().stream()
                .filter(count -> count.getValue() >= FEWEST_FILMS)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_TAGS)
                .forEach(count -> frequent.add(count.getKey()));
        return frequent;
    }

    private static Optional<List<Question.Option>> options(
            String question, SortedMap<String, String> seen, Optional<Instrument> earlier) {
        SortedMap<String, String> all = new TreeMap<>(seen);
        if (earlier.flatMap(instrument -> instrument.question(question)).orElse(null)
                instanceof Question.MultiSelect before) {
            before.options().forEach(option -> all.put(option.key(), option.label()));
        }
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.entrySet().stream()
                        .map(option -> new Question.Option(option.getKey(), option.getValue()))
                        .toList());
    }

    private Optional<Question> years(Optional<Instrument> earlier) {
        SortedSet<Double> bounds = new TreeSet<>();
        years.forEach(year -> bounds.add(year.doubleValue()));
        if (earlier.flatMap(instrument -> instrument.question(YEAR)).orElse(null) instanceof Question.Numeric before) {
            bounds.add(before.minimum());
            bounds.add(before.maximum());
        }
        if (bounds.size() == 1) {
            // A scale has room for two.
            bounds.add(bounds.first() - 1);
        }
        return bounds.isEmpty()
                ? Optional.empty()
                : Optional.of(new Question.Numeric(
                        wording(YEAR, "Year of its release"), bounds.first(), bounds.last(), "year"));
    }

    private static Question.Wording wording(String key, String label) {
        return new Question.Wording(key, GROUP, label, "");
    }

    /** A film as a narrative, which keeps what curators did with it since: above all, a withdrawn one stays withdrawn. */
    public Narrative narrative(Film film, Optional<Narrative> present) {
        return new Narrative(
                film.id(),
                titled(film.title(), present.map(Narrative::presentation).orElse(Narrative.Presentation.UNKNOWN)),
                present.map(Narrative::contentWarnings).orElse(ContentWarnings.unknown()),
                present.map(Narrative::status).orElse(Status.PUBLISHED),
                present.map(Narrative::availability).orElse(Availability.ALWAYS),
                characterisation(film, present));
    }

    private static Narrative.Presentation titled(String title, Narrative.Presentation shown) {
        return new Narrative.Presentation(
                Optional.of(title),
                shown.summary(),
                shown.language(),
                shown.modality(),
                shown.form(),
                shown.durationSeconds(),
                shown.contentUri());
    }

    private Characterisation characterisation(Film film, Optional<Narrative> present) {
        Map<String, Answer> answers = new HashMap<>(present.map(Narrative::characterisation)
                .orElse(Characterisation.NONE)
                .answers());
        if (!film.genres().isEmpty()) {
            answers.put(
                    GENRES,
                    Answer.Choices.of(film.genres().stream().map(Text::key).toList()));
        }
        OptionalInt year = film.year();
        if (year.isPresent()) {
            answers.put(YEAR, new Answer.Quantity(year.getAsInt()));
        }
        SortedSet<String> words = tags.get(film.id());
        if (words != null && !kept.isEmpty()) {
            answers.put(
                    TAGS,
                    Answer.Choices.of(words.stream().filter(kept::contains).toList()));
        }
        return Characterisation.of(answers);
    }
}
