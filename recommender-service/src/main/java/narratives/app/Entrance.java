package narratives.app;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import narratives.access.ApiKey;
import narratives.access.Doorkeeper;
import narratives.access.Scope;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.store.PostgresLedger;

/** Opens the house: takes in the first key, and sees to it that the doorkeeper knows who may come in. */
@ApplicationScoped
class Entrance {
    private static final String NAME = "first-key";
    private static final Duration LIFETIME = Duration.ofDays(365);

    private final RecommenderConfig config;
    private final Credentials credentials;
    private final PostgresLedger ledger;
    private final Doorkeeper doorkeeper;
    private final Clock clock;

    Entrance(
            RecommenderConfig config,
            Credentials credentials,
            PostgresLedger ledger,
            Doorkeeper doorkeeper,
            Clock clock) {
        this.config = config;
        this.credentials = credentials;
        this.ledger = ledger;
        this.doorkeeper = doorkeeper;
        this.clock = clock;
    }

    /** Before anybody can call. */
    void open(@Observes @Priority(10) StartupEvent event) {
        if (!config.serve()) {
            return;
        }
        credentials.first().ifPresent(this::take);
        doorkeeper.refresh();
        if (!credentials.isLoopback() && !ledger.read().closed() && !credentials.oidc()) {
            throw new IllegalStateException(
                    "it would listen beyond this machine, and no credential is configured; make a"
                            + " key first (./recommender keys create), give the first one in RECOMMENDER_FIRST_KEY or"
                            + " RECOMMENDER_FIRST_KEY_FILE, or name an OpenID provider (docs/security.md)");
        }
    }

    private void take(ApiKey key) {
        PostgresLedger.Wish wish =
                new PostgresLedger.Wish(TenantId.DEFAULT, NAME, EnumSet.allOf(Scope.class), LIFETIME);
        if (ledger.addGiven(wish, key, clock.instant())) {
            Log.infof("The first key %s was taken in; it expires in %d days", key, LIFETIME.toDays());
        }
    }

    @Scheduled(
            every = "${recommender.access.refresh:5s}",
            delayed = "${recommender.access.refresh:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            doorkeeper.refresh();
        } catch (RecommenderException unreachable) {
            Log.debug("The store could not be asked who may come in", unreachable);
        }
    }
}
