package narratives.json;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import narratives.contract.FieldError;
import org.jspecify.annotations.Nullable;

/** Absent values: an empty optional in the domain, a field left out on the wire. */
final class Wire {
    /** As many characters as a name for people to read may have, chosen by us. */
    static final int LONGEST_LABEL = 500;

    private Wire() {}

    static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? (Integer) value.getAsInt() : null;
    }

    static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? (Long) value.getAsLong() : null;
    }

    static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }

    static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    static @Nullable String unlessEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    static String orEmpty(Optional<String> text) {
        return text.orElse("");
    }

    /** The id in a body that an address may have named already. */
    static <T> Optional<T> ownId(
            Fields fields, String field, @Nullable String given, Optional<T> named, Function<String, T> constructor) {
        if (named.isEmpty()) {
            fields.require(field, given);
            return fields.id(field, given, constructor);
        }
        Optional<T> id = fields.id(field, given, constructor);
        if (id.isPresent() && !id.equals(named)) {
            fields.refuse(field, FieldError.NOT_ALLOWED_HERE, "Must be the id in the address, or left out.");
        }
        return named;
    }
}
