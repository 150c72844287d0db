package narratives.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import narratives.contract.TenantId;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog;
import narratives.fixture.Sample;
import narratives.json.InstrumentJson;
import narratives.json.Json;
import narratives.json.NarrativeJson;
import narratives.json.QuestionnaireJson;
import narratives.json.SafetyPolicyJson;
import narratives.json.SupportJson;
import narratives.pack.Pack;
import narratives.pack.PackId;
import narratives.pack.PackItem;
import narratives.pack.PackLink;
import narratives.pack.Purpose;
import narratives.pack.Recipient;
import narratives.people.Person;
import narratives.people.Preferences;
import narratives.people.Profile;
import narratives.safety.Curated;
import narratives.store.PostgresCatalog;
import narratives.store.PostgresFeedbackLog;
import narratives.store.PostgresLedger;
import narratives.store.PostgresPacks;
import narratives.store.PostgresPeople;
import narratives.store.PostgresSafetyDocuments;
import narratives.store.PostgresTenants;

/** A tenant with something of everything, and a credential of every kind. Every id and text of it holds its mark. */
final class World {
    /** Ends the name of a pack that is deleted over gRPC. */
    static final String OVER_GRPC = "-grpc";

    /** None, and those below. */
    static final int CREDENTIALS = 11;

    /** As many narratives, people and events as there are calls with credentials. */
    private static final int EACH = Call.values().length * CREDENTIALS;

    /** As usual, but that one person's token may walk over both wires. */
    private static final Policy UNHURRIED = new Policy(
            Policy.DEFAULT.keyRate(),
            new Rate(10_000, Duration.ofMinutes(1)),
            Policy.DEFAULT.maxBodyBytes(),
            Policy.DEFAULT.tokenLifetime(),
            Policy.DEFAULT.exposuresKept());

    private static final Pattern ID = Pattern.compile("\"(?:recommendationId|operationId)\":\"([^\"]+)\"");

    /** Where it is put. */
    record Store(
            PostgresTenants tenants,
            PostgresLedger ledger,
            PostgresCatalog catalog,
            PostgresPeople people,
            PostgresFeedbackLog feedback,
            PostgresSafetyDocuments safety,
            PostgresPacks packs) {}

    private final TenantId tenant;
    private final String mark;
    private final Map<String, Optional<String>> credentials = new TreeMap<>();
    private final PackLink.Token token = PackLink.Token.random(new SecureRandom());
    private String list = "";
    private String operation = "";

    private World(TenantId tenant, String mark) {
        this.tenant = tenant;
        this.mark = mark;
    }

    static World make(TenantId tenant, String mark, Store store) {
        World world = new World(tenant, mark);
        store.catalog()
                .putInstrument(
                        tenant,
                        Json.read(HttpWire.Documents.INSTRUMENT, InstrumentJson.class)
                                .toInstrument(),
                        Optional.empty());
        store.feedback()
                .putQuestionnaire(
                        tenant,
                        Json.read(HttpWire.Documents.QUESTIONNAIRE, QuestionnaireJson.class)
                                .toQuestionnaire(),
                        Optional.empty());
        store.tenants().create(tenant, UNHURRIED);
        store.catalog()
                .putAll(
                        tenant,
                        world.each(i -> Json.read(
                                        "{\"narrativeId\":\"" + world.narrative(i) + "\",\"title\":\"canary-" + mark
                                                + "\",\"contentWarnings\":[],\"status\":\"published\",\"contentUri\":\"https://example.org/x\"}",
                                        NarrativeJson.class)
                                .toNarrative()));
        store.people()
                .putAll(
                        tenant,
                        world.each(i -> new Person(Sample.user(world.person(i)), Profile.NONE, Preferences.NONE)));
        List<Feedback> events = world.each(i -> Sample.rating(world.event(i), world.person(i), world.narrative(i), 1));
        store.feedback().append(tenant, events, FeedbackLog.UnknownPeople.REFUSE);
        store.safety()
                .putCurated(
                        tenant,
                        new Curated(LocalDate.of(2026, 11, 23), world.each(i -> Sample.id(world.narrative(i)))),
                        Optional.empty());
        store.safety()
                .putSupport(
                        tenant,
                        Json.read(HttpWire.Documents.SUPPORT, SupportJson.class).toSupport(),
                        Optional.empty());
        store.safety()
                .putPolicy(
                        tenant,
                        Json.read(HttpWire.Documents.POLICY, SafetyPolicyJson.class)
                                .toPolicy(),
                        Optional.empty());
        world.makePacks(store.packs());
        world.makeKeys(store.ledger());
        return world;
    }

