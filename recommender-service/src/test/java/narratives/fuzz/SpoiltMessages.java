package narratives.fuzz;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Spoils what was right: one place of a message, or the bytes of it. */
final class SpoiltMessages {
    private static final double[] NUMBERS = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        -0.0,
        Double.MAX_VALUE,
        Double.MIN_VALUE,
        -1,
        1e300,
        0.1
    };
    private static final long[] WHOLE = {Long.MIN_VALUE, Long.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, -1, 0};

    private final Messages messages;
    private final Nonsense nonsense;
    private final RandomGenerator random;

    SpoiltMessages(Messages messages, Nonsense nonsense, RandomGenerator random) {
        this.messages = messages;
        this.nonsense = nonsense;
        this.random = random;
    }

    /** The same message with one to three places spoilt. */
    Message of(Message message) {
        Message spoilt = message;
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            spoilt = once(spoilt);
        }
        return spoilt;
    }

    private Message once(Message message) {
        Message.Builder spoilt = message.toBuilder();
        List<FieldDescriptor> fields = message.getDescriptorForType().getFields();
        if (fields.isEmpty() || random.nextInt(10) == 0) {
            return spoilt.setUnknownFields(unknown(random.nextInt(3))).build();
        }
        List<FieldDescriptor> inner = message.getAllFields().keySet().stream()
                .filter(field -> !field.isRepeated() && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
                .toList();
        if (!inner.isEmpty() && random.nextInt(10) > 1) {
            FieldDescriptor field = inner.get(random.nextInt(inner.size()));
            return spoilt.setField(field, once((Message) message.getField(field)))
                    .build();
        }
        FieldDescriptor field = fields.get(random.nextInt(fields.size()));
        if (random.nextInt(6) == 0) {
            return spoilt.clearField(field).build();
        }
        if (!field.isRepeated()) {
            return spoilt.setField(field, value(field)).build();
        }
        if (random.nextInt(30) == 0) {
            // The same again and again, which needs no more memory than once.
            return spoilt.setField(field, Collections.nCopies(2000, element(field)))
                    .build();
        }
        List<Object> values = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            values.add(element(field));
        }
        return spoilt.setField(field, values).build();
    }

    private Object element(FieldDescriptor field) {
        return field.isMapField() ? entry(field.getMessageType()) : value(field);
    }

    private Message entry(Descriptor type) {
        FieldDescriptor value = type.findFieldByNumber(2);
        return DynamicMessage.newBuilder(type)
                .setField(type.findFieldByNumber(1), text())
                .setField(value, value(value))
                .build();
    }

    private Object value(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case INT -> (int) WHOLE[random.nextInt(WHOLE.length)];
            case LONG -> WHOLE[random.nextInt(WHOLE.length)];
            case FLOAT -> (float) NUMBERS[random.nextInt(NUMBERS.length)];
            case DOUBLE -> NUMBERS[random.nextInt(NUMBERS.length)];
            case BOOLEAN -> random.nextBoolean();
            case STRING -> text();
            case BYTE_STRING -> ByteString.copyFrom(nonsense.noise());
            case ENUM ->
                field.getEnumType()
                        .findValueByNumberCreatingIfUnknown(
                                random.nextBoolean() ? random.nextInt(-2, 12) : random.nextInt());
            case MESSAGE -> message(field.getMessageType());
        };
    }

    private Message message(Descriptor type) {
        if (type.getFullName().equals("google.protobuf.Timestamp")) {
            return DynamicMessage.newBuilder(type)
                    .setField(
                            type.getFields().get(0),
                            random.nextBoolean() ? WHOLE[random.nextInt(WHOLE.length)] : random.nextLong())
                    .setField(type.getFields().get(1), random.nextInt())
                    .build();
        }
        return random.nextInt(3) == 0 ? DynamicMessage.getDefaultInstance(type) : once(messages.any(type));
    }

    /** A lone surrogate becomes a question mark, as it would in most clients; other bytes are spoilt below. */
    private String text() {
        return new String(nonsense.text().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private UnknownFieldSet unknown(int deep) {
        UnknownFieldSet.Field.Builder value = UnknownFieldSet.Field.newBuilder();
        switch (random.nextInt(4)) {
            case 0 -> value.addVarint(random.nextLong());
            case 1 -> value.addFixed64(random.nextLong());
            case 2 -> value.addLengthDelimited(ByteString.copyFrom(nonsense.noise()));
            default -> value.addGroup(deep == 0 ? UnknownFieldSet.getDefaultInstance() : unknown(deep - 1));
        }
        int number = random.nextInt(4) == 0 ? random.nextInt(1, 1 << 29) : random.nextInt(1, 40);
        return UnknownFieldSet.newBuilder().addField(number, value.build()).build();
    }

    /** The same bytes with some of them wrong. */
    byte[] of(byte[] bytes) {
        return switch (random.nextInt(6)) {
            case 0 -> retyped(bytes);
            case 1 -> groups(random.nextInt(5) == 0 ? 20_000 : 150);
            case 2 -> endless();
            default -> nonsense.spoilt(bytes);
        };
    }

    /** The first field with another wire type. */
    private byte[] retyped(byte[] bytes) {
        byte[] retyped = bytes.clone();
        if (retyped.length > 0) {
            retyped[0] = (byte) ((retyped[0] & ~7) | random.nextInt(8));
        }
        return retyped;
    }

    /** Groups within groups that are never closed. */
    private static byte[] groups(int deep) {
        byte[] groups = new byte[deep];
        Arrays.fill(groups, (byte) ((15 << 3) | 3));
        return groups;
    }

    /** A field that says to be longer than everything. */
    private byte[] endless() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write((random.nextInt(1, 15) << 3) | 2);
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            bytes.write(0xFF);
        }
        bytes.write(random.nextInt(128));
        return bytes.toByteArray();
    }
}
