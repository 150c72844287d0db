package narratives.fuzz;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Texts that mean something where the service would know them, by the JSON name of the field they are for. */
final class Names {
    /** Fields that hold a name of some kind. */
    static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("userId", "userId"),
            Map.entry("narrativeId", "narrativeId"),
            Map.entry("similarTo", "narrativeId"),
            Map.entry("excludeNarrativeIds", "narrativeId"),
            Map.entry("hiddenNarrativeIds", "narrativeId"),
            Map.entry("eventId", "eventId"),
            Map.entry("retracts", "eventId"),
            Map.entry("recommendationId", "recommendationId"),
            Map.entry("operationId", "operationId"),
            Map.entry("pageToken", "pageToken"),
            Map.entry("minLogPosition", "logPosition"));

    private static final List<String> QUESTIONS =
            List.of("hopefulness", "connection", "learning", "similarity-life", "tone", "turning-points", "unknown");

    private static final List<String> WORDS =
            List.of("en", "text", "self-harm", "2026-11-23T09:30:00Z", "hope", "https://example.org/n-4", "25-34", "x");

    private final Pool pool;
    private final RandomGenerator random;

    Names(Pool pool, RandomGenerator random) {
        this.pool = pool;
        this.random = random;
    }

    String text(String field) {
        String kind = KINDS.get(field);
        if (field.equals("eventId") && random.nextInt(10) > 0) {
            return Long.toHexString(random.nextLong());
        }
        if (kind != null) {
            return pool.any(kind, random);
        }
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    String question() {
        return QUESTIONS.get(random.nextInt(QUESTIONS.size()));
    }

    String narrative() {
        return pool.any("narrativeId", random);
    }
}
