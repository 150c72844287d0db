package narratives.recommend;

import java.util.List;

/**
 * One thing that keeps a narrative from a list, before it is put into words.
 *
 * @param field as in {@link Exclusion}
 * @param about what the sentence names: warnings, a length in seconds, the key of a question; often nothing
 */
record Obstacle(Rule rule, String field, List<String> about) {
    Obstacle {
        about = List.copyOf(about);
    }

    static Obstacle of(Rule rule, String field) {
        return new Obstacle(rule, field, List.of());
    }
}
