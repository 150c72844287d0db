package narratives.cli.evaluating;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import narratives.cli.importing.Refusal;
import narratives.contract.RecommenderException;
import narratives.evaluation.FoldScores;
import narratives.json.Json;

/** What was already measured, one file for each algorithm and fold, so that a run that ended can go on. */
final class KeptParts {
    /** Rises when what is measured changes, so that older files are not taken for it. */
    private static final String VERSION = "1";

    private static final int DIGITS = 16;

    private final Path folder;

    KeptParts(Path report) {
        folder = report.resolve("parts");
    }

    /**
     * What was kept under a name, or else what is measured now and then kept.
     *
     * @param measured all that the result depends on, in words
     */
    FoldScores of(String name, String measured, Supplier<FoldScores> measuring) {
        Path file = folder.resolve(name.replace(':', '-') + "-" + digest(measured) + ".json");
        return kept(file).orElseGet(() -> {
            FoldScores scores = measuring.get();
            keep(file, scores);
            return scores;
        });
    }

    private static Optional<FoldScores> kept(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Json.read(Files.readString(file), FoldScores.class))
                    : Optional.empty();
        } catch (IOException | RecommenderException damaged) {
            return Optional.empty();
        }
    }

    private void keep(Path file, FoldScores scores) {
        try {
            Files.createDirectories(folder);
            Path whole = Files.writeString(
                    file.resolveSibling(file.getFileName() + ".new"), Json.write(scores), StandardCharsets.UTF_8);
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new Refusal("--report " + folder + " cannot be written.");
        }
    }

    private static String digest(String measured) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256")
                    .digest((VERSION + "\n" + measured).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
