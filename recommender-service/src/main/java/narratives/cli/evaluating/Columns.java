package narratives.cli.evaluating;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import narratives.cli.importing.Refusal;

/**
 * Which columns of a file of ratings say what: {@code user=1,item=2,rating=3,time=4}, by number from 1 or by name. What is
 * not said is found by usual names, or else by place; {@code other} is the answer to another question.
 */
public final class Columns {
    static final String USER = "user";
    static final String ITEM = "item";
    static final String RATING = "rating";
    static final String TIME = "time";

    /** The answer to another question; never found by itself. */
    static final String OTHER = "other";

    private static final List<String> ORDER = List.of(USER, ITEM, RATING, TIME);

    private static final Map<String, Set<String>> USUAL = Map.of(
            USER, Set.of("user", "userid", "user_id", "user-id", "person", "reader", "reader_id", "uid"),
            ITEM,
                    Set.of(
                            "item",
                            "itemid",
                            "item_id",
                            "movieid",
                            "narrative",
                            "narrativeid",
                            "article_id",
                            "book",
                            "iid"),
            RATING, Set.of("rating", "value", "score", "stars"),
            TIME, Set.of("time", "timestamp", "at", "date"));

    private final Map<String, String> wanted;

    private Columns(Map<String, String> wanted) {
        this.wanted = Map.copyOf(wanted);
    }

    /** Nothing is said. */
    public static Columns usual() {
        return new Columns(Map.of());
    }

    /** @throws Refusal if it is not in that form */
    public static Columns parse(String text) {
        Map<String, String> wanted = new HashMap<>();
        for (String part : text.split(",", -1)) {
            int sign = part.indexOf('=');
            String column = sign < 0 ? "" : part.substring(0, sign).strip();
            if (!(ORDER.contains(column) || column.equals(OTHER))
                    || part.substring(sign + 1).isBlank()) {
                throw new Refusal("--columns is " + text + "; must be like user=1,item=2,rating=3,time=4.");
            }
            wanted.put(column, part.substring(sign + 1).strip());
        }
        return new Columns(wanted);
    }

    /**
     * Where a column stands, from 0.
     *
     * @param names the first line of the file; empty if it has none
     * @param width how many columns there are
     * @throws Refusal if a column was named that is not there
     */
    OptionalInt place(String column, List<String> names, int width) {
        String said = wanted.get(column);
        if (said != null) {
            int place = said.matches("[0-9]{1,4}") ? Integer.parseInt(said) - 1 : names.indexOf(said);
            if (place < 0 || place >= width) {
                throw new Refusal("--columns: there is no column " + said + ".");
            }
            return OptionalInt.of(place);
        }
        for (int place = 0; place < names.size(); place++) {
            if (USUAL.getOrDefault(column, Set.of()).contains(names.get(place).toLowerCase(Locale.ROOT))) {
                return OptionalInt.of(place);
            }
        }
        int usual = ORDER.indexOf(column);
        boolean byPlace = (names.isEmpty() || !column.equals(TIME)) && wanted.isEmpty() && usual >= 0;
        return byPlace && usual < width ? OptionalInt.of(usual) : OptionalInt.empty();
    }
}
