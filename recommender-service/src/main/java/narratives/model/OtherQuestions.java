package narratives.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Reads answers to other questions as evidence of levels and effects. */
final class OtherQuestions {
    private OtherQuestions() {}

    /** What each of one person's answers says of their level, in the order given. */
    static List<LevelEvidence> ofLevel(List<OtherQuestion> questions, List<OtherAnswer> answers, double mu) {
        return inOrder(answers, (question, of) -> questions.get(question).ofLevel(of, mu));
    }

    /** What all answers about one narrative say of its effect. */
    static LevelEvidence ofEffect(List<OtherQuestion> questions, List<OtherAnswer> answers, double mu) {
        return sum(inOrder(answers, (question, of) -> questions.get(question).ofEffect(of, mu)));
    }

    static LevelEvidence sum(List<LevelEvidence> parts) {
        return parts.stream().reduce(LevelEvidence.NONE, LevelEvidence::plus);
    }

    private interface Reading {
        List<LevelEvidence> of(int question, List<OtherAnswer> answers);
    }

    private static List<LevelEvidence> inOrder(List<OtherAnswer> answers, Reading reading) {
        if (answers.isEmpty()) {
            return List.of();
        }
        SortedMap<Integer, List<Integer>> places = new TreeMap<>();
        IntStream.range(0, answers.size())
                .forEach(j -> places.computeIfAbsent(answers.get(j).question(), first -> new ArrayList<>())
                        .add(j));
        LevelEvidence[] each = new LevelEvidence[answers.size()];
        places.forEach((question, of) -> {
            List<LevelEvidence> said =
                    reading.of(question, of.stream().map(answers::get).toList());
            for (int n = 0; n < said.size(); n++) {
                each[of.get(n)] = said.get(n);
            }
        });
        return Arrays.asList(each);
    }
}
