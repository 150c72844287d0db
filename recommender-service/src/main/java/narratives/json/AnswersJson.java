package narratives.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import narratives.catalog.Answer;
import narratives.catalog.Question;
import narratives.contract.FieldError;
import org.jspecify.annotations.Nullable;

/** Answers by question: a text, a list of texts, a number, or true or false. A {@code null} is unknown, as is absence. */
final class AnswersJson {
    /** More than any instrument may have, chosen by us. */
    static final int MOST = 1000;

    private static final int MOST_CHOICES = 2000;

    /** Up to here a whole double is exact as a long; and sums and differences of answers stay finite. */
    private static final double LARGEST = 1e15;

    private AnswersJson() {}

    static SortedMap<String, JsonNode> from(SortedMap<String, Answer> answers) {
        SortedMap<String, JsonNode> nodes = new TreeMap<>();
        answers.forEach((key, answer) -> nodes.put(key, from(answer)));
        return nodes;
    }

    /** @param keysHaveForm whether the keys are anyone's to choose; where an instrument names them, it refuses others */
    static SortedMap<String, Answer> read(
            Fields fields, String field, @Nullable Map<String, @Nullable JsonNode> nodes, boolean keysHaveForm) {
        SortedMap<String, Answer> answers = new TreeMap<>();
        fields.<JsonNode>entries(field, nodes, MOST, (entry, key, node) -> {
            if (keysHaveForm && entry.key("", key).isEmpty()) {
                return;
            }
            if (!StrictScalars.isStorable(key)) {
                entry.refuse("", FieldError.UNKNOWN_QUESTION, "There is no question of this key.");
                return;
            }
            if (!node.isNull()) {
                read(entry, node).ifPresent(answer -> answers.put(key, answer));
            }
        });
        return answers;
    }

    /** The texts of a list, or of one text alone. */
    static Optional<SortedSet<String>> texts(Fields entry, JsonNode node) {
        if (node.isTextual()) {
            return text(entry, node).map(text -> new TreeSet<>(Set.of(text)));
        }
        if (!node.isArray()) {
            entry.refuse("", FieldError.WRONG_TYPE, "Must be a text or a list of texts.");
            return Optional.empty();
        }
        if (node.size() > MOST_CHOICES) {
            entry.refuse("", FieldError.TOO_MANY, "At most " + MOST_CHOICES + ".");
            return Optional.empty();
        }
        SortedSet<String> texts = new TreeSet<>();
        for (int i = 0; i < node.size(); i++) {
            Fields element = entry.below("[" + i + "]");
            if (node.get(i).isTextual()) {
                text(element, node.get(i)).ifPresent(texts::add);
            } else {
                element.refuse("", FieldError.WRONG_TYPE, "Must be a text.");
            }
        }
        return Optional.of(texts);
    }

    private static Optional<Answer> read(Fields entry, JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> text(entry, node).map(Answer.Text::new);
            case ARRAY -> texts(entry, node).map(Answer.Choices::new);
            case BOOLEAN -> Optional.of(new Answer.Flag(node.booleanValue()));
            case NUMBER -> number(entry, node.doubleValue());
            case BINARY, MISSING, NULL, OBJECT, POJO -> {
                entry.refuse("", FieldError.WRONG_TYPE, "Must be a text, a list of texts, a number, or true or false.");
                yield Optional.empty();
            }
        };
    }

    private static Optional<Answer> number(Fields entry, double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            entry.refuse("", FieldError.OUT_OF_RANGE, "Must be within -1e15 and 1e15.");
            return Optional.empty();
        }
        return Optional.of(new Answer.Quantity(value));
    }

    private static Optional<String> text(Fields entry, JsonNode node) {
        String text = node.textValue();
        if (!StrictScalars.isStorable(text)) {
            entry.refuse("", FieldError.WRONG_FORM, "A text is whole Unicode characters without NUL.");
            return Optional.empty();
        }
        return entry.text("", text, Question.FreeText.LONGEST);
    }

    private static JsonNode from(Answer answer) {
        return switch (answer) {
            case Answer.Text(var value) -> TextNode.valueOf(value);
            case Answer.Choices(var values) -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                values.forEach(array::add);
                yield array;
            }
            case Answer.Quantity(var value) -> number(value);
            case Answer.Flag(var value) -> BooleanNode.valueOf(value);
        };
    }

    private static JsonNode number(double value) {
        boolean whole = Math.rint(value) == value && Math.abs(value) < LARGEST;
        return whole ? LongNode.valueOf((long) value) : DoubleNode.valueOf(value);
    }
}
