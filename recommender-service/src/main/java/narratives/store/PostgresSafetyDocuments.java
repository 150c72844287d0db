package narratives.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import narratives.catalog.NarrativeId;
import narratives.contract.LogPosition;
import narratives.contract.TenantId;
import narratives.contract.Versioned;
import narratives.json.CuratedJson;
import narratives.json.Json;
import narratives.json.ReviewJson;
import narratives.json.SafetyPolicyJson;
import narratives.json.SupportJson;
import narratives.safety.Curated;
import narratives.safety.HarmFlag;
import narratives.safety.HarmLevel;
import narratives.safety.HarmStep;
import narratives.safety.Review;
import narratives.safety.SafetyDocuments;
import narratives.safety.SafetyPolicy;
import narratives.safety.Support;

/** The curated list, the help in a crisis and the policy in PostgreSQL, every version of them, each with its entry. */
@ApplicationScoped
public final class PostgresSafetyDocuments implements SafetyDocuments {
    private static final Documents<Curated> CURATED = new Documents<>(
            "curated",
            Entries.CURATED,
            curated -> Json.write(CuratedJson.from(curated)),
            json -> Json.read(json, CuratedJson.class).toCurated());

    private static final Documents<Support> SUPPORT = new Documents<>(
            "support",
            Entries.SUPPORT,
            support -> Json.write(SupportJson.from(support)),
            json -> Json.read(json, SupportJson.class).toSupport());

    private static final Documents<SafetyPolicy> POLICIES = new Documents<>(
            "safety_policy",
            Entries.POLICY,
            policy -> Json.write(SafetyPolicyJson.from(policy)),
            json -> Json.read(json, SafetyPolicyJson.class).toPolicy());

    private final Transactions transactions;

    PostgresSafetyDocuments(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Versioned<Curated>> curated(TenantId tenant) {
        return inForce(CURATED, tenant);
    }

    @Override
    public Versioned<Curated> putCurated(TenantId tenant, Curated curated, Optional<Integer> expected) {
        return put(CURATED, tenant, curated, expected);
    }

    @Override
    public Optional<Versioned<Support>> support(TenantId tenant) {
        return inForce(SUPPORT, tenant);
    }

    @Override
    public Versioned<Support> putSupport(TenantId tenant, Support support, Optional<Integer> expected) {
        return put(SUPPORT, tenant, support, expected);
    }

    @Override
    public Optional<Versioned<SafetyPolicy>> policy(TenantId tenant) {
        return inForce(POLICIES, tenant);
    }

    @Override
    public Versioned<SafetyPolicy> putPolicy(TenantId tenant, SafetyPolicy policy, Optional<Integer> expected) {
        return put(POLICIES, tenant, policy, expected);
    }

    @Override
    public LogPosition review(TenantId tenant, Review review) {
        String payload = Json.write(ReviewJson.from(review));
        return transactions.call(
                tenant,
                connection -> Entries.write(
                        connection,
                        tenant,
                        Entries.REVIEW,
                        Entries.Line.ofNarrative(review.narrative().value(), payload)));
    }

    @Override
    public void note(TenantId tenant, HarmFlag flag) {
        transactions.call(
                tenant,
                connection -> Rows.update(
                        connection,
                        "INSERT INTO safety_step (tenant, narrative_id, level, readers, harmed, mean, low, high)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        parameters -> {
                            parameters.setString(1, tenant.value());
                            parameters.setString(2, flag.narrative().value());
                            parameters.setString(3, flag.level().key());
                            parameters.setInt(4, flag.readers());
                            parameters.setDouble(5, flag.harmed());
                            parameters.setDouble(6, flag.rate().mean());
                            parameters.setDouble(7, flag.rate().quantile(HarmStep.LOW));
                            parameters.setDouble(8, flag.rate().quantile(HarmStep.HIGH));
                        }));
    }

    @Override
    public List<HarmStep> steps(TenantId tenant) {
        return transactions.read(
                tenant,
                connection -> Rows.query(
                        connection,
                        "SELECT narrative_id, level, readers, harmed, mean, low, high, noticed_at FROM safety_step"
                                + " WHERE tenant = ? ORDER BY noticed_at, narrative_id, level, readers, harmed",
                        parameters -> parameters.setString(1, tenant.value()),
                        row -> new HarmStep(
                                new NarrativeId(Rows.present(row.getString("narrative_id"))),
                                HarmLevel.of(Rows.present(row.getString("level")))
                                        .orElseThrow(),
                                row.getInt("readers"),
                                row.getDouble("harmed"),
                                row.getDouble("mean"),
                                row.getDouble("low"),
                                row.getDouble("high"),
                                Rows.present(row.getObject("noticed_at", OffsetDateTime.class))
                                        .toInstant())));
    }

    private <T> Optional<Versioned<T>> inForce(Documents<T> documents, TenantId tenant) {
        return transactions.read(tenant, connection -> documents.inForce(connection, tenant));
    }

    private <T> Versioned<T> put(Documents<T> documents, TenantId tenant, T value, Optional<Integer> expected) {
        return transactions.call(tenant, connection -> {
            Locks.changeSafety(connection, tenant);
            Optional<Versioned<T>> same = documents.same(connection, tenant, value, expected);
            return same.isPresent() ? same.get() : documents.put(connection, tenant, value);
        });
    }
}
