package narratives.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers by question as another wire has them, to be read as those of JSON are. */
public final class GivenAnswers {
    private final Map<String, @Nullable JsonNode> nodes = new LinkedHashMap<>();

    public void text(String question, String answer) {
        nodes.put(question, TextNode.valueOf(answer));
    }

    public void texts(String question, List<String> answers) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        answers.forEach(array::add);
        nodes.put(question, array);
    }

    public void number(String question, double answer) {
        nodes.put(question, DoubleNode.valueOf(answer));
    }

    public void flag(String question, boolean answer) {
        nodes.put(question, BooleanNode.valueOf(answer));
    }

    public void unknown(String question) {
        nodes.put(question, NullNode.getInstance());
    }

    /** As the records of this package take them. */
    public Map<String, @Nullable JsonNode> nodes() {
        return nodes;
    }
}
