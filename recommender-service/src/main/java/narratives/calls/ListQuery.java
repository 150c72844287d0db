package narratives.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import narratives.catalog.Answer;
import narratives.catalog.Instrument;
import narratives.catalog.Modality;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.NarrativeId;
import narratives.catalog.Question;
import narratives.catalog.Status;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;

/**
 * What a listing of narratives asks for. Any question of the instrument may be asked for by its key, unless it is called
 * like one of the parameters that every listing has.
 *
 * @param after begins behind this narrative
 * @param canonical the filter as a text, equal for equal filters
 */
public record ListQuery(
        NarrativeFilter filter, Optional<Status> status, Optional<NarrativeId> after, int pageSize, String canonical) {
    private static final int MOST = 1000;
    private static final int DEFAULT = 100;
    private static final int MOST_SECONDS = 999_999_999;

    private static final String MODALITY = "modality";
    private static final String LANGUAGE = "language";
    private static final String STATUS = "status";
    private static final String DURATION = "maxDurationSeconds";
    private static final String PAGE_SIZE = "pageSize";
    private static final String PAGE_TOKEN = "pageToken";

    /** @throws RecommenderException with every parameter that is wrong */
    public static ListQuery read(Map<String, List<String>> query, Supplier<Instrument> instrument) {
        Reading reading = new Reading(query);
        NarrativeFilter filter = new NarrativeFilter(
                reading.modalities(),
                reading.languages(),
                reading.whole(DURATION, 0, MOST_SECONDS),
                reading.characteristics(instrument));
        Optional<Status> status = reading.status();
        int pageSize = reading.whole(PAGE_SIZE, 1, MOST).orElse(DEFAULT);
        reading.check();
        String canonical = reading.canonical();
        Optional<String> token = reading.first(PAGE_TOKEN);
        return new ListQuery(
                filter, status, token.map(given -> PageCursor.read(canonical, given)), pageSize, canonical);
    }

    /** Reads the parameters one by one and gathers what is wrong with them. */
    private static final class Reading {
        private final Map<String, List<String>> query;
        private final List<FieldError> errors = new ArrayList<>();

        Reading(Map<String, List<String>> query) {
            this.query = query;
            for (String once : List.of(STATUS, DURATION, PAGE_SIZE, PAGE_TOKEN)) {
                if (values(once).size() > 1) {
                    errors.add(new FieldError(once, FieldError.DUPLICATE, "Must be given once."));
                }
            }
        }

        void check() {
            if (!errors.isEmpty()) {
                throw RecommenderException.invalid(errors);
            }
        }

        /** Everything but where the page begins and ends. */
        String canonical() {
            SortedMap<String, List<String>> sorted = new TreeMap<>();
            query.forEach((name, values) -> {
                if (!name.equals(PAGE_SIZE) && !name.equals(PAGE_TOKEN)) {
                    sorted.put(name, values.stream().sorted().distinct().toList());
                }
            });
            return sorted.toString();
        }

        List<String> values(String name) {
            List<String> values = query.get(name);
            return values == null ? List.of() : values;
        }

        Optional<String> first(String name) {
            return values(name).stream().findFirst();
        }

        Set<Modality> modalities() {
            return values(MODALITY).stream()
                    .map(value -> named(MODALITY, Modality.of(value), Modality.values(), Modality::key))
                    .flatMap(Optional::stream)
                    .collect(Collectors.toUnmodifiableSet());
        }

        Optional<Status> status() {
            return first(STATUS).flatMap(value -> named(STATUS, Status.of(value), Status.values(), Status::key));
        }

        private <T> Optional<T> named(String name, Optional<T> value, T[] all, Function<T, String> key) {
            if (value.isEmpty()) {
                String known = List.of(all).stream().map(key).collect(Collectors.joining(", "));
                errors.add(new FieldError(name, FieldError.NOT_AN_ANSWER, "Must be of: " + known + "."));
            }
            return value;
        }

        SortedSet<String> languages() {
            return values(LANGUAGE).stream()
                    .map(tag -> Locale.forLanguageTag(tag).toLanguageTag())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        OptionalInt whole(String name, int minimum, int maximum) {
            Optional<String> value = first(name);
            if (value.isEmpty()) {
                return OptionalInt.empty();
            }
            try {
                return OptionalInt.of(Query.whole(name, value.get(), minimum, maximum));
            } catch (RecommenderException refused) {
                errors.addAll(refused.errors());
                return OptionalInt.empty();
            }
        }

        SortedMap<String, SortedSet<String>> characteristics(Supplier<Instrument> instrument) {
            List<String> fixed = List.of(MODALITY, LANGUAGE, STATUS, DURATION, PAGE_SIZE, PAGE_TOKEN);
            List<String> keys = query.keySet().stream()
                    .filter(name -> !fixed.contains(name))
                    .toList();
            SortedMap<String, SortedSet<String>> wanted = new TreeMap<>();
            Map<String, Question> questions =
                    keys.isEmpty() ? Map.of() : instrument.get().byKey();
            for (String key : keys) {
                Question question = questions.get(key);
                if (question == null) {
                    errors.add(Query.unknown(key));
                } else {
                    values(key).forEach(value -> check(question, value));
                    wanted.put(key, new TreeSet<>(values(key)));
                }
            }
            return wanted;
        }

        private void check(Question question, String value) {
            Answer answer = switch (question) {
                case Question.MultiSelect many -> Answer.Choices.of(List.of(value));
                case Question.Numeric number -> quantity(value);
                case Question.YesNo flag ->
                    value.equals("true") || value.equals("false")
                            ? new Answer.Flag(value.equals("true"))
                            : new Answer.Text(value);
                case Question.Nominal one -> new Answer.Text(value);
                case Question.Ordinal one -> new Answer.Text(value);
                case Question.FreeText text -> new Answer.Text(value);
            };
            question.check(answer).ifPresent(errors::add);
        }

        private static Answer quantity(String value) {
            try {
                double number = Double.parseDouble(value);
                return Double.isFinite(number) ? new Answer.Quantity(number) : new Answer.Text(value);
            } catch (NumberFormatException none) {
                return new Answer.Text(value);
            }
        }
    }
}
