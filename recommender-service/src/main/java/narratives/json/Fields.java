package narratives.json;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import narratives.catalog.NarrativeId;
import narratives.contract.FieldError;
import narratives.contract.Identifier;
import narratives.contract.RecommenderException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one wire object, one by one, and gathers everything that is wrong with them. What is wrong reads
 * as absent, so that the rest can be read too; {@link #check} then tells all of it at once.
 */
final class Fields {
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern SHOWN = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]{1,32}/[a-z0-9.+-]{1,96}");

    /** Longer than any registered tag with its variants, chosen by us. */
    private static final int LONGEST_TAG = 64;

    private static final int LONGEST_URI = 2000;

    private final List<FieldError> errors;
    private final String path;

    Fields() {
        this(new ArrayList<>(), "");
    }

    private Fields(List<FieldError> errors, String path) {
        this.errors = errors;
        this.path = path;
    }

    /** The fields of an object that stands in a field of this one. */
    Fields below(String field) {
        return new Fields(errors, name(field));
    }

    void refuse(String field, String code, String detail) {
        errors.add(new FieldError(name(field), code, detail));
    }

    /** @throws RecommenderException with everything that was refused */
    void check() {
        if (!errors.isEmpty()) {
            throw RecommenderException.invalid(errors);
        }
    }

    /** Notes that a field is missing; what was given but refused is not missing. */
    void require(String field, @Nullable Object value) {
        if (value == null) {
            refuse(field, FieldError.REQUIRED, "Must be given.");
        }
    }

    void forbid(String field, @Nullable Object value, String detail) {
        if (value != null) {
            refuse(field, FieldError.NOT_ALLOWED_HERE, detail);
        }
    }

    Optional<String> text(String field, @Nullable String value, int longest) {
        if (value == null) {
            return Optional.empty();
        }
        if (value.length() > longest) {
            refuse(field, FieldError.OUT_OF_RANGE, "At most " + longest + " characters.");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    /** A text that says something. */
    Optional<String> words(String field, @Nullable String value, int longest) {
        if (value != null && value.isBlank()) {
            refuse(field, FieldError.WRONG_FORM, "Must not be blank.");
            return Optional.empty();
        }
        return text(field, value, longest);
    }

    /** The key of a question, an answer, a group or a content warning. */
    Optional<String> key(String field, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        if (!KEY.matcher(value).matches()) {
            refuse(field, FieldError.WRONG_FORM, "A key is 1 to 64 of a-z, 0-9 and -, not starting with -.");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    /** An id, made by a constructor that refuses what is none. */
    <T> Optional<T> id(String field, @Nullable String value, Function<String, T> constructor) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(constructor.apply(value));
        } catch (RecommenderException refused) {
            refused.errors().forEach(error -> refuse(field, error.code(), error.detail()));
            return Optional.empty();
        }
    }

    Optional<String> identifier(String field, @Nullable String value) {
        return id(field, value, text -> Identifier.require(field, text));
    }

    /** One of the values that have a name on the wire. */
    <T> Optional<T> named(String field, @Nullable String value, Function<String, Optional<T>> of, List<String> names) {
        Optional<T> named = value == null ? Optional.empty() : of.apply(value);
        if (value != null && named.isEmpty()) {
            refuse(field, FieldError.NOT_AN_ANSWER, "Must be of: " + String.join(", ", names) + ".");
        }
        return named;
    }

    /** A BCP 47 tag, in the case that the standard recommends. */
    Optional<String> language(String field, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            if (!value.isEmpty() && value.length() <= LONGEST_TAG) {
                return Optional.of(
                        new Locale.Builder().setLanguageTag(value).build().toLanguageTag());
            }
        } catch (IllformedLocaleException none) {
            // told below
        }
        refuse(field, FieldError.WRONG_FORM, "Must be a BCP 47 language tag such as en or pt-BR.");
        return Optional.empty();
    }

    Optional<String> webAddress(String field, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(value);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (value.length() <= LONGEST_URI
                    && uri.getHost() != null
                    && (scheme.equals("http") || scheme.equals("https"))) {
                return Optional.of(value);
            }
        } catch (URISyntaxException none) {
            // told below
        }
        refuse(
                field,
                FieldError.WRONG_FORM,
                "Must be an absolute http or https address of at most " + LONGEST_URI + " characters.");
        return Optional.empty();
    }

    /** What a device must be able to play, without parameters. */
    Optional<String> mediaType(String field, @Nullable String value) {
        if (value != null && !MEDIA_TYPE.matcher(value).matches()) {
            refuse(field, FieldError.WRONG_FORM, "Must be a media type such as video/mp4.");
            return Optional.empty();
        }
        return Optional.ofNullable(value);
    }

    Optional<Instant> instant(String field, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        Optional<Instant> instant = Timestamps.parse(value);
        if (instant.isEmpty()) {
            refuse(
                    field,
                    FieldError.WRONG_FORM,
                    "Must be an RFC 3339 time with an offset, such as 2026-11-23T09:30:00Z.");
        }
        return instant;
    }

    OptionalInt whole(String field, @Nullable Integer value, int minimum, int maximum) {
        if (value == null) {
            return OptionalInt.empty();
        }
        if (value < minimum || value > maximum) {
            refuse(field, FieldError.OUT_OF_RANGE, "Must be within " + minimum + " and " + maximum + ".");
            return OptionalInt.empty();
        }
        return OptionalInt.of(value);
    }

    OptionalDouble number(String field, @Nullable Double value, double minimum, double maximum) {
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (!(value >= minimum && value <= maximum)) {
            refuse(field, FieldError.OUT_OF_RANGE, "Must be within " + plain(minimum) + " and " + plain(maximum) + ".");
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(value);
    }

    /** Reads every element of a list that may be absent; an element's own field is called "". */
    <V, T> List<T> each(
            String field,
            @Nullable List<? extends @Nullable V> values,
            int most,
            BiFunction<Fields, V, Optional<T>> read) {
        List<T> all = new ArrayList<>();
        if (values == null || tooMany(field, values.size(), most)) {
            return all;
        }
        for (int i = 0; i < values.size(); i++) {
            Fields element = below(field + "[" + i + "]");
            V value = values.get(i);
            if (value == null) {
                element.refuse("", FieldError.WRONG_TYPE, "Must not be null.");
            } else {
                read.apply(element, value).ifPresent(all::add);
            }
        }
        return all;
    }

    /** Reads every entry of an object that may be absent; an entry's own field is called "". */
    <V> void entries(String field, @Nullable Map<String, ? extends @Nullable V> values, int most, EntryReader<V> read) {
        if (values == null || tooMany(field, values.size(), most)) {
            return;
        }
        Fields object = below(field);
        values.forEach((key, value) -> {
            Fields entry = object.below(shown(key));
            if (value == null) {
                entry.refuse("", FieldError.WRONG_TYPE, "Must not be null.");
            } else {
                read.read(entry, key, value);
            }
        });
    }

    /** What to do with one entry of an object. */
    interface EntryReader<V> {
        void read(Fields entry, String key, V value);
    }

    List<NarrativeId> narrativeIds(String field, @Nullable List<@Nullable String> values, int most) {
        return this.<String, NarrativeId>each(field, values, most, (one, id) -> one.id("", id, NarrativeId::new));
    }

    /** Refuses every element of a list whose key was there before; an empty key is none. */
    void unique(String field, List<String> keys) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!keys.get(i).isEmpty() && !seen.add(keys.get(i))) {
                below(field + "[" + i + "]").refuse("key", FieldError.DUPLICATE, "Occurs twice.");
            }
        }
    }

    /** Refuses every element of a list that was there before. */
    void different(String field, List<?> values) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (!seen.add(values.get(i))) {
                refuse(field + "[" + i + "]", FieldError.DUPLICATE, "Occurs twice.");
            }
        }
    }

    private boolean tooMany(String field, int size, int most) {
        if (size > most) {
            refuse(field, FieldError.TOO_MANY, "At most " + most + ".");
        }
        return size > most;
    }

    /** A name that a client made up, if it can be shown as it is. */
    static String shown(String name) {
        return SHOWN.matcher(name).matches() ? name : "…";
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private String name(String field) {
        if (path.isEmpty() || field.isEmpty()) {
            return path + field;
        }
        return field.startsWith("[") ? path + field : path + "." + field;
    }
}
