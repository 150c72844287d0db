package narratives.collection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which answers to different questions occur together; of questions with one answer. Not thread-safe. */
final class Meetings {
    /**
     * From how many narratives on, that would have two answers were they independent, it says something that none has: by
     * chance that happens once in twenty times (exp −3).
     */
    private static final double TELLING = 3;

    private final List<Optional<Choice>> choices;
    private final SortedMap<Pair, int[][]> cells = new TreeMap<>();

    /** Two questions by their places. */
    private record Pair(int first, int second) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            return Comparator.comparingInt(Pair::first)
                    .thenComparingInt(Pair::second)
                    .compare(this, other);
        }
    }

    /** @param choices one a question of the instrument; empty where its answers cannot be counted */
    Meetings(List<Optional<Choice>> choices) {
        this.choices = choices;
        for (int first = 0; first < choices.size(); first++) {
            for (int second = first + 1; second < choices.size(); second++) {
                if (isOne(first) && isOne(second)) {
                    cells.put(
                            new Pair(first, second),
                            new int[choice(first).options().size()]
                                    [choice(second).options().size()]);
                }
            }
        }
    }

    private boolean isOne(int question) {
        return choices.get(question).filter(Choice::isOne).isPresent();
    }

    private Choice choice(int question) {
        return choices.get(question).orElseThrow();
    }

    /** @param answers of one narrative, one a question, by the place of the option; below 0 where there is none */
    void add(int[] answers) {
        cells.forEach((pair, counts) -> {
            if (answers[pair.first()] >= 0 && answers[pair.second()] >= 0) {
                counts[answers[pair.first()]][answers[pair.second()]]++;
            }
        });
    }

    /** Pairs of answers that no narrative has, those most to be expected first. */
    List<CollectionReport.Gap> gaps() {
        List<CollectionReport.Gap> gaps = new ArrayList<>();
        cells.forEach((pair, counts) -> addGaps(pair, counts, gaps));
        gaps.sort(Comparator.comparingDouble(CollectionReport.Gap::expected)
                .reversed()
                .thenComparing(CollectionReport.Gap::question)
                .thenComparing(CollectionReport.Gap::answer)
                .thenComparing(CollectionReport.Gap::otherQuestion)
                .thenComparing(CollectionReport.Gap::otherAnswer));
        return gaps;
    }

    private void addGaps(Pair pair, int[][] counts, List<CollectionReport.Gap> gaps) {
        int[] rows = new int[choice(pair.first()).options().size()];
        int[] columns = new int[choice(pair.second()).options().size()];
        double all = 0;
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                rows[row] += counts[row][column];
                columns[column] += counts[row][column];
                all += counts[row][column];
            }
        }
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                double expected = rows[row] / Math.max(1, all) * columns[column];
                if (counts[row][column] == 0 && expected >= TELLING) {
                    gaps.add(gap(pair, row, column, expected));
                }
            }
        }
    }

    private CollectionReport.Gap gap(Pair pair, int row, int column, double expected) {
        Choice first = choice(pair.first());
        Choice second = choice(pair.second());
        return new CollectionReport.Gap(
                first.wording().key(),
                first.options().get(row).key(),
                second.wording().key(),
                second.options().get(column).key(),
                expected);
    }
}