    private void makePacks(PostgresPacks packs) {
        each(this::pack).forEach(id -> packs.create(tenant, draft(id)));
        // What is deleted over one wire is not there for the other.
        each(this::pack).forEach(id -> packs.create(tenant, draft(id + OVER_GRPC)));
        Pack frozen = draft(frozen()).frozen(Instant.EPOCH);
        packs.create(tenant, frozen);
        Instant now = Instant.now();
        packs.link(tenant, frozen.id(), token, new PackLink(now, now.plus(Duration.ofDays(1)), Optional.empty()));
    }

    private Pack draft(String id) {
        PackItem item = new PackItem(Sample.id(narrative(0)), Optional.of("canary-" + mark), false);
        return Pack.draft(
                new PackId(id),
                Purpose.DISCHARGE,
                new Recipient.Described(Profile.NONE, Preferences.NONE, new TreeSet<>()),
                new Pack.Content(Optional.of("canary-" + mark), Locale.ENGLISH, List.of(item)),
                Instant.EPOCH);
    }

    private String pack(int i) {
        return mark + "-p-" + i;
    }

    private String frozen() {
        return mark + "-z";
    }

    private interface Made<T> {
        T of(int i);
    }

    private <T> List<T> each(Made<T> made) {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            all.add(made.of(i));
        }
        return all;
    }

    private void makeKeys(PostgresLedger ledger) {
        SecureRandom random = new SecureRandom();
        credentials.put("none", Optional.empty());
        credentials.put("garbage", Optional.of("garbage"));
        credentials.put("unknown", Optional.of(ApiKey.random(random).text()));
        for (Scope scope : Scope.values()) {
            credentials.put(
                    "only " + scope,
                    Optional.of(key(ledger, Set.of(scope), Duration.ofDays(1)).text()));
        }
        credentials.put(
                "all",
                Optional.of(key(ledger, EnumSet.allOf(Scope.class), Duration.ofDays(1))
                        .text()));
        credentials.put(
                "expired",
                Optional.of(key(ledger, EnumSet.allOf(Scope.class), Duration.ofSeconds(-1))
                        .text()));
        ApiKey revoked = key(ledger, EnumSet.allOf(Scope.class), Duration.ofDays(1));
        ledger.revoke(tenant, revoked.id(), Instant.now());
        credentials.put("revoked", Optional.of(revoked.text()));
    }

    private ApiKey key(PostgresLedger ledger, Set<Scope> scopes, Duration lifetime) {
        ApiKey key = ApiKey.random(new SecureRandom());
        String name = "key " + credentials.size();
        PostgresLedger.Wish wish = new PostgresLedger.Wish(tenant, name, scopes, lifetime);
        if (ledger.add(wish, key, Instant.now()).isEmpty()) {
            throw new AssertionError("too many keys of one name");
        }
        return key;
    }

    /** Waits until it is served; gets a list, an operation and a token. */
    void begin(Wire wire) throws InterruptedException {
        Optional<String> all = credential("all");
        while (!wire.send(Call.GET_MODEL, own(0, false), all).isSuccess()) {
            Thread.sleep(50);
        }
        list = id(wire.send(Call.RECOMMEND, own(0, false), all).text());
        operation = id(wire.send(Call.TRAIN_MODEL, own(0, false), all).text());
        Matcher token = Pattern.compile("nrt_[^\"]+")
                .matcher(wire.send(Call.CREATE_TOKEN, own(0, false), all).text());
        if (!token.find()) {
            throw new AssertionError("no token");
        }
        credentials.put("token", Optional.of(token.group()));
        if (credentials.size() != CREDENTIALS) {
            throw new AssertionError(credentials.keySet().toString());
        }
    }

    private static String id(String text) {
        Matcher id = ID.matcher(text);
        if (!id.find()) {
            throw new AssertionError(text);
        }
        return id.group(1);
    }

    TenantId tenant() {
        return tenant;
    }

    String mark() {
        return mark;
    }

    Map<String, Optional<String>> credentials() {
        return credentials;
    }

    private Optional<String> credential(String kind) {
        return credentials.getOrDefault(kind, Optional.empty());
    }

    private String narrative(int i) {
        return mark + "-n-" + i;
    }

    private String person(int i) {
        return mark + "-u-" + i;
    }

    private String event(int i) {
        return mark + "-e-" + i;
    }

    /** @param bound whether it must be about the one person whom the token is for */
    Wire.Target own(int i, boolean bound) {
        int who = bound ? 0 : i;
        return new Wire.Target(
                narrative(i),
                person(who),
                event(who),
                list,
                operation,
                mark + "-fresh-" + System.nanoTime(),
                pack(i),
                frozen(),
                token.text(),
                narrative(0));
    }
}
