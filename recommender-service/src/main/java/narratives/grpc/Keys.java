package narratives.grpc;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The closed sets of the contract: {@code MODALITY_TEXT} here is {@code text} there. */
final class Keys {
    private static final String UNSPECIFIED = "UNSPECIFIED";

    /** A number that the contract does not name; no key has this form, so it is refused as an unknown key is. */
    private static final String UNKNOWN = "?";

    private Keys() {}

    /** The key of a value; {@code null} where none was given. */
    static @Nullable String of(Enum<?> value, String prefix) {
        if (value.name().equals("UNRECOGNIZED")) {
            return UNKNOWN;
        }
        String name = value.name().substring(prefix.length());
        return name.equals(UNSPECIFIED) ? null : name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<@Nullable String> of(List<? extends Enum<?>> values, String prefix) {
        return values.stream().<@Nullable String>map(value -> of(value, prefix)).toList();
    }

    /** The value of a key. */
    static <E extends Enum<E>> E value(Class<E> type, String prefix, String key) {
        return Enum.valueOf(type, prefix + key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
