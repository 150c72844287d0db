package narratives.store;

import java.sql.Connection;
import java.sql.SQLException;
import narratives.contract.TenantId;

/**
 * What a transaction may see; the policies of the tables ask for it (V2 of the migrations). It ends with the transaction,
 * so a connection that goes back to the pool sees nothing any more.
 */
record Sight(String setting, String value) {
    /** No row of any tenant. */
    static final Sight NOTHING = new Sight("recommender.tenant", "");

    /** Who may come in. */
    static final Sight ACCESS = new Sight("recommender.purpose", "access");

    static Sight of(TenantId tenant) {
        return new Sight("recommender.tenant", tenant.value());
    }

    void open(Connection connection) throws SQLException {
        if (!value.isEmpty()) {
            Rows.first(
                    connection,
                    "SELECT set_config(?, ?, true)",
                    parameters -> {
                        parameters.setString(1, setting);
                        parameters.setString(2, value);
                    },
                    row -> row.getString(1));
        }
    }
}
