package narratives.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;
import org.jspecify.annotations.Nullable;

/** What Jackson complains of, in the words of the contract. Nothing of the content is repeated, only where it is. */
final class JsonFaults {
    private JsonFaults() {}

    static RecommenderException translate(IOException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (isOfTheSyntax(cause)) {
                return malformed(cause);
            }
        }
        return fault instanceof JsonMappingException mapping ? misfit(mapping) : malformed(fault);
    }

    private static boolean isOfTheSyntax(Throwable cause) {
        return (cause instanceof StreamReadException && !(cause instanceof InputCoercionException))
                || cause instanceof StreamConstraintsException
                || (cause instanceof MismatchedInputException mismatch && isOfTheWhole(mismatch));
    }

    /** Too little and too much are told by Jackson as mismatches, without a path. */
    private static boolean isOfTheWhole(MismatchedInputException mismatch) {
        String message = String.valueOf(mismatch.getOriginalMessage());
        return message.startsWith("No content to map") || message.startsWith("Trailing token");
    }

    private static RecommenderException malformed(Throwable cause) {
        JsonLocation where = cause instanceof JsonProcessingException told ? told.getLocation() : null;
        String what = cause instanceof StreamConstraintsException
                ? "The JSON is too deep, or holds a text, name or number that is too long"
                : cause instanceof JsonEOFException
                        ? "The JSON ends too early"
                        : isDuplicate(cause) ? "A field is given twice" : "This is not JSON in UTF-8";
        String place = where == null || where.getLineNr() < 1
                ? "."
                : ", line " + where.getLineNr() + ", column " + where.getColumnNr() + ".";
        return new RecommenderException(ErrorCode.MALFORMED_BODY, what + place);
    }

    private static boolean isDuplicate(Throwable cause) {
        return cause instanceof StreamReadException told
                && told.getOriginalMessage() != null
                && told.getOriginalMessage().startsWith("Duplicate field");
    }

    private static RecommenderException misfit(JsonMappingException fault) {
        String field = path(fault.getPath());
        if (fault instanceof UnrecognizedPropertyException unknown) {
            return RecommenderException.invalid(field, FieldError.UNKNOWN_FIELD, known(unknown.getKnownPropertyIds()));
        }
        if (fault.getCause() instanceof InputCoercionException) {
            return RecommenderException.invalid(field, FieldError.OUT_OF_RANGE, "The number is too large.");
        }
        if (fault instanceof InvalidFormatException form && form.getTargetType() == String.class) {
            return RecommenderException.invalid(
                    field, FieldError.WRONG_FORM, "A text is whole Unicode characters without NUL.");
        }
        if (fault instanceof MismatchedInputException mismatch) {
            return RecommenderException.invalid(field, FieldError.WRONG_TYPE, "Must be " + name(mismatch) + ".");
        }
        return RecommenderException.invalid(field, FieldError.WRONG_TYPE, "Does not fit here.");
    }

    private static String known(@Nullable Collection<Object> names) {
        return names == null || names.isEmpty()
                ? "There is no such field here."
                : "There is no such field here; there are: "
                        + String.join(
                                ", ",
                                names.stream().map(String::valueOf).sorted().toList()) + ".";
    }

    private static String name(MismatchedInputException mismatch) {
        Class<?> type = mismatch.getTargetType();
        if (type == null) {
            return "of another type";
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (type == Double.class) {
            return "a finite number";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        return List.class.isAssignableFrom(type)
                ? "a list"
                : Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "of another type";
    }

    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            String name = reference.getFieldName();
            if (name == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(Fields.shown(name));
            }
        }
        return path.toString();
    }
}
