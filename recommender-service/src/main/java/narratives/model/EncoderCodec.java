package narratives.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The binary form of an encoder, as a part of a stored model: the version of the encoding (int), then each question as
 * its kind (byte: 0 nominal, 1 multi-select, 2 ordinal, 3 numeric, 4 yes/no), key, levels, low, high, columns (part by
 * name, option), means and scale.
 */
public final class EncoderCodec {
    private EncoderCodec() {}

    static String hash(FeatureEncoder encoder) {
        ModelWriter writer = new ModelWriter();
        write(encoder, writer);
        return HexFormat.of().formatHex(sha256().digest(writer.bytes()));
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static void write(FeatureEncoder encoder, ModelWriter to) {
        to.integer(FeatureEncoder.FORMAT);
        to.integer(encoder.questions().size());
        for (EncodedQuestion question : encoder.questions()) {
            to.tag(kind(question.question()));
            to.text(question.question().key());
            to.texts(question.question() instanceof FeatureQuestion.Ordinal ordinal ? ordinal.levels() : List.of());
            to.number(question.low());
            to.number(question.high());
            to.integer(question.columns().size());
            for (Column column : question.columns()) {
                to.text(column.part().name());
                to.text(column.option());
            }
            to.numbers(question.means());
            to.number(question.scale());
        }
    }

    public static FeatureEncoder read(ModelReader from) throws UnreadableModelException {
        ModelReader.require(from.integer() == FeatureEncoder.FORMAT, "unknown version of the encoding");
        int count = from.length(1);
        List<EncodedQuestion> questions = new ArrayList<>();
        for (int q = 0; q < count; q++) {
            questions.add(question(from));
        }
        return new FeatureEncoder(questions);
    }

    private static EncodedQuestion question(ModelReader from) throws UnreadableModelException {
        int kind = from.tag();
        String key = from.text();
        FeatureQuestion question = ofKind(kind, key, from.texts());
        double low = from.number();
        double high = from.number();
        int count = from.length(2 * Integer.BYTES);
        List<Column> columns = new ArrayList<>(count);
        for (int j = 0; j < count; j++) {
            columns.add(new Column(key, part(from.text()), from.text()));
        }
        return new EncodedQuestion(question, low, high, columns, from.numbers(count), from.variance());
    }

    private static Column.Part part(String name) throws UnreadableModelException {
        try {
            return Column.Part.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new UnreadableModelException("the stored model is damaged: unknown part of a question", e);
        }
    }

    private static int kind(FeatureQuestion question) {
        return switch (question) {
            case FeatureQuestion.Nominal ignored -> 0;
            case FeatureQuestion.MultiSelect ignored -> 1;
            case FeatureQuestion.Ordinal ignored -> 2;
            case FeatureQuestion.Numeric ignored -> 3;
            case FeatureQuestion.YesNo ignored -> 4;
        };
    }

    private static FeatureQuestion ofKind(int kind, String key, List<String> levels) throws UnreadableModelException {
        return switch (kind) {
            case 0 -> new FeatureQuestion.Nominal(key);
            case 1 -> new FeatureQuestion.MultiSelect(key);
            case 2 -> new FeatureQuestion.Ordinal(key, levels);
            case 3 -> new FeatureQuestion.Numeric(key);
            case 4 -> new FeatureQuestion.YesNo(key);
            default -> throw new UnreadableModelException("the stored model is damaged: unknown kind of question");
        };
    }
}
