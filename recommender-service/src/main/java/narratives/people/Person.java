package narratives.people;

/**
 * A reader, as far as they have told.
 *
 * @param crisis somebody said that this person is in a crisis; they are given help and no narratives
 */
public record Person(UserId id, Profile profile, Preferences preferences, boolean crisis) {
    /** Somebody of whom nobody said that they are in a crisis. */
    public Person(UserId id, Profile profile, Preferences preferences) {
        this(id, profile, preferences, false);
    }

    /** Somebody of whom only the pseudonym is known. */
    public static Person unknown(UserId id) {
        return new Person(id, Profile.NONE, Preferences.NONE);
    }
}
