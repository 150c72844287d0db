package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import narratives.people.Person;
import narratives.people.Preferences;
import narratives.people.Profile;
import narratives.people.UserId;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person on the wire. Everything but the id may be left out. */
@Schema(name = "Person", description = "A person. Everything but the id may be left out.")
public record PersonJson(
        @Schema(description = "A pseudonym; may be left out where the address names it.") @Nullable String userId,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "By question key: a text, a list of texts, a number, or true or false; null is unknown.")
        @Nullable Map<String, @Nullable JsonNode> profile,

        @Nullable PreferencesJson preferences,

        @Schema(description = "In a crisis: help is given and no narratives.", defaultValue = "false")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Boolean crisis) {
    public static PersonJson from(Person person) {
        return new PersonJson(
                person.id().value(),
                AnswersJson.from(person.profile().answers()),
                PreferencesJson.from(person.preferences()),
                person.crisis() ? true : null);
    }

    /** @throws narratives.contract.RecommenderException with every field that is wrong */
    public Person toPerson() {
        return read(Optional.empty());
    }

    /**
     * The person of this id, which the body may leave out and may not contradict.
     *
     * @throws narratives.contract.RecommenderException with every field that is wrong
     */
    public Person toPerson(UserId id) {
        return read(Optional.of(id));
    }

    private Person read(Optional<UserId> named) {
        Fields fields = new Fields();
        Optional<UserId> id = Wire.ownId(fields, "userId", userId, named, UserId::new);
        Profile told = new Profile(AnswersJson.read(fields, "profile", profile, true));
        Preferences wanted = PreferencesJson.read(fields, "preferences", preferences);
        fields.check();
        return new Person(id.orElseThrow(), told, wanted, crisis != null && crisis);
    }

    /** Nothing about a person is printed. */
    @Override
    public String toString() {
        return "PersonJson[…]";
    }
}
