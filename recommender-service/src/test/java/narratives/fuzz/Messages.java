package narratives.fuzz;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Makes messages from their descriptors, with names that mean something where the service would know them. */
final class Messages {
    private static final int DEEPEST = 6;

    /** Fields without which a message says nothing. */
    private static final Set<String> NEEDED = Set.of(
            "request",
            "narrative",
            "user",
            "event",
            "events",
            "userId",
            "eventId",
            "narrativeId",
            "recommendationId",
            "operationId",
            "type");

    /** What belongs to an event of a type, beside what every event has. */
    private static final Map<Integer, Set<String>> OF_TYPE = Map.of(
            1, Set.of("narrativeId", "ratings"),
            2, Set.of("narrativeId", "position", "seconds"),
            3, Set.of("narrativeId", "position", "seconds"),
            4, Set.of("narrativeId"),
            5, Set.of("narrativeId"),
            6, Set.of("narrativeId"),
            7, Set.of("narrativeId"),
            8, Set.of("narrativeId", "severity"),
            9, Set.of("retracts"));

    private final Names names;
    private final RandomGenerator random;

    /** What the service has answered, by type. */
    private final Map<String, Message> answered = new HashMap<>();

    Messages(Names names, RandomGenerator random) {
        this.names = names;
        this.random = random;
    }

    /** From now on messages of its type are sometimes this one. */
    void keep(Message message) {
        answered.put(message.getDescriptorForType().getFullName(), message);
    }

    Message any(Descriptor type) {
        return message(type, 0);
    }

    private Message message(Descriptor type, int depth) {
        Message seen = answered.get(type.getFullName());
        if (seen != null && random.nextInt(3) > 0) {
            return seen;
        }
        if (type.getName().equals("Feedback") && random.nextInt(10) > 1) {
            return event(type);
        }
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        if (type.getFullName().equals("google.protobuf.Timestamp")) {
            return timestamp(message);
        }
        int often = depth < 2 ? 25 : 50;
        for (FieldDescriptor field : type.getFields()) {
            if (NEEDED.contains(field.getJsonName())
                    ? random.nextInt(20) > 0
                    : depth < DEEPEST && random.nextInt(100) < often) {
                set(message, field, depth);
            }
        }
        return message.build();
    }

    /** One whose fields belong together. */
    private Message event(Descriptor type) {
        DynamicMessage.Builder event = DynamicMessage.newBuilder(type);
        int kind = random.nextInt(1, OF_TYPE.size() + 1);
        FieldDescriptor typed = type.findFieldByName("type");
        event.setField(typed, typed.getEnumType().findValueByNumber(kind));
        for (FieldDescriptor field : type.getFields()) {
            String name = field.getJsonName();
            if (name.equals("userId")
                    || name.equals("eventId")
                    || OF_TYPE.getOrDefault(kind, Set.of()).contains(name)
                    || (name.equals("occurredAt") && random.nextBoolean())) {
                set(event, field, 1);
            }
        }
        return event.build();
    }

    private Message timestamp(DynamicMessage.Builder message) {
        List<FieldDescriptor> fields = message.getDescriptorForType().getFields();
        return message.setField(fields.get(0), random.nextLong(1_600_000_000, 1_800_000_000))
                .setField(fields.get(1), random.nextInt(1_000_000_000))
                .build();
    }

    private void set(DynamicMessage.Builder message, FieldDescriptor field, int depth) {
        if (field.isMapField()) {
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                message.addRepeatedField(field, entry(field.getMessageType(), depth));
            }
        } else if (field.isRepeated()) {
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                message.addRepeatedField(field, value(field, depth));
            }
        } else {
            message.setField(field, value(field, depth));
        }
    }

    /** Maps of messages with answers are keyed by narrative, all others by question. */
    private Message entry(Descriptor type, int depth) {
        FieldDescriptor key = type.findFieldByNumber(1);
        FieldDescriptor value = type.findFieldByNumber(2);
        boolean byNarrative = value.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && value.getMessageType().getName().equals("RatingAnswers");
        return DynamicMessage.newBuilder(type)
                .setField(key, byNarrative ? names.narrative() : names.question())
                .setField(value, value(value, depth))
                .build();
    }

    private Object value(FieldDescriptor field, int depth) {
        return switch (field.getJavaType()) {
            case INT -> whole(field);
            case LONG -> random.nextLong();
            case FLOAT -> (float) half();
            case DOUBLE -> half();
            case BOOLEAN -> random.nextBoolean();
            case STRING -> names.text(field.getJsonName());
            case BYTE_STRING -> ByteString.EMPTY;
            case ENUM -> any(field.getEnumType().getValues());
            case MESSAGE -> message(field.getMessageType(), depth + 1);
        };
    }

    private EnumValueDescriptor any(List<EnumValueDescriptor> values) {
        return values.get(random.nextInt(values.size()));
    }

    private int whole(FieldDescriptor field) {
        return field.getJsonName().equals("severity")
                ? random.nextInt(1, 6)
                : List.of(1, 10, random.nextInt(1, 100), 3600).get(random.nextInt(4));
    }

    private double half() {
        return random.nextInt(-2, 5) / (random.nextBoolean() ? 1.0 : 2.0);
    }
}
