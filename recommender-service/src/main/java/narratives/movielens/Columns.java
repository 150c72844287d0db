package narratives.movielens;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import narratives.catalog.NarrativeId;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;
import narratives.people.UserId;

/** The columns of one line. What cannot be read is refused without being repeated: it may name a person. */
record Columns(Separator separator, List<String> values) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,6}(\\.\\d{1,6})?");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");

    /** As many as any scale has; what has more is no rating. Chosen by us. */
    private static final int MOST_DECIMALS = 2;

    static Columns of(Separator separator, String line) {
        return new Columns(separator, separator.split(line));
    }

    int count() {
        return values.size();
    }

    /** @throws RecommenderException unless there are exactly so many */
    Columns require(int count) {
        if (values.size() != count) {
            throw new RecommenderException(
                    ErrorCode.MALFORMED_BODY,
                    "A line has " + count + " columns here; this one has " + values.size() + ".");
        }
        return this;
    }

    /** Where the columns stand that a header names; empty if it does not name them all. */
    Optional<Map<String, Integer>> places(String... names) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            places.putIfAbsent(values.get(i).strip().toLowerCase(Locale.ROOT), i);
        }
        return places.keySet().containsAll(List.of(names)) ? Optional.of(places) : Optional.empty();
    }

    String text(int place) {
        String text = values.get(place);
        if (text.indexOf('\0') >= 0) {
            throw RecommenderException.invalid("column " + (place + 1), FieldError.WRONG_FORM, "Must not hold a NUL.");
        }
        return text.strip();
    }

    UserId user(int place) {
        return new UserId(text(place));
    }

    NarrativeId film(int place) {
        return new NarrativeId(text(place));
    }

    boolean isNumber(int place) {
        return NUMBER.matcher(values.get(place).strip()).matches();
    }

    boolean isTime(int place) {
        return SECONDS.matcher(values.get(place).strip()).matches();
    }

    /** Without zeros behind the last decimal. */
    BigDecimal number(String field, int place) {
        if (isNumber(place)) {
            BigDecimal number = new BigDecimal(text(place)).stripTrailingZeros();
            if (number.scale() <= MOST_DECIMALS) {
                return number;
            }
        }
        throw RecommenderException.invalid(
                field, FieldError.WRONG_FORM, "Must be a number of at most " + MOST_DECIMALS + " decimals.");
    }

    Instant time(int place) {
        if (!isTime(place)) {
            throw RecommenderException.invalid(
                    "timestamp", FieldError.WRONG_FORM, "Must be whole seconds since 1970-01-01T00:00:00Z.");
        }
        return Instant.ofEpochSecond(Long.parseLong(text(place)));
    }
}
