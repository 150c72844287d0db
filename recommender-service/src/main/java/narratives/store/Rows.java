package narratives.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns to values and back. */
final class Rows {
    /** Reads the current row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Sets the parameters of a statement. */
    @FunctionalInterface
    interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private Rows() {}

    static <T> List<T> query(Connection connection, String sql, Parameters parameters, Reader<T> reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        }
    }

    static <T> Optional<T> first(Connection connection, String sql, Parameters parameters, Reader<T> reader)
            throws SQLException {
        return query(connection, sql, parameters, reader).stream().findFirst();
    }

    /** How many rows it changed. */
    static int update(Connection connection, String sql, Parameters parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            return statement.executeUpdate();
        }
    }

    static <T> Array texts(Connection connection, Collection<T> values, Function<T, @Nullable String> text)
            throws SQLException {
        return array(connection, "text", values, text);
    }

    static <T> Array array(
            Connection connection, String type, Collection<T> values, Function<T, ? extends @Nullable Object> element)
            throws SQLException {
        List<@Nullable Object> elements = new ArrayList<>(values.size());
        for (T value : values) {
            elements.add(element.apply(value));
        }
        return connection.createArrayOf(type, elements.toArray());
    }

    static <T> Array bytes(Connection connection, Collection<T> values, Function<T, byte[]> bytes) throws SQLException {
        return connection.createArrayOf("bytea", values.stream().map(bytes).toArray(byte[][]::new));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return present(row.getObject(column, OffsetDateTime.class)).toInstant();
    }

    /** What a NOT NULL column, or a document written by us, is sure to hold. */
    static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a row lacks a value that it was written with");
        }
        return value;
    }
}
