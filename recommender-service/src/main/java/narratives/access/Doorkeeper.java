package narratives.access;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.people.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Knows every key by heart, so that nobody waits for the store at the door. What it knows is written anew every few
 * seconds ({@link #refresh}); while the store is away, it goes on with what it knew. It lets everybody in only where that
 * is allowed and no key was ever made; once it has asked for a key it never stops asking. Thread-safe.
 */
public final class Doorkeeper implements Gatekeeper, TokenIssuer {
    /**
     * Where the door may stand open, and who else vouches for callers.
     *
     * @param mayStandOpen whether the service can be reached from this machine only, and no credential is configured
     * @param foreign empty if no other issuer is trusted
     */
    public record Settings(boolean mayStandOpen, Optional<ForeignTokens> foreign) {}

    /** A key that nobody knows makes the book be read again, but no more often than this. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Older knowledge cannot say that a key does not exist. */
    static final Duration FRESH = Duration.ofSeconds(15);

    /** A signing key is used for a day, and its tokens live an hour at most. */
    private static final Duration SIGNING = Duration.ofDays(1);

    private static final int ID_LENGTH = 16;
    private static final Set<Scope> OF_A_TOKEN = Set.of(Scope.SERVE, Scope.FEEDBACK);
    private static final String SCHEME = "Bearer ";
    private static final int LONGEST_CREDENTIAL = 8192;
    private static final Pattern FOREIGN = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");
    private static final Admitted ANYBODY =
            new Admitted(new Caller(TenantId.DEFAULT, Set.of(), Optional.empty()), Optional.empty());

    private final Ledger ledger;
    private final Settings settings;
    private final Clock clock;
    private final LongSupplier nanos;
    private final SecureRandom random;
    private final Gatekeeper openDoor = new OpenDoor();
    private final Rates rates;
    private final ReentrantLock reading = new ReentrantLock();
    private final Map<String, TenantId> used = new ConcurrentHashMap<>();
    private volatile @Nullable Book book;
    private volatile long readAt;
    private volatile long triedAt;
    private volatile boolean closed;

    /** @param nanos a clock that never goes back, such as {@code System::nanoTime} */
    public Doorkeeper(Ledger ledger, Settings settings, Clock clock, LongSupplier nanos, SecureRandom random) {
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
        this.nanos = nanos;
        this.random = random;
        this.rates = new Rates(nanos);
    }

    /** Who a credential is of, before it is asked what for. */
    private record Known(Caller caller, String name, Rate rate, Policy policy, Optional<String> key) {}

    /**
     * Reads the book again, and notes which keys were used.
     *
     * @throws RecommenderException with STORE_UNAVAILABLE; what was known stays
     */
    public void refresh() {
        reading.lock();
        try {
            triedAt = nanos.getAsLong();
            Book read = ledger.read();
            book = read;
            closed = closed || read.closed();
            readAt = nanos.getAsLong();
        } finally {
            reading.unlock();
        }
        rates.forgetTheIdle();
        noteUse();
    }

    private void noteUse() {
        LocalDate today = today();
        Map<TenantId, Set<String>> fresh = used.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toSet())));
        fresh.forEach((tenant, keys) -> {
            ledger.used(tenant, keys, today);
            used.keySet().removeAll(keys);
        });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Whether everybody is let in at this moment. */
    public boolean standsOpen() {
        return settings.mayStandOpen() && !closed && book != null;
    }

    @Override
    public Admitted admit(Call call, Optional<String> authorization) {
        if (standsOpen()) {
            return openDoor.admit(call, authorization);
        }
        if (call.isOpen()) {
            return ANYBODY;
        }
        if (authorization.isEmpty() && settings.mayStandOpen() && book == null) {
            // Before the book was read nobody can say whether a credential is needed.
            book();
            return admit(call, authorization);
        }
        Known known = known(credential(authorization));
        Quota quota = rates.take(known.name(), known.rate());
        known.caller().require(call);
        return new Admitted(
                known.caller(),
                Optional.of(quota),
                known.key(),
                known.policy().maxBodyBytes(),
                known.policy().tokenLifetime());
    }

    private static String credential(Optional<String> authorization) {
        return authorization
                .filter(given -> given.length() <= LONGEST_CREDENTIAL)
                .filter(given -> given.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(given -> given.substring(SCHEME.length()).strip())
                .orElseThrow(Doorkeeper::unknown);
    }

    private Known known(String credential) {
        if (credential.startsWith(ApiKey.PREFIX)) {
            return byKey(ApiKey.parse(credential).orElseThrow(Doorkeeper::unknown));
        }
        if (credential.startsWith(TokenText.PREFIX)) {
            return byToken(TokenText.parse(credential).orElseThrow(Doorkeeper::unknown));
        }
        if (settings.foreign().isPresent() && FOREIGN.matcher(credential).matches()) {
            return byForeign(settings.foreign().get().bearer(credential));
        }
        throw unknown();
    }

    private Known byKey(ApiKey key) {
        Optional<KeyEntry> held = book().key(key.id());
        if (held.isEmpty()) {
            held = reread().key(key.id());
        }
        KeyEntry entry = held.orElseThrow(this::notKnown);
        if (!entry.isOf(key) || !entry.isAlive(clock.instant())) {
            throw unknown();
        }
        Policy policy = policyOf(entry.tenant());
        if (!entry.lastUsedOn().equals(Optional.of(today()))) {
            used.put(entry.id(), entry.tenant());
        }
        return new Known(
                new Caller(entry.tenant(), entry.scopes(), Optional.empty()),
                "key/" + entry.id(),
                policy.keyRate(),
                policy,
                Optional.of(entry.id()));
    }

    private Known byToken(TokenText.Unproved token) {
        TokenText says = token.says();
        Instant now = clock.instant();
        Optional<SigningKey> held = book().signing(says.tenant(), says.signedWith());
        if (held.isEmpty()) {
            held = reread().signing(says.tenant(), says.signedWith());
        }
        SigningKey key = held.orElseThrow(this::notKnown);
        boolean genuine = MessageDigest.isEqual(key.sign(token.content()), token.signature());
        boolean inTime = now.isBefore(says.expiresAt())
                && !says.expiresAt().isAfter(now.plus(Policy.LONGEST_TOKEN))
                && now.isBefore(key.createdAt().plus(SIGNING).plus(Policy.LONGEST_TOKEN));
        if (!genuine || !inTime || !isVouchedFor(says, now)) {
            throw unknown();
        }
        Policy policy = policyOf(says.tenant());
        return new Known(
                new Caller(says.tenant(), OF_A_TOKEN, Optional.of(says.person())),
                "person/" + says.tenant() + "/" + says.person().value(),
                policy.personRate(),
                policy,
                Optional.empty());
    }

    /** A token dies with the key that asked for it. */
    private boolean isVouchedFor(TokenText says, Instant now) {
        return says.issuedBy().isEmpty()
                || says.issuedBy()
                        .flatMap(id -> book().key(id))
                        .filter(key -> key.tenant().equals(says.tenant()) && key.isAlive(now))
                        .isPresent();
    }

    private Known byForeign(ForeignTokens.Bearer bearer) {
        TenantId tenant = bearer.caller().tenant();
        Policy policy = policyOf(tenant);
        return new Known(
                bearer.caller(),
                "bearer/" + tenant + "/" + bearer.subject(),
                policy.keyRate(),
                policy,
                Optional.empty());
    }

    /** A tenant that is not there, or no longer, has no credentials. */
    private Policy policyOf(TenantId tenant) {
        return book().tenant(tenant).map(Tenant::policy).orElseThrow(this::notKnown);
    }

    private Book book() {
        Book known = book;
        return known == null ? reread() : known;
    }

    /** What stands in the book now; what stood there a moment ago, if somebody has just looked. */
    private Book reread() {
        reading.lock();
        try {
            if (triedAt == 0 || nanos.getAsLong() - triedAt >= PATIENCE.toNanos()) {
                refresh();
            }
        } catch (RecommenderException storeAway) {
            // What was known stays; whether that is enough is asked next.
            return present();
        } finally {
            reading.unlock();
        }
        return present();
    }

    private Book present() {
        Book known = book;
        if (known == null) {
            throw unreachable();
        }
        return known;
    }

    private static RecommenderException unreachable() {
        return new RecommenderException(ErrorCode.STORE_UNAVAILABLE, ErrorCode.STORE_UNAVAILABLE.title());
    }

    /** Refused; but while the store is away nobody can say that a key does not exist. */
    private RecommenderException notKnown() {
        boolean fresh = book != null && nanos.getAsLong() - readAt < FRESH.toNanos();
        return fresh ? unknown() : unreachable();
    }

    private static RecommenderException unknown() {
        return new RecommenderException(ErrorCode.UNAUTHENTICATED, ErrorCode.UNAUTHENTICATED.title());
    }

    @Override
    public BrowserToken issue(Admitted by, UserId person, Duration lifetime) {
        Caller caller = by.caller();
        caller.require(Call.CREATE_TOKEN);
        Instant now = clock.instant();
        Duration granted = lifetime.compareTo(by.tokenLifetime()) > 0 ? by.tokenLifetime() : lifetime;
        Instant expiresAt = Instant.ofEpochSecond(now.plus(granted).getEpochSecond());
        SigningKey key = signingKey(caller.tenant(), now);
        String text = new TokenText(caller.tenant(), key.id(), by.key(), person, expiresAt).signed(key);
        return new BrowserToken(text, expiresAt, OF_A_TOKEN);
    }

    private SigningKey signingKey(TenantId tenant, Instant now) {
        return newest(tenant, now).orElseGet(() -> {
            reading.lock();
            try {
                refresh();
                return newest(tenant, now).orElseGet(() -> makeSigningKey(tenant, now));
            } finally {
                reading.unlock();
            }
        });
    }

    private Optional<SigningKey> newest(TenantId tenant, Instant now) {
        return book().signing().stream()
                .filter(key -> key.tenant().equals(tenant)
                        && now.isBefore(key.createdAt().plus(SIGNING)))
                .max(Comparator.comparing(SigningKey::createdAt).thenComparing(SigningKey::id));
    }

    private SigningKey makeSigningKey(TenantId tenant, Instant now) {
        byte[] secret = new byte[SigningKey.SECRET_BYTES];
        random.nextBytes(secret);
        StringBuilder id = new StringBuilder();
        while (id.length() < ID_LENGTH) {
            id.append(Character.forDigit(random.nextInt(36), 36));
        }
        SigningKey key = new SigningKey(tenant, id.toString(), secret, now);
        ledger.keep(key, now.minus(SIGNING.multipliedBy(2)));
        refresh();
        return key;
    }

    /** What it keeps of callers at this moment; for the test that this is bounded. */
    int remembered() {
        return rates.remembered() + new HashSet<>(used.keySet()).size();
    }
}
