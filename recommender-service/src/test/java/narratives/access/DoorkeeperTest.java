package narratives.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.people.UserId;
import org.junit.jupiter.api.Test;

class DoorkeeperTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final UserId READER = new UserId("u-17");
    private static final Duration HOUR = Duration.ofHours(1);

    /** A ledger in memory that can be away. */
    private static final class Notebook implements Ledger {
        private final List<KeyEntry> keys = new ArrayList<>();
        private final List<SigningKey> signing = new ArrayList<>();
        private final Set<Tenant> tenants = new HashSet<>();
        private final Set<String> used = new HashSet<>();
        private boolean closed;
        private boolean away;
        private int reads;

        @Override
        public Book read() {
            reads++;
            require();
            return Book.of(closed, List.copyOf(tenants), keys, signing);
        }

        @Override
        public void used(TenantId tenant, Set<String> some, LocalDate day) {
            require();
            used.addAll(some);
        }

        @Override
        public void keep(SigningKey key, Instant forgetBefore) {
            require();
            signing.removeIf(old -> old.createdAt().isBefore(forgetBefore));
            signing.add(key);
        }

        private void require() {
            if (away) {
                throw new RecommenderException(ErrorCode.STORE_UNAVAILABLE, "Away.");
            }
        }
    }

    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private final Notebook ledger = new Notebook();
    private Doorkeeper doorkeeper = doorkeeper(false, Optional.empty());

    private Doorkeeper doorkeeper(boolean mayStandOpen, Optional<ForeignTokens> foreign) {
        return new Doorkeeper(
                ledger,
                new Doorkeeper.Settings(mayStandOpen, foreign),
                clock,
                () -> Duration.between(Instant.EPOCH, now).toNanos(),
                new SecureRandom());
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private ApiKey key(Scope... scopes) {
        ApiKey key = ApiKey.random(new SecureRandom());
        ledger.tenants.add(new Tenant(ACME, Instant.EPOCH, Policy.DEFAULT));
        ledger.closed = true;
        ledger.keys.add(new KeyEntry(
                key.id(),
                ACME,
                "test",
                Set.of(scopes),
                key.hash(),
                now,
                now.plus(HOUR.multipliedBy(48)),
                Optional.empty(),
                Optional.empty()));
        return key;
    }

    private Admitted admit(Call call, String credential) {
        return doorkeeper.admit(call, Optional.of("Bearer " + credential));
    }

    private ErrorCode refusal(Call call, String credential) {
        return catchThrowableOfType(RecommenderException.class, () -> admit(call, credential))
                .code();
    }

    private BrowserToken token(ApiKey by, Duration lifetime) {
        return doorkeeper.issue(admit(Call.CREATE_TOKEN, by.text()), READER, lifetime);
    }

    @Test
    void aKeyOpensItsTenantForItsScopesAndNothingElse() {
        ApiKey key = key(Scope.SERVE);
        doorkeeper.refresh();

        assertThat(admit(Call.RECOMMEND, key.text()).caller())
                .isEqualTo(new Caller(ACME, Set.of(Scope.SERVE), Optional.empty()));
        for (Call call : Call.values()) {
            if (!call.isGrantedBy(Set.of(Scope.SERVE))) {
                assertThat(refusal(call, key.text())).as("%s", call).isEqualTo(ErrorCode.PERMISSION_DENIED);
            }
        }
    }

    @Test
    void whatIsNoKeyOpensNothing() {
        ApiKey key = key(Scope.values());
        ApiKey sameId = new ApiKey(key.id(), ApiKey.random(new SecureRandom()).secret());
        doorkeeper.refresh();

        for (String none : List.of(
                sameId.text(),
                ApiKey.random(new SecureRandom()).text(),
                "nrk_",
                "nrt_",
                "nrt_AAAA." + "A".repeat(43),
                "garbage",
                "e30.e30.",
                key.text() + "x")) {
            assertThat(refusal(Call.RECOMMEND, none)).as(none).isEqualTo(ErrorCode.UNAUTHENTICATED);
        }
        assertThat(catchThrowableOfType(
                                RecommenderException.class,
                                () -> doorkeeper.admit(Call.RECOMMEND, Optional.of("Basic " + key.text())))
                        .code())
                .isEqualTo(ErrorCode.UNAUTHENTICATED);
        assertThat(catchThrowableOfType(
                                RecommenderException.class, () -> doorkeeper.admit(Call.RECOMMEND, Optional.empty()))
                        .code())
                .isEqualTo(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void aKeyEndsWhenItExpiresEvenIfTheBookIsOld() {
        ApiKey key = key(Scope.SERVE);
        doorkeeper.refresh();
        ledger.away = true;

        pass(HOUR.multipliedBy(48).minusSeconds(1));
        assertThat(admit(Call.RECOMMEND, key.text()).caller().tenant()).isEqualTo(ACME);
        pass(Duration.ofSeconds(1));

        assertThat(refusal(Call.RECOMMEND, key.text())).isEqualTo(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void aKeyThatIsRevokedEndsWithTheNextLook() {
        ApiKey key = key(Scope.SERVE);
        doorkeeper.refresh();
        ledger.keys.clear();
        doorkeeper.refresh();

        assertThat(refusal(Call.RECOMMEND, key.text())).isEqualTo(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void aNewKeyIsFoundAtOnceButStrangersMakeNobodyLookTwiceASecond() {
        key(Scope.SERVE);
        doorkeeper.refresh();
        pass(Duration.ofSeconds(1));
        ApiKey fresh = key(Scope.SERVE);
        int before = ledger.reads;

        assertThat(admit(Call.RECOMMEND, fresh.text()).caller().tenant()).isEqualTo(ACME);
        for (int i = 0; i < 100; i++) {
            assertThat(refusal(Call.RECOMMEND, ApiKey.random(new SecureRandom()).text()))
                    .isEqualTo(ErrorCode.UNAUTHENTICATED);
        }

        assertThat(ledger.reads).isEqualTo(before + 1);
        assertThat(doorkeeper.remembered()).isLessThan(5);
    }

    @Test
    void whileTheStoreIsAwayKnownKeysGoOnAndUnknownOnesAreNotCalledWrong() {
        ApiKey key = key(Scope.SERVE);
        doorkeeper.refresh();
        ledger.away = true;
        pass(Duration.ofMinutes(10));

        assertThat(admit(Call.RECOMMEND, key.text()).caller().tenant()).isEqualTo(ACME);
        assertThat(refusal(Call.RECOMMEND, ApiKey.random(new SecureRandom()).text()))
                .isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        assertThat(refusal(Call.RECOMMEND, "nrk_mistyped")).isEqualTo(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void withoutEverHavingReadTheBookNobodyIsLetInNotEvenWhereTheDoorMayStandOpen() {
        ledger.away = true;
        doorkeeper = doorkeeper(true, Optional.empty());

        assertThat(refusal(Call.RECOMMEND, ApiKey.random(new SecureRandom()).text()))
                .isEqualTo(ErrorCode.STORE_UNAVAILABLE);
    }

    @Test
    void beforeTheBookWasReadNobodyIsToldThatTheyNeedACredential() {
        ledger.away = true;
        doorkeeper = doorkeeper(true, Optional.empty());

        RecommenderException early = catchThrowableOfType(
                RecommenderException.class, () -> doorkeeper.admit(Call.RECOMMEND, Optional.empty()));
        ledger.away = false;
        pass(Duration.ofSeconds(2));

        assertThat(early.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        assertThat(doorkeeper.admit(Call.RECOMMEND, Optional.empty()).caller().tenant())
                .isEqualTo(TenantId.DEFAULT);
    }

    @Test
    void theDoorStandsOpenOnlyWhereItMayAndUntilThereWasAKeyAndThenNeverAgain() {
        doorkeeper.refresh();
        assertThat(doorkeeper.standsOpen()).isFalse();
        doorkeeper = doorkeeper(true, Optional.empty());
        doorkeeper.refresh();
        assertThat(doorkeeper.admit(Call.TRAIN_MODEL, Optional.empty()).caller())
                .isEqualTo(Caller.trusted(TenantId.DEFAULT));

        ApiKey key = key(Scope.SERVE);
        doorkeeper.refresh();
        assertThat(refusal(Call.RECOMMEND, "anything")).isEqualTo(ErrorCode.UNAUTHENTICATED);
        assertThat(admit(Call.RECOMMEND, key.text()).caller().tenant()).isEqualTo(ACME);
        ledger.keys.clear();
        ledger.closed = false;
        doorkeeper.refresh();

        assertThat(refusal(Call.RECOMMEND, "anything")).isEqualTo(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void aTenantThatIsGoneHasNoCredentials() {
        ApiKey key = key(Scope.values());
        doorkeeper.refresh();
        String token = token(key, HOUR).text();
        ledger.tenants.clear();
        doorkeeper.refresh();

        assertThat(refusal(Call.RECOMMEND, key.text())).isEqualTo(ErrorCode.UNAUTHENTICATED);
        assertThat(refusal(Call.RECOMMEND, token)).isEqualTo(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void aBrowserTokenActsForOnePersonInCallsThatAreOpenToOne() {
        ApiKey key = key(Scope.values());
        doorkeeper.refresh();
        BrowserToken token = token(key, HOUR);

        for (Call call : Call.values()) {
            boolean allowed = call.isOpen()
                    || (call.isOpenToOnePerson() && call.isGrantedBy(Set.of(Scope.SERVE, Scope.FEEDBACK)));
            if (allowed && !call.isOpen()) {
                assertThat(admit(call, token.text()).caller().person())
                        .as("%s", call)
                        .contains(READER);
            } else if (!allowed) {
                assertThat(refusal(call, token.text())).as("%s", call).isEqualTo(ErrorCode.PERMISSION_DENIED);
            }
        }
        assertThat(token.toString()).doesNotContain(token.text());
    }

    @Test
    void aTokenNeedsBothScopesOfWhoAsksForIt() {
        for (Scope lacking : List.of(Scope.SERVE, Scope.FEEDBACK)) {
            EnumSet<Scope> scopes = EnumSet.complementOf(EnumSet.of(lacking));
            ApiKey key = key(scopes.toArray(Scope[]::new));
            doorkeeper.refresh();

            assertThat(refusal(Call.CREATE_TOKEN, key.text())).isEqualTo(ErrorCode.PERMISSION_DENIED);
        }
    }

    @Test
    void aTokenEndsWithItsTimeItsIssuerAndItsSigningKey() {
        ApiKey key = key(Scope.values());
        doorkeeper.refresh();
        String token = token(key, Duration.ofMinutes(15)).text();
        assertThat(admit(Call.RECOMMEND, token).caller().tenant()).isEqualTo(ACME);

        pass(Duration.ofMinutes(15));
        assertThat(refusal(Call.RECOMMEND, token)).isEqualTo(ErrorCode.UNAUTHENTICATED);

        String another = token(key, HOUR).text();
        ledger.keys.clear();
        doorkeeper.refresh();
        assertThat(refusal(Call.RECOMMEND, another)).isEqualTo(ErrorCode.UNAUTHENTICATED);

        String last = token(keyAgain(), HOUR).text();
        ledger.signing.clear();
        doorkeeper.refresh();
        assertThat(refusal(Call.RECOMMEND, last)).isEqualTo(ErrorCode.UNAUTHENTICATED);
    }

    private ApiKey keyAgain() {
        ApiKey key = key(Scope.values());
        doorkeeper.refresh();
        return key;
    }

    @Test
    void aTokenThatWasTamperedWithIsNoToken() {
        ApiKey key = key(Scope.values());
        doorkeeper.refresh();
        String token = token(key, HOUR).text();
        for (int i = 4; i < token.length(); i++) {
            char wrong = token.charAt(i) == 'A' ? 'B' : 'A';
            String tampered = token.substring(0, i) + wrong + token.substring(i + 1);

            assertThat(refusal(Call.RECOMMEND, tampered)).as("at %d", i).isEqualTo(ErrorCode.UNAUTHENTICATED);
        }
    }

    @Test
    void nobodyMakesATokenThatLivesLongerThanTokensMay() {
        ApiKey key = key(Scope.values());
        doorkeeper.refresh();
        token(key, HOUR);
        SigningKey signing = ledger.signing.getFirst();
        String forged = new TokenText(
                        ACME,
                        signing.id(),
                        Optional.of(key.id()),
                        READER,
                        now.plus(HOUR).plusSeconds(1))
                .signed(signing);

        assertThat(refusal(Call.RECOMMEND, forged)).isEqualTo(ErrorCode.UNAUTHENTICATED);
        assertThat(token(key, Duration.ofDays(1)).expiresAt()).isEqualTo(now.plus(HOUR));
    }

    @Test
    void theSigningKeyIsReplacedEveryDayAndTheOldOneForgotten() {
        ApiKey key = key(Scope.values());
        doorkeeper.refresh();
        token(key, HOUR);
        token(key, HOUR);
        assertThat(ledger.signing).hasSize(1);

        pass(Duration.ofHours(24));
        token(key, HOUR);
        assertThat(ledger.signing).hasSize(2);
        pass(Duration.ofHours(23));
        ApiKey later = keyAgain();
        pass(Duration.ofHours(2));
        token(later, HOUR);

        assertThat(ledger.signing).hasSize(2);
    }

    @Test
    void useIsNotedToTheDay() {
        ApiKey key = key(Scope.SERVE);
        doorkeeper.refresh();
        admit(Call.RECOMMEND, key.text());

        doorkeeper.refresh();

        assertThat(ledger.used).containsExactly(key.id());
    }

    @Test
    void aKeyIsHeldToItsRateAndARefusedCallCountsToo() {
        ApiKey key = key(Scope.SERVE);
        ledger.tenants.clear();
        ledger.tenants.add(new Tenant(
                ACME,
                Instant.EPOCH,
                new Policy(
                        new Rate(3, Duration.ofMinutes(1)),
                        Policy.DEFAULT.personRate(),
                        Policy.DEFAULT.maxBodyBytes(),
                        HOUR,
                        Policy.DEFAULT.exposuresKept())));
        doorkeeper.refresh();

        assertThat(admit(Call.RECOMMEND, key.text()).quota().orElseThrow().remaining())
                .isEqualTo(2);
        assertThat(refusal(Call.TRAIN_MODEL, key.text())).isEqualTo(ErrorCode.PERMISSION_DENIED);
        assertThat(admit(Call.RECOMMEND, key.text()).quota().orElseThrow().remaining())
                .isZero();
        assertThat(refusal(Call.RECOMMEND, key.text())).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(refusal(Call.TRAIN_MODEL, key.text())).isEqualTo(ErrorCode.RATE_LIMITED);
    }

    @Test
    void foreignTokensAreAskedAboutOnlyWhereSomebodyIsTrusted() {
        key(Scope.SERVE);
        doorkeeper.refresh();
        assertThat(refusal(Call.RECOMMEND, "e30.e30.sig")).isEqualTo(ErrorCode.UNAUTHENTICATED);

        doorkeeper = doorkeeper(
                true,
                Optional.of(token ->
                        new ForeignTokens.Bearer(new Caller(ACME, Set.of(Scope.SERVE), Optional.empty()), "subject")));
        doorkeeper.refresh();

        assertThat(admit(Call.RECOMMEND, "e30.e30.sig").caller().tenant()).isEqualTo(ACME);
        assertThat(refusal(Call.RECOMMEND, "opaque")).isEqualTo(ErrorCode.UNAUTHENTICATED);
        assertThat(refusal(Call.TRAIN_MODEL, "e30.e30.sig")).isEqualTo(ErrorCode.PERMISSION_DENIED);
    }
}
