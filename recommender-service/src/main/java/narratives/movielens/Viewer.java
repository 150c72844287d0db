package narratives.movielens;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.catalog.Answer;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;
import narratives.people.Person;
import narratives.people.Preferences;
import narratives.people.Profile;
import narratives.people.UserId;

/** What somebody told about themselves: {@code u.user}, {@code users.dat}. Where they live is never taken in. */
public record Viewer(UserId id, SortedMap<String, Answer> told) {
    private static final String GENDER = "gender";
    private static final String AGE = "age";
    private static final String AGE_BAND = "age-band";
    private static final String OCCUPATION = "occupation";

    private static final int COLUMNS = 5;
    private static final int OLDEST = 130;

    /** The codes of {@code users.dat}, as its documentation has them. */
    private static final Map<String, String> AGE_BANDS = Map.of(
            "1", "under-18",
            "18", "18-24",
            "25", "25-34",
            "35", "35-44",
            "45", "45-49",
            "50", "50-55",
            "56", "56-and-over");

    /** The codes of {@code users.dat} are places in this list. */
    private static final List<String> OCCUPATIONS = List.of(
            "other",
            "academic-educator",
            "artist",
            "clerical-admin",
            "college-grad-student",
            "customer-service",
            "doctor-health-care",
            "executive-managerial",
            "farmer",
            "homemaker",
            "k-12-student",
            "lawyer",
            "programmer",
            "retired",
            "sales-marketing",
            "scientist",
            "self-employed",
            "technician-engineer",
            "tradesman-craftsman",
            "unemployed",
            "writer");

    /** The layout of a users file; empty if it is none. */
    public static Optional<Layout<Viewer>> recognise(List<byte[]> head) {
        return Layout.recognise(head, List.of(Viewer::bars, Viewer::colons));
    }

    private static Optional<Layout<Viewer>> bars(Columns line) {
        boolean fits = line.separator() == Separator.BAR && line.count() == COLUMNS && line.isNumber(1);
        return fits ? Optional.of(new Layout<>(false, Separator.BAR, Viewer::aged)) : Optional.empty();
    }

    private static Optional<Layout<Viewer>> colons(Columns line) {
        boolean fits = line.separator() == Separator.COLONS && line.count() == COLUMNS && line.isNumber(2);
        return fits ? Optional.of(new Layout<>(false, Separator.COLONS, Viewer::banded)) : Optional.empty();
    }

    private static Viewer aged(Columns columns) {
        columns.require(COLUMNS);
        double age = columns.number(AGE, 1).doubleValue();
        if (age < 0 || age > OLDEST) {
            throw RecommenderException.invalid(AGE, FieldError.OUT_OF_RANGE, "Must be within 0 and " + OLDEST + ".");
        }
        SortedMap<String, Answer> told = new TreeMap<>(Map.of(AGE, new Answer.Quantity(age)));
        put(told, GENDER, columns.text(2));
        put(told, OCCUPATION, Text.key(columns.text(3)));
        return new Viewer(columns.user(0), told);
    }

    private static Viewer banded(Columns columns) {
        columns.require(COLUMNS);
        String band = AGE_BANDS.get(columns.text(2));
        int occupation = columns.number(OCCUPATION, 3).intValue();
        if (band == null) {
            throw RecommenderException.invalid(AGE, FieldError.NOT_AN_ANSWER, "Must be one of the codes for an age.");
        }
        if (occupation < 0 || occupation >= OCCUPATIONS.size()) {
            throw RecommenderException.invalid(
                    OCCUPATION, FieldError.NOT_AN_ANSWER, "Must be within 0 and " + (OCCUPATIONS.size() - 1) + ".");
        }
        SortedMap<String, Answer> told = new TreeMap<>();
        put(told, GENDER, columns.text(1));
        put(told, AGE_BAND, band);
        put(told, OCCUPATION, OCCUPATIONS.get(occupation));
        return new Viewer(columns.user(0), told);
    }

    private static void put(SortedMap<String, Answer> told, String question, String answer) {
        if (!answer.isEmpty()) {
            told.put(question, new Answer.Text(answer));
        }
    }

    /** The person, who keeps what they told elsewhere. */
    public Person toPerson(Optional<Person> present) {
        SortedMap<String, Answer> answers =
                new TreeMap<>(present.map(Person::profile).orElse(Profile.NONE).answers());
        answers.putAll(told);
        return new Person(
                id, new Profile(answers), present.map(Person::preferences).orElse(Preferences.NONE));
    }

    /** Nothing about a person is printed. */
    @Override
    public String toString() {
        return "Viewer[…]";
    }
}
