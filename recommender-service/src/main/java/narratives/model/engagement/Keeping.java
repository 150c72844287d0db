package narratives.model.engagement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import narratives.model.History;
import narratives.model.TrainingSet;

/** What is known of one person in a validation, and what is kept from learning; neither is sorted. */
record Keeping(int person, List<Deed> known, List<Deed> kept) {
    /** The share kept: of each person by chance, of all that was done in time. */
    private static final double SHARE = .2;

    /** Everybody who did anything. */
    private record Deeds(int person, List<Deed> all) {
        static List<Deeds> of(TrainingSet set) {
            List<History> histories = set.histories();
            return IntStream.range(0, histories.size())
                    .mapToObj(person -> new Deeds(person, Deed.of(histories.get(person))))
                    .filter(deeds -> !deeds.all.isEmpty())
                    .toList();
        }
    }

    /** In each fold others: of whoever did two things or more a fifth, but at least one. */
    static List<List<Keeping>> byChance(TrainingSet set, int folds, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<Deeds> shuffled = new ArrayList<>();
        for (Deeds deeds : Deeds.of(set)) {
            List<Deed> all = new ArrayList<>(deeds.all);
            Collections.shuffle(all, chance);
            shuffled.add(new Deeds(deeds.person, all));
        }
        return IntStream.range(0, folds)
                .mapToObj(fold ->
                        shuffled.stream().map(deeds -> byChance(deeds, fold)).toList())
                .toList();
    }

    private static Keeping byChance(Deeds deeds, int fold) {
        List<Deed> all = deeds.all;
        int each = all.size() < 2 ? 0 : (int) Math.max(1, Math.round(SHARE * all.size()));
        int from = Math.min(all.size(), fold * each);
        int to = Math.min(all.size(), from + each);
        List<Deed> known = new ArrayList<>(all.subList(0, from));
        known.addAll(all.subList(to, all.size()));
        return new Keeping(deeds.person, known, all.subList(from, to));
    }

    /**
     * The last fifth of all that was done is kept and the four before it known; in the next fold the fifth before it, of
     * which the three before it are known; and so on. Who came new in a fifth is new in its fold.
     */
    static List<List<Keeping>> inTime(TrainingSet set, int folds) {
        List<Deeds> people = Deeds.of(set);
        int[] moments = people.stream()
                .flatMap(deeds -> deeds.all.stream())
                .mapToInt(Deed::moment)
                .sorted()
                .toArray();
        return IntStream.range(0, folds)
                .mapToObj(fold -> {
                    long from = cut(moments, 1 - SHARE * (fold + 1));
                    long to = fold == 0 ? Long.MAX_VALUE : cut(moments, 1 - SHARE * fold);
                    return people.stream().map(deeds -> inTime(deeds, from, to)).toList();
                })
                .toList();
    }

    private static long cut(int[] moments, double share) {
        return moments.length == 0 ? Long.MAX_VALUE : moments[(int) (share * moments.length)];
    }

    private static Keeping inTime(Deeds deeds, long from, long to) {
        return new Keeping(
                deeds.person,
                deeds.all.stream().filter(deed -> deed.moment() < from).toList(),
                deeds.all.stream()
                        .filter(deed -> deed.moment() >= from && deed.moment() < to)
                        .toList());
    }
}
