package narratives.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Numbers that are finite and texts that any store can hold. */
final class StrictScalars extends SimpleModule {
    /** Up to here a whole double is written without a fraction, and is exact. */
    private static final double WHOLE = 1e15;

    StrictScalars() {
        super("strict-scalars");
        addDeserializer(Double.class, new FiniteReader());
        addDeserializer(String.class, new TextReader());
        addSerializer(Double.class, new FiniteWriter());
        addSerializer(double.class, new FiniteWriter());
    }

    /** Whether a text is whole Unicode, without NUL, which PostgreSQL does not hold. */
    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0 || Character.isLowSurrogate(unit)) {
                return false;
            }
            if (Character.isHighSurrogate(unit)
                    && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }

    private static final class FiniteReader extends StdScalarDeserializer<Double> {
        FiniteReader() {
            super(Double.class);
        }

        @Override
        public @Nullable Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                    && parser.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
                return (Double) context.handleUnexpectedToken(Double.class, parser);
            }
            // Without the minus of a zero, which PostgreSQL would not give back.
            double value = parser.getDoubleValue() + 0.0;
            return Double.isFinite(value)
                    ? (Double) value
                    : (Double) context.handleWeirdNumberValue(Double.class, value, "not finite");
        }
    }

    private static final class TextReader extends StringDeserializer {
        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = parser.getText();
            return isStorable(text) ? text : (String) context.handleWeirdStringValue(String.class, "…", "not storable");
        }
    }

    private static final class FiniteWriter extends StdScalarSerializer<Double> {
        FiniteWriter() {
            super(Double.class);
        }

        @Override
        public void serialize(Double number, JsonGenerator out, SerializerProvider provider) throws IOException {
            double value = number;
            if (!Double.isFinite(value)) {
                throw new IOException("a number that is not finite has no JSON form");
            }
            boolean whole = Math.rint(value) == value && Math.abs(value) < WHOLE;
            boolean negativeZero = value == 0 && 1 / value < 0;
            if (whole && !negativeZero) {
                out.writeNumber((long) value);
            } else {
                out.writeNumber(value);
            }
        }
    }
}
