package narratives.people;

/** A reader, as far as they have told. */
public record Person(UserId id, Profile profile, Preferences preferences) {
    /** Somebody of whom only the pseudonym is known. */
    public static Person unknown(UserId id) {
        return new Person(id, Profile.NONE, Preferences.NONE);
    }
}
