package narratives.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import narratives.contract.TenantId;
import narratives.people.UserId;

/**
 * Who may change what at a time. Two changes of one row are ordered by these locks and not by the row's own, because an
 * advisory lock is taken before the transaction has an id: so whoever changes the row later also has the larger id and
 * stands later in the log. With row locks alone the last row and the last entry could be of different transactions.
 *
 * <p>They are always taken in the order of the methods below, so that nobody waits in a circle, and end with the
 * transaction.
 */
final class Locks {
    /** Enough that people are rarely waited for, few enough for the server's table of locks. */
    private static final int PARTS_OF_PEOPLE = 64;

    private static final String SHARED = "SELECT pg_advisory_xact_lock_shared(hashtextextended(?, 0))";

    private Locks() {}

    /** The questionnaire cannot change while ratings are judged by it. */
    static void keepQuestionnaire(Connection connection, TenantId tenant) throws SQLException {
        take(connection, SHARED, "questionnaire/" + tenant);
    }

    /** Waits until no rating is being judged by the questionnaire. */
    static void changeQuestionnaire(Connection connection, TenantId tenant) throws SQLException {
        take(connection, "questionnaire/" + tenant);
    }

    /** The narratives and the instrument of a tenant. */
    static void changeCatalog(Connection connection, TenantId tenant) throws SQLException {
        take(connection, "catalog/" + tenant);
    }

    /** The curated list, the help in a crisis and the policy of a tenant. */
    static void changeSafety(Connection connection, TenantId tenant) throws SQLException {
        take(connection, "safety/" + tenant);
    }

    /** These people, and some who happen to fall into the same parts. */
    static void changePeople(Connection connection, TenantId tenant, Collection<UserId> people) throws SQLException {
        for (String part : parts(tenant, people)) {
            take(connection, part);
        }
    }

    private static SortedSet<String> parts(TenantId tenant, Collection<UserId> people) {
        SortedSet<String> parts = new TreeSet<>();
        for (UserId person : people) {
            int part = Math.floorMod(person.value().hashCode(), PARTS_OF_PEOPLE);
            parts.add("people/%s/%02d".formatted(tenant, part));
        }
        return parts;
    }

    /** Nobody can be erased while something about these people is being written. */
    static void keepPeople(Connection connection, TenantId tenant, Collection<UserId> people) throws SQLException {
        for (String part : parts(tenant, people)) {
            take(connection, SHARED, part);
        }
    }

    /** What is published as a model, and what is deleted of that. */
    static void changeModels(Connection connection, TenantId tenant) throws SQLException {
        take(connection, "models/" + tenant);
    }

    /** The API keys of a tenant. */
    static void changeKeys(Connection connection, TenantId tenant) throws SQLException {
        take(connection, "keys/" + tenant);
    }

    private static void take(Connection connection, String name) throws SQLException {
        take(connection, "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", name);
    }

    private static void take(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            statement.execute();
        }
    }
}
