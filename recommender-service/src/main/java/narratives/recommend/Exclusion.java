package narratives.recommend;

/**
 * One thing that keeps a narrative from a list.
 *
 * @param field what decides it: a field of the request ({@code filter.languages}), of the person
 *     ({@code preferences.languages}, {@code feedback.hide}) or of the narrative ({@code status})
 * @param detail one plain sentence
 */
public record Exclusion(Rule rule, String field, String detail) {}
