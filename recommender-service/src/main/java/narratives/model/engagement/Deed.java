package narratives.model.engagement;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import narratives.model.History;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingEngagement;
import narratives.model.TrainingSet.TrainingRating;

/** All that one person said and did of one narrative. */
record Deed(int narrative, History history) {
    /** Of one person, by narrative. */
    static List<Deed> of(History history) {
        SortedMap<Integer, List<TrainingRating>> ratings = new TreeMap<>();
        SortedMap<Integer, List<TrainingEngagement>> engagements = new TreeMap<>();
        history.ratings()
                .forEach(rating -> ratings.computeIfAbsent(rating.narrative(), first -> new ArrayList<>())
                        .add(rating));
        history.engagements()
                .forEach(engagement -> engagements
                        .computeIfAbsent(engagement.narrative(), first -> new ArrayList<>())
                        .add(engagement));
        return Stream.concat(ratings.keySet().stream(), engagements.keySet().stream())
                .distinct()
                .sorted()
                .map(narrative -> new Deed(
                        narrative,
                        new History(
                                ratings.getOrDefault(narrative, List.of()),
                                engagements.getOrDefault(narrative, List.of()))))
                .toList();
    }

    /** What some of one person's deeds were together. */
    static History together(List<Deed> deeds) {
        return new History(
                deeds.stream()
                        .flatMap(deed -> deed.history.ratings().stream())
                        .sorted(TrainingSet.CANONICAL)
                        .toList(),
                deeds.stream()
                        .flatMap(deed -> deed.history.engagements().stream())
                        .sorted(TrainingSet.BY_PERSON)
                        .toList());
    }

    /** When it began. */
    int moment() {
        return IntStream.concat(
                        history.ratings().stream().mapToInt(TrainingRating::moment),
                        history.engagements().stream().mapToInt(TrainingEngagement::moment))
                .min()
                .orElse(TrainingSet.UNTIMED);
    }

    /** Whether it left the person better than before, as far as they said; who said nothing and stayed had their reasons. */
    boolean isHelpful(double middle) {
        return history.ratings().isEmpty() || history.ratings().stream().allMatch(rating -> rating.value() > middle);
    }
}
