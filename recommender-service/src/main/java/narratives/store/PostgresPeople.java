package narratives.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.json.Json;
import narratives.json.PersonJson;
import narratives.people.People;
import narratives.people.Person;
import narratives.people.UserId;

/** People in PostgreSQL: single rows by Hibernate, many at once by SQL, each with its entry in the log. */
@ApplicationScoped
@Typed(PostgresPeople.class)
public final class PostgresPeople implements People {
    /** As many rows as one statement takes or gives; far below the time limit of a statement. */
    private static final int AT_ONCE = 1000;

    private static final String WRITE = """
            INSERT INTO person (tenant, user_id, document)
            SELECT ?, user_id, document::jsonb FROM unnest(?, ?) AS given(user_id, document)
            ORDER BY user_id COLLATE "C"
            ON CONFLICT (tenant, user_id) DO UPDATE SET document = excluded.document""";

    private static final String NEXT = """
            SELECT document::text FROM person WHERE tenant = ? AND user_id > ?
            ORDER BY user_id LIMIT ?""";

    private final Transactions transactions;
    private final PersonRows rows;

    PostgresPeople(Transactions transactions, PersonRows rows) {
        this.transactions = transactions;
        this.rows = rows;
    }

    /** The document of somebody of whom only the pseudonym is known. */
    static String unknown(UserId id) {
        return document(Person.unknown(id));
    }

    /** Whatever could not be read back is refused. */
    private static String document(Person person) {
        PersonJson json = PersonJson.from(person);
        json.toPerson();
        return Json.write(json);
    }

    private static Person read(String document) {
        return Json.read(document, PersonJson.class).toPerson();
    }

    @Override
    public Written put(TenantId tenant, Person person) {
        String document = document(person);
        PersonRow.Key key = PersonRow.Key.of(tenant, person.id());
        return transactions.call(tenant, connection -> {
            Locks.changePeople(connection, tenant, List.of(person.id()));
            ErasureRows.refuse(connection, tenant, List.of(person.id()));
            Optional<PersonRow> held = rows.findByIdOptional(key);
            held.ifPresentOrElse(row -> row.document = document, () -> rows.persist(new PersonRow(key, document)));
            rows.flush();
            LogPosition position = Entries.write(
                    connection,
                    tenant,
                    Entries.PERSON,
                    Entries.Line.ofPerson(person.id().value(), document));
            return new Written(held.isEmpty(), position);
        });
    }

    @Override
    public LogPosition putAll(TenantId tenant, List<Person> people) {
        List<Entries.Line> lines = people.stream()
                .map(person -> Entries.Line.ofPerson(person.id().value(), document(person)))
                .toList();
        if (lines.isEmpty()) {
            return LogPosition.START;
        }
        return transactions.callLong(tenant, connection -> {
            List<UserId> ids = people.stream().map(Person::id).toList();
            Locks.changePeople(connection, tenant, ids);
            ErasureRows.refuse(connection, tenant, ids);
            LogPosition last = LogPosition.START;
            for (int from = 0; from < lines.size(); from += AT_ONCE) {
                List<Entries.Line> part = lines.subList(from, Math.min(from + AT_ONCE, lines.size()));
                write(connection, tenant, part);
                last = Entries.write(connection, tenant, Entries.PERSON, part).getLast();
            }
            return last;
        });
    }

    private static void write(Connection connection, TenantId tenant, List<Entries.Line> lines) throws SQLException {
        // One statement cannot write a row twice: of several documents of one person the last one stays.
        Map<String, String> documents = new LinkedHashMap<>();
        lines.forEach(line -> documents.put(Rows.present(line.userId()), line.payload()));
        Rows.update(connection, WRITE, parameters -> {
            parameters.setString(1, tenant.value());
            parameters.setArray(2, Rows.texts(connection, documents.keySet(), id -> id));
            parameters.setArray(3, Rows.texts(connection, documents.values(), document -> document));
        });
    }

    @Override
    public Optional<Person> find(TenantId tenant, UserId id) {
        return transactions.call(
                tenant,
                connection ->
                        rows.findByIdOptional(PersonRow.Key.of(tenant, id)).map(row -> read(row.document)));
    }

    /** In parts, so that a slow taker holds up nobody. */
    @Override
    public void forEach(TenantId tenant, Consumer<Person> use) {
        String after = "";
        List<Person> part = next(tenant, after);
        while (!part.isEmpty()) {
            part.forEach(use);
            after = part.getLast().id().value();
            part = next(tenant, after);
        }
    }

    private List<Person> next(TenantId tenant, String after) {
        return transactions.read(
                tenant,
                connection -> Rows.query(
                        connection,
                        NEXT,
                        parameters -> {
                            parameters.setString(1, tenant.value());
                            parameters.setString(2, after);
                            parameters.setInt(3, AT_ONCE);
                        },
                        row -> read(Rows.present(row.getString(1)))));
    }
}
