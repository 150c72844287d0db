package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.UncheckedIOException;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;
import org.jspecify.annotations.Nullable;

/**
 * JSON as the contract has it: unknown fields and duplicate keys are refused, nothing is converted from one type to
 * another, numbers are finite, texts are whole Unicode without NUL. What goes out is UTF-8, absent values are left out
 * unless a wire type says otherwise.
 */
public final class Json {
    /** Deeper than any wire type, chosen by us. */
    private static final int DEEPEST = 50;

    /** Longer than any field may be, in characters, chosen by us. */
    private static final int LONGEST_TEXT = 250_000;

    private static final int LONGEST_NAME = 1_000;
    /** PostgreSQL gives numbers back without an exponent; the longest double then has 345 digits (the smallest have). */
    private static final int LONGEST_NUMBER = 400;

    private static final ObjectMapper MAPPER = configured();

    private Json() {}

    /** The one configured mapper; not to be configured further. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    public static byte[] writeBytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    /** @throws RecommenderException {@code MALFORMED_BODY} or {@code INVALID_REQUEST}; it never repeats the content */
    public static <T> T read(String json, Class<T> type) {
        try {
            return present(MAPPER.readValue(json, type));
        } catch (IOException fault) {
            throw JsonFaults.translate(fault);
        }
    }

    /** @throws RecommenderException {@code MALFORMED_BODY} or {@code INVALID_REQUEST}; it never repeats the content */
    public static <T> T read(byte[] json, Class<T> type) {
        return read(json, 0, json.length, type);
    }

    /** @throws RecommenderException {@code MALFORMED_BODY} or {@code INVALID_REQUEST}; it never repeats the content */
    public static <T> T read(byte[] json, int offset, int length, Class<T> type) {
        try {
            return present(MAPPER.readValue(json, offset, length, type));
        } catch (IOException fault) {
            throw JsonFaults.translate(fault);
        }
    }

    /** @throws RecommenderException {@code INVALID_REQUEST}; it never repeats the content */
    public static <T> T read(JsonNode json, Class<T> type) {
        try {
            return present(MAPPER.treeToValue(json, type));
        } catch (IOException fault) {
            throw JsonFaults.translate(fault);
        }
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw RecommenderException.invalid("", FieldError.WRONG_TYPE, "Must be an object, not null.");
        }
        return value;
    }

    private static ObjectMapper configured() {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNameLength(LONGEST_NAME)
                        .maxNumberLength(LONGEST_NUMBER)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .addModule(new StrictScalars())
                .build();
    }
}
