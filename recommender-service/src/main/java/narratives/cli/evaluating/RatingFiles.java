package narratives.cli.evaluating;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import narratives.catalog.Answer;
import narratives.catalog.Characterisation;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.cli.importing.InputFile;
import narratives.cli.importing.MovieLensRatings;
import narratives.cli.importing.Progress;
import narratives.cli.importing.Refusal;
import narratives.cli.importing.Report;
import narratives.contract.Identifier;
import narratives.contract.RecommenderException;
import narratives.evaluation.RatedSet.Given;
import narratives.evaluation.RatedSet.Known;
import narratives.feedback.Feedback;
import narratives.feedback.Scale;
import narratives.json.FeedbackJson;
import narratives.json.Json;
import narratives.json.NarrativeJson;
import narratives.json.PersonJson;
import narratives.movielens.DelimitedText;
import narratives.people.Person;
import narratives.people.Profile;

/**
 * Ratings in files, and what files say of narratives and people.
 *
 * @param ratings files that belong together, in the order of their ratings
 * @param question which question's answers are meant, in files of events; empty if there is only one
 */
public record RatingFiles(
        Format format,
        List<InputFile> ratings,
        Optional<InputFile> items,
        Optional<InputFile> users,
        Columns columns,
        Optional<String> question) {
    /** How files are written. */
    public enum Format {
        /** MovieLens, in any of its layouts. */
        movielens,
        /** Any delimited text. */
        plain,
        /** As the service takes events, narratives and people in: one JSON object a line. */
        ndjson
    }

    /**
     * What was found.
     *
     * @param scale what may be answered, where the format tells
     * @param rejected how many lines could not be understood
     */
    public record Found(List<Given> ratings, Optional<Scale> scale, Known known, long rejected) {}

    /** @throws Refusal if a file cannot be read, or there is no rating in it */
    public Found read(Report report, Progress progress) {
        ratings.forEach(InputFile::check);
        items.ifPresent(InputFile::check);
        users.ifPresent(InputFile::check);
        Found found = switch (format) {
            case movielens -> movielens(report, progress);
            case plain -> plain();
            case ndjson -> ndjson();
        };
        if (found.ratings().isEmpty()) {
            throw new Refusal(ratings.getFirst().name() + " has no ratings.");
        }
        return found;
    }

    private Found movielens(Report report, Progress progress) {
        List<Given> all = new ArrayList<>();
        Optional<Scale> scale = Optional.empty();
        Known known = Known.NOTHING;
        for (InputFile file : ratings) {
            MovieLensRatings files = new MovieLensRatings(file, items, users);
            files.check();
            MovieLensRatings.Found found = files.found(report, progress);
            found.ratings()
                    .forEach(rating -> all.add(new Given(
                            rating.user().value(),
                            rating.film(),
                            rating.stars().doubleValue(),
                            OptionalDouble.of((double) rating.at().getEpochSecond()))));
            scale = scale.map(seen -> widest(seen, found.scale())).or(() -> Optional.of(found.scale()));
            known = found.known();
        }
        return new Found(all, scale, known, report.rejected());
    }

    private static Scale widest(Scale one, Scale other) {
        return one.range() >= other.range() ? one : other;
    }

    private Found plain() {
        List<Given> all = new ArrayList<>();
        ratings.forEach(file -> plain(file, all));
        return new Found(
                all,
                Optional.empty(),
                known(items.map(file -> FeatureTable.of(text(file))), users.map(file -> FeatureTable.of(text(file)))),
                0);
    }

    private static DelimitedText text(InputFile file) {
        try {
            return DelimitedText.of(file.bytes());
        } catch (IllegalArgumentException unreadable) {
            throw new Refusal(file.name() + ": " + unreadable.getMessage() + ".");
        }
    }

    private void plain(InputFile file, List<Given> all) {
        DelimitedText text = text(file);
        int width = text.lines().stream()
                .mapToInt(line -> line.values().size())
                .max()
                .orElse(0);
        int user = required(file, Columns.USER, text, width);
        int item = required(file, Columns.ITEM, text, width);
        int rating = required(file, Columns.RATING, text, width);
        OptionalInt time = columns.place(Columns.TIME, text.names(), width);
        OptionalInt other = columns.place(Columns.OTHER, text.names(), width);
        for (DelimitedText.Line line : text.lines()) {
            List<String> values = line.values();
            if (values.size() <= Math.max(user, Math.max(item, rating))) {
                throw refused(file, line.number(), "it has only " + values.size() + " columns");
            }
            if (!DelimitedText.isNumber(values.get(rating))) {
                throw refused(file, line.number(), "the rating is no number");
            }
            boolean timed = time.isPresent()
                    && time.getAsInt() < values.size()
                    && DelimitedText.isNumber(values.get(time.getAsInt()));
            try {
                all.add(new Given(
                        values.get(user).strip(),
                        new NarrativeId(values.get(item).strip()),
                        Double.parseDouble(values.get(rating).strip()),
                        timed
                                ? OptionalDouble.of(Double.parseDouble(
                                        values.get(time.getAsInt()).strip()))
                                : OptionalDouble.empty(),
                        other(other, text.names(), values)));
            } catch (RecommenderException noId) {
                throw refused(file, line.number(), "the item cannot be the id of a narrative");
            }
        }
    }

    private static SortedMap<String, Double> other(OptionalInt place, List<String> names, List<String> values) {
        SortedMap<String, Double> others = new TreeMap<>();
        if (place.isPresent() && place.getAsInt() < values.size()) {
            String value = values.get(place.getAsInt());
            if (DelimitedText.isNumber(value)) {
                String question = names.isEmpty() ? Columns.OTHER : names.get(place.getAsInt());
                others.put(question, Double.parseDouble(value.strip()));
            }
        }
        return others;
    }

    private int required(InputFile file, String column, DelimitedText text, int width) {
        return columns.place(column, text.names(), width)
                .orElseThrow(() -> new Refusal(file.name() + ": which column is the " + column
                        + "? Say it with --columns, like user=1,item=2,rating=3."));
    }

    private static Refusal refused(InputFile file, long line, String reason) {
        return new Refusal(file.name() + ", line " + line + ": " + reason + ".");
    }

    private static Known known(Optional<FeatureTable> items, Optional<FeatureTable> users) {
        Map<NarrativeId, Characterisation> narratives = new HashMap<>();
        items.ifPresent(table -> table.rows().forEach((name, answers) -> {
            if (Identifier.accepts(name)) {
                narratives.put(new NarrativeId(name), new Characterisation(answers));
            }
        }));
        Map<String, Profile> people = new HashMap<>();
        users.ifPresent(table -> table.rows().forEach((name, answers) -> people.put(name, new Profile(answers))));
        return new Known(items.map(FeatureTable::instrument).orElse(Instrument.EMPTY), narratives, people);
    }

    private Found ndjson() {
        List<Feedback.Rating> events = new ArrayList<>();
        for (InputFile file : ratings) {
            lines(file, FeedbackJson.class, line -> {
                if (line.toFeedback() instanceof Feedback.Rating rating) {
                    events.add(rating);
                }
            });
        }
        String asked = asked(events);
        List<Given> all = new ArrayList<>();
        events.forEach(rating -> {
            Double answer = rating.answers().get(asked);
            if (answer != null) {
                OptionalDouble at = rating.header()
                        .occurredAt()
                        .map(time -> OptionalDouble.of(time.toEpochMilli() / 1000.0))
                        .orElse(OptionalDouble.empty());
                SortedMap<String, Double> others = new TreeMap<>(rating.answers());
                others.remove(asked);
                all.add(new Given(rating.header().userId().value(), rating.narrative(), answer, at, others));
            }
        });
        Map<String, SortedMap<String, Answer>> narratives = new HashMap<>();
        items.ifPresent(file -> lines(file, NarrativeJson.class, line -> {
            Narrative narrative = line.toNarrative();
            narratives.put(narrative.id().value(), narrative.characterisation().answers());
        }));
        Map<String, SortedMap<String, Answer>> people = new HashMap<>();
        users.ifPresent(file -> lines(file, PersonJson.class, line -> {
            Person person = line.toPerson();
            people.put(person.id().value(), person.profile().answers());
        }));
        return new Found(
                all,
                Optional.empty(),
                known(items.map(file -> FeatureTable.of(narratives)), users.map(file -> FeatureTable.of(people))),
                0);
    }

    private String asked(List<Feedback.Rating> events) {
        SortedSet<String> questions = new TreeSet<>();
        events.forEach(rating -> questions.addAll(rating.answers().keySet()));
        String asked = question.orElseGet(() -> {
            if (questions.size() > 1) {
                throw new Refusal("There are answers to several questions: say which is meant with --question, of "
                        + String.join(", ", questions) + ".");
            }
            return questions.isEmpty() ? "" : questions.first();
        });
        if (!questions.contains(asked)) {
            throw new Refusal("--question: nobody answered " + asked + ".");
        }
        return asked;
    }

    private interface LineUse<T> {
        void take(T line);
    }

    private static <T> void lines(InputFile file, Class<T> type, LineUse<T> use) {
        String[] lines = new String(file.bytes(), StandardCharsets.UTF_8).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                try {
                    use.take(Json.read(lines[i], type));
                } catch (RecommenderException wrong) {
                    throw refused(file, i + 1L, String.valueOf(wrong.getMessage()));
                }
            }
        }
    }
}
