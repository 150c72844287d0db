package narratives.cli;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import narratives.cli.importing.Import;
import narratives.contract.TenantId;
import narratives.live.Replicas;
import narratives.operation.Operations;
import narratives.store.PostgresCatalog;
import narratives.store.PostgresChangeLog;
import narratives.store.PostgresErasures;
import narratives.store.PostgresFeedbackLog;
import narratives.store.PostgresLedger;
import narratives.store.PostgresPeople;
import narratives.store.PostgresSnapshots;
import narratives.store.PostgresTenants;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/**
 * The service without its outside: no port, no schedules, nothing followed; the store and the learner for one piece of
 * work, after which it ends.
 */
@Singleton
@Unremovable
final class Workshop implements QuarkusApplication {
    /** Quarkus makes this object, so the work waits for it here. */
    private static volatile ToIntFunction<Workshop> order = workshop -> ExitCode.OK;

    /** Closed while work is being done. */
    private static volatile CountDownLatch done = new CountDownLatch(0);

    /** Work that is told to end does so after its batch, which takes no longer; chosen by us. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PostgresCatalog catalog;
    private final PostgresPeople people;
    private final PostgresFeedbackLog feedback;
    private final PostgresSnapshots snapshots;
    private final Replicas replicas;
    private final Operations operations;
    private final PostgresLedger ledger;
    private final PostgresTenants tenants;
    private final PostgresErasures erasures;
    private final PostgresChangeLog log;

    Workshop(
            PostgresCatalog catalog,
            PostgresPeople people,
            PostgresFeedbackLog feedback,
            PostgresSnapshots snapshots,
            Replicas replicas,
            Operations operations,
            PostgresLedger ledger,
            PostgresTenants tenants,
            PostgresErasures erasures,
            PostgresChangeLog log) {
        this.catalog = catalog;
        this.people = people;
        this.feedback = feedback;
        this.snapshots = snapshots;
        this.replicas = replicas;
        this.operations = operations;
        this.ledger = ledger;
        this.tenants = tenants;
        this.erasures = erasures;
        this.log = log;
    }

    /**
     * Does a piece of work over a database, once in the life of a process. Answers its exit code.
     *
     * @throws RuntimeException what the work throws
     */
    static int run(DatabaseSession database, ToIntFunction<Workshop> work) {
        database.forQuarkus();
        System.setProperty(
                "quarkus.datasource.jdbc.additional-jdbc-properties.ApplicationName", "recommender-workshop");
        System.setProperty("quarkus.http.host-enabled", "false");
        // There is no switch for gRPC; some port that nobody is told of does no harm.
        System.setProperty("quarkus.grpc.server.host", "127.0.0.1");
        System.setProperty("quarkus.grpc.server.port", "0");
        System.setProperty("quarkus.scheduler.enabled", "false");
        System.setProperty("quarkus.log.level", "WARN");
        System.setProperty("recommender.serve", "false");
        Outcome outcome = new Outcome();
        order = workshop -> outcome.of(work, workshop);
        done = new CountDownLatch(1);
        Quarkus.run(Workshop.class, outcome::ended);
        return outcome.told();
    }

    /** Called by Quarkus when all is there. */
    @Override
    public int run(String... arguments) {
        try {
            return order.applyAsInt(this);
        } finally {
            done.countDown();
        }
    }

    /** When the process is told to end, nothing is taken away from under the work. */
    static void holdOpen(@Observes ShutdownEvent event) {
        try {
            if (!done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                done.countDown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What became of the work. */
    private static final class Outcome {
        private int exitCode;
        private @Nullable Throwable failure;

        int of(ToIntFunction<Workshop> work, Workshop workshop) {
            try {
                return work.applyAsInt(workshop);
            } catch (RuntimeException known) {
                failure = known;
                return ExitCode.SOFTWARE;
            }
        }

        void ended(Integer code, @Nullable Throwable unforeseen) {
            exitCode = code;
            failure = failure == null ? unforeseen : failure;
        }

        int told() {
            switch (failure) {
                case null -> {}
                case RuntimeException known -> throw known;
                case Throwable unforeseen -> throw new IllegalStateException(unforeseen);
            }
            return exitCode;
        }
    }

    /** Where a tenant's data go. */
    Import.Target target(TenantId tenant) {
        return new Import.Target(tenant, catalog, people, feedback);
    }

    PostgresLedger ledger() {
        return ledger;
    }

    PostgresTenants tenants() {
        return tenants;
    }

    PostgresErasures erasures() {
        return erasures;
    }

    PostgresChangeLog log() {
        return log;
    }

    PostgresSnapshots snapshots() {
        return snapshots;
    }

    PostgresCatalog catalog() {
        return catalog;
    }

    PostgresFeedbackLog feedback() {
        return feedback;
    }

    Learning learning() {
        return new Learning(replicas, snapshots, operations);
    }
}
