package narratives.evaluation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/**
 * The SHA-256 of what was held out, in hexadecimal: equal hashes, equal tests. Hashed is one line for each rating, sorted:
 * the part it was held out in, its use, the person (by their place in the order of keys), the narrative's id, the value.
 */
public final class SplitHash {
    private SplitHash() {}

    /** The hash of folds of ratings. */
    public static String ofRatings(List<Fold> folds) {
        List<String> lines = new ArrayList<>();
        for (int k = 0; k < folds.size(); k++) {
            Fold fold = folds.get(k);
            for (TrainingRating rating : fold.test()) {
                lines.add(line(k, "test", rating, fold.training()));
            }
        }
        return hash(lines);
    }

    /** The hash of all that methods learn from and are told in a fold: ratings, scale, and what is known beside them. */
    public static String ofLearned(Fold fold) {
        TrainingSet set = fold.training();
        MessageDigest digest = digest();
        Stream.of(
                        Stream.of(set.scale(), set.instrument()),
                        set.people().stream(),
                        set.narratives().stream(),
                        set.ratings().stream(),
                        set.engagements().stream(),
                        Stream.of(set.others()),
                        fold.told().stream())
                .flatMap(part -> Stream.concat(Stream.of(" part"), part))
                .forEach(one -> digest.update((one + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    static String ofPeople(List<ColdStartCurve.Part> parts) {
        List<String> lines = new ArrayList<>();
        for (int k = 0; k < parts.size(); k++) {
            TrainingSet set = parts.get(k).training();
            for (ColdStartCurve.NewPerson person : parts.get(k).people()) {
                for (int told = 0; told < person.told().size(); told++) {
                    lines.add(line(
                            k,
                            "draw " + person.draw() + " told " + (told + 1),
                            person.told().get(told),
                            set));
                }
                for (TrainingRating rating : person.test()) {
                    lines.add(line(k, "draw " + person.draw() + " test", rating, set));
                }
            }
        }
        return hash(lines);
    }

    private static String line(int part, String use, TrainingRating rating, TrainingSet set) {
        return part + "\t" + use + "\t" + rating.person() + "\t"
                + set.narratives().get(rating.narrative()).id().value() + "\t" + rating.value() + "\n";
    }

    private static String hash(List<String> lines) {
        MessageDigest digest = digest();
        lines.stream().sorted().forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
