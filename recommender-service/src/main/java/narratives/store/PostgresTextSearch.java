package narratives.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;
import narratives.catalog.NarrativeId;
import narratives.contract.TenantId;
import narratives.recommend.TextSearch;

/**
 * Full-text search in PostgreSQL. A narrative's words are stored beside it, stemmed as its language asks (English and
 * German; others as they are). A wish is many words of which any may agree, so they are joined by "or".
 */
@ApplicationScoped
public final class PostgresTextSearch implements TextSearch {
    /** More than any list shows. */
    private static final int MOST = 1000;

    private record Found(NarrativeId narrative, double rank) {}

    private final Transactions transactions;

    PostgresTextSearch(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Map<NarrativeId, Double> find(TenantId tenant, String words) {
        return transactions
                .read(
                        tenant,
                        connection -> Rows.query(
                                connection,
                                """
                        SELECT n.narrative_id, ts_rank(n.words, wanted.query, 1) AS rank
                        FROM narrative n, (SELECT wish_query(?) AS query) wanted
                        WHERE n.tenant = ? AND n.status = 'published' AND n.words @@ wanted.query
                        ORDER BY rank DESC, n.narrative_id LIMIT ?""",
                                parameters -> {
                                    parameters.setString(1, words);
                                    parameters.setString(2, tenant.value());
                                    parameters.setInt(3, MOST);
                                },
                                row -> new Found(
                                        new NarrativeId(Rows.present(row.getString("narrative_id"))),
                                        row.getDouble("rank"))))
                .stream()
                .filter(found -> found.rank() > 0)
                .collect(Collectors.toMap(Found::narrative, Found::rank));
    }
}
