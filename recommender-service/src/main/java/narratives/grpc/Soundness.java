package narratives.grpc;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;

/** Refuses what a message can hold and JSON cannot: texts with NUL, which no store keeps, and numbers that are none. */
final class Soundness {
    private Soundness() {}

    /** @throws RecommenderException with the field at fault, by its JSON path below the message */
    static void require(Message message) {
        message(message, "");
    }

    private static void message(Message message, String path) {
        for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
            FieldDescriptor descriptor = field.getKey();
            if (descriptor.isMapField()) {
                entries(descriptor, (List<?>) field.getValue(), path);
            } else if (descriptor.isRepeated()) {
                List<?> values = (List<?>) field.getValue();
                for (int i = 0; i < values.size(); i++) {
                    value(values.get(i), path, descriptor, "[" + i + "]");
                }
            } else {
                value(field.getValue(), path, descriptor, "");
            }
        }
    }

    private static void entries(FieldDescriptor descriptor, List<?> entries, String path) {
        for (Object entry : entries) {
            MapEntry<?, ?> pair = (MapEntry<?, ?>) entry;
            value(pair.getKey(), path, descriptor, "");
            value(pair.getValue(), path, descriptor, "");
        }
    }

    private static void value(Object value, String path, FieldDescriptor field, String place) {
        switch (value) {
            case String text
            when text.indexOf(0) >= 0 ->
                throw RecommenderException.invalid(
                        below(path, field, place),
                        FieldError.WRONG_FORM,
                        "A text is whole Unicode characters without NUL.");
            case Double number
            when !Double.isFinite(number) ->
                throw RecommenderException.invalid(
                        below(path, field, place), FieldError.WRONG_TYPE, "Must be a finite number.");
            case Message message -> message(message, below(path, field, place));
            default -> {}
        }
    }

    private static String below(String path, FieldDescriptor field, String place) {
        String name = field.getJsonName() + place;
        return path.isEmpty() ? name : path + "." + name;
    }
}
