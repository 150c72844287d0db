package narratives.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import narratives.access.Caller;
import narratives.catalog.NarrativeId;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.Page;
import narratives.contract.RecommenderException;
import narratives.pack.Pack;
import narratives.pack.PackId;
import narratives.pack.PackItem;
import narratives.pack.PackLink;
import narratives.pack.PackReading;
import narratives.pack.Packs;
import narratives.pack.Printer;
import narratives.pack.Purpose;
import narratives.pack.Recipient;
import narratives.pack.Selection;
import narratives.pack.Sheet;
import narratives.people.UserId;
import narratives.recommend.Considered;
import narratives.recommend.Exclusion;

/** What is done with packs. */
public final class PackCalls {
    /** As many packs as a page of a listing may hold. */
    public static final int LONGEST_PAGE = 1000;

    public static final int USUAL_PAGE = 100;

    private static final int NAME_BYTES = 10;
    private static final Pattern PACK_NAME = Pattern.compile("[0-9a-f]{32}");

    private final Packs packs;
    private final PersonCalls people;
    private final Selection selection;
    private final PackReading reading;
    private final Settings settings;

    /**
     * What packs need from outside.
     *
     * @param clock of when they are made, frozen and shared
     * @param random names packs and makes tokens; nobody must be able to guess it
     * @param page makes pages
     * @param paper makes what is printed
     * @param address under which readers reach this service, without a slash at the end; empty if it is not known
     */
    public record Settings(
            Packs packs, Clock clock, RandomGenerator random, Printer page, Printer paper, Optional<String> address) {}

    /**
     * A pack to be made.
     *
     * @param count how many narratives; empty: as many as is usual for the purpose
     */
    public record Wish(
            Purpose purpose, Recipient recipient, OptionalInt count, Optional<String> title, Locale language) {}

    /**
     * A pack as those who make it see it.
     *
     * @param withheld what keeps narratives of it from the reader at this moment; the others are shown
     */
    public record Looked(Pack pack, SortedMap<NarrativeId, List<Exclusion>> withheld, List<PackLink> links) {
        public Looked {
            links = List.copyOf(links);
        }
    }

    /**
     * A link that was given out. The token is told this once.
     *
     * @param address where a reader opens it, if it is known under which address the service is reached
     */
    public record Shared(PackLink.Token token, Instant expiresAt, Optional<String> address) {}

    /** What a link opens. */
    public record Opened(Sheet sheet, Instant expiresAt) {}

    /** What a pack is printed as. */
    public enum Form {
        HTML,
        PDF;

        /** The name on the wire. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws RecommenderException if there is no such form */
        public static Form read(Optional<String> key) {
            return switch (key.orElse("html")) {
                case "html" -> HTML;
                case "pdf" -> PDF;
                default ->
                    throw RecommenderException.invalid("format", FieldError.NOT_AN_ANSWER, "Must be of: html, pdf.");
            };
        }
    }

    PackCalls(Selection selection, PackReading reading, PersonCalls people, Settings settings) {
        this.packs = settings.packs();
        this.people = people;
        this.selection = selection;
        this.reading = reading;
        this.settings = settings;
    }

    /**
     * Makes a pack and fills it.
     *
     * @throws RecommenderException {@code USER_UNKNOWN}, {@code USER_ERASED}
     */
    public Looked create(Caller caller, Wish wish) {
        if (wish.recipient() instanceof Recipient.Somebody somebody) {
            people.get(caller, somebody.person());
        }
        List<PackItem> items = selection
                .choose(
                        caller.tenant(),
                        wish.purpose(),
                        wish.recipient(),
                        wish.count().orElse(wish.purpose().count()),
                        new TreeSet<>())
                .stream()
                .map(id -> new PackItem(id, Optional.empty(), false))
                .toList();
        Instant now = settings.clock().instant();
        Pack pack = Pack.draft(
                name(now),
                wish.purpose(),
                wish.recipient(),
                new Pack.Content(wish.title(), wish.language(), items),
                now);
        packs.create(caller.tenant(), pack);
        return looked(caller, pack);
    }

    /** Later packs have later names, so that a listing is in the order of time; the rest is chance. */
    private PackId name(Instant now) {
        byte[] bits = new byte[NAME_BYTES];
        settings.random().nextBytes(bits);
        return new PackId(String.format(Locale.ROOT, "%012x", now.toEpochMilli())
                + HexFormat.of().formatHex(bits));
    }

    /** @throws RecommenderException {@code PACK_UNKNOWN} */
    public Looked get(Caller caller, PackId id) {
        return looked(caller, find(caller, id));
    }

    /**
     * Packs in the order in which they were made.
     *
     * @param person only those for this person; empty: all
     */
    public Page<Pack> list(Caller caller, Optional<UserId> person, int pageSize, Optional<String> token) {
        Optional<PackId> after = token.map(text -> {
            if (!PACK_NAME.matcher(text).matches()) {
                throw new RecommenderException(ErrorCode.PAGE_TOKEN_INVALID, ErrorCode.PAGE_TOKEN_INVALID.title());
            }
            return new PackId(text);
        });
        List<Pack> found = packs.list(caller.tenant(), new Packs.Query(person, after, pageSize + 1));
        return found.size() <= pageSize
                ? new Page<>(found, Optional.empty())
                : new Page<>(
                        found.subList(0, pageSize),
                        Optional.of(found.get(pageSize - 1).id().value()));
    }

    /**
     * Puts what somebody edited by hand in the place of what is there.
     *
     * @param version the one it was made from; empty if any will do
     * @throws RecommenderException {@code VERSION_CONFLICT}, {@code PACK_UNKNOWN}, {@code PACK_FROZEN};
     *     {@code INVALID_REQUEST} if something is put in that there is not, or that may not be shown to the reader
     */
    public Looked edit(Caller caller, PackId id, Pack.Content content, Optional<Integer> version) {
        Pack before = find(caller, id);
        if (version.filter(given -> given != before.version()).isPresent()) {
            throw new RecommenderException(ErrorCode.VERSION_CONFLICT, ErrorCode.VERSION_CONFLICT.title());
        }
        Pack edited = before.edited(content);
        requireEligible(caller, before, content);
        packs.replace(caller.tenant(), edited);
        return looked(caller, edited);
    }

    /** What is new must exist and may be shown; what was there may stay, and is withheld for as long as it has to be. */
    private void requireEligible(Caller caller, Pack before, Pack.Content content) {
        Map<NarrativeId, Considered> considered = reading
                .consider(caller.tenant(), before.recipient(), content.language(), content.narratives())
                .narratives()
                .stream()
                .collect(Collectors.toMap(one -> one.narrative().id(), Function.identity()));
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < content.items().size(); i++) {
            NarrativeId id = content.items().get(i).narrative();
            if (!before.content().narratives().contains(id)) {
                fault(Optional.ofNullable(considered.get(id)), "items[" + i + "].narrativeId")
                        .ifPresent(errors::add);
            }
        }
        if (!errors.isEmpty()) {
            throw RecommenderException.invalid(errors);
        }
    }

    private static Optional<FieldError> fault(Optional<Considered> considered, String field) {
        if (considered.isEmpty()) {
            return Optional.of(
                    new FieldError(field, ErrorCode.NARRATIVE_UNKNOWN.name(), ErrorCode.NARRATIVE_UNKNOWN.title()));
        }
        return switch (considered.get()) {
            case Considered.Fitting fitting -> Optional.empty();
            case Considered.Excluded excluded ->
                Optional.of(new FieldError(
                        field,
                        FieldError.NOT_ELIGIBLE,
                        excluded.rules().getFirst().detail()));
        };
    }

    /**
     * Fills a pack anew: what is kept stays, everything else is chosen again.
     *
     * @param count how many narratives, those that are kept included; empty: as many as is usual for the purpose
     * @throws RecommenderException {@code PACK_UNKNOWN}, {@code PACK_FROZEN}, {@code VERSION_CONFLICT}
     */
    public Looked refill(Caller caller, PackId id, OptionalInt count) {
        Pack before = find(caller, id);
        List<PackItem> kept = before.kept();
        SortedSet<NarrativeId> without = new TreeSet<>(before.dropped());
        kept.forEach(item -> without.add(item.narrative()));
        int wanted = Math.max(0, count.orElse(before.purpose().count()) - kept.size());
        Pack filled =
                before.filled(selection.choose(caller.tenant(), before.purpose(), before.recipient(), wanted, without));
        packs.replace(caller.tenant(), filled);
        return looked(caller, filled);
    }

    /** @throws RecommenderException {@code PACK_UNKNOWN}, {@code VERSION_CONFLICT} */
    public Looked freeze(Caller caller, PackId id) {
        Pack before = find(caller, id);
        Pack frozen = before.frozen(settings.clock().instant());
        if (frozen.version() > before.version()) {
            packs.replace(caller.tenant(), frozen);
        }
        return looked(caller, frozen);
    }

    /**
     * Gives out a link.
     *
     * @throws RecommenderException {@code PACK_UNKNOWN}, {@code PACK_NOT_FROZEN}
     */
    public Shared share(Caller caller, PackId id, Duration lifetime) {
        if (find(caller, id).frozenAt().isEmpty()) {
            throw new RecommenderException(ErrorCode.PACK_NOT_FROZEN, ErrorCode.PACK_NOT_FROZEN.title());
        }
        Instant now = settings.clock().instant();
        PackLink.Token token = PackLink.Token.random(settings.random());
        Instant until = now.plus(lifetime);
        packs.link(caller.tenant(), id, token, new PackLink(now, until, Optional.empty()));
        return new Shared(token, until, address(token).map(base -> base + "/print"));
    }

    /**
     * Ends every link to a pack.
     *
     * @throws RecommenderException {@code PACK_UNKNOWN}
     */
    public Looked unshare(Caller caller, PackId id) {
        Pack pack = find(caller, id);
        packs.end(caller.tenant(), id);
        return looked(caller, pack);
    }

    /**
     * Deletes a pack with every link to it.
     *
     * @throws RecommenderException {@code PACK_UNKNOWN}
     */
    public void delete(Caller caller, PackId id) {
        if (!packs.delete(caller.tenant(), id)) {
            throw unknown();
        }
    }

    /**
     * A pack to be printed by those who make it. Its narratives are opened where they lie.
     *
     * @throws RecommenderException {@code PACK_UNKNOWN}
     */
    public byte[] print(Caller caller, PackId id, Form form) {
        return printer(form).print(reading.sheet(caller.tenant(), find(caller, id)), Printer.Addresses.OWN);
    }

    /**
     * What a link opens, as of this moment.
     *
     * @throws RecommenderException {@code LINK_UNKNOWN}, {@code LINK_ENDED}
     */
    public Opened open(String token) {
        Packs.Linked linked = linked(token);
        return new Opened(
                reading.sheet(linked.tenant(), linked.pack()), linked.link().expiresAt());
    }

    /**
     * The same, printed. Its narratives are opened through the link, so that one that is withdrawn is no longer opened from
     * a sheet of paper either; where it is not known under which address the service is reached, they are opened where they
     * lie.
     */
    public byte[] print(String token, Form form) {
        Opened opened = open(token);
        PackLink.Token held = PackLink.Token.parse(token).orElseThrow();
        Function<Sheet.Item, Optional<String>> addresses = address(held)
                .<Function<Sheet.Item, Optional<String>>>map(base -> item -> item.address()
                        .map(lies ->
                                base + "/narratives/" + item.narrative().id().value()))
                .orElse(Sheet.Item::address);
        return printer(form).print(opened.sheet(), new Printer.Addresses(addresses, Optional.of(opened.expiresAt())));
    }

    /** What is shown to a person in the place of a list that is no longer there. */
    public byte[] gone(Locale language) {
        return settings.page().print(Sheet.gone(language), Printer.Addresses.OWN);
    }

    /**
     * Where a narrative of a shared pack lies; empty if it is not in it, or not shown any more.
     *
     * @throws RecommenderException {@code LINK_UNKNOWN}, {@code LINK_ENDED}
     */
    public Optional<String> open(String token, NarrativeId narrative) {
        return open(token).sheet().items().stream()
                .filter(item -> item.narrative().id().equals(narrative))
                .findFirst()
                .flatMap(Sheet.Item::address);
    }

    private Packs.Linked linked(String text) {
        Packs.Linked linked = PackLink.Token.parse(text)
                .flatMap(packs::linked)
                .orElseThrow(() -> new RecommenderException(ErrorCode.LINK_UNKNOWN, ErrorCode.LINK_UNKNOWN.title()));
        if (!linked.link().isOpen(settings.clock().instant())) {
            throw new RecommenderException(ErrorCode.LINK_ENDED, ErrorCode.LINK_ENDED.title());
        }
        return linked;
    }

    private Optional<String> address(PackLink.Token token) {
        return settings.address().map(base -> base + "/v1/shared-packs/" + token.text());
    }

    private Printer printer(Form form) {
        return switch (form) {
            case HTML -> settings.page();
            case PDF -> settings.paper();
        };
    }

    private Pack find(Caller caller, PackId id) {
        return packs.find(caller.tenant(), id).orElseThrow(PackCalls::unknown);
    }

    private static RecommenderException unknown() {
        return new RecommenderException(ErrorCode.PACK_UNKNOWN, ErrorCode.PACK_UNKNOWN.title());
    }

    private Looked looked(Caller caller, Pack pack) {
        SortedMap<NarrativeId, List<Exclusion>> withheld = new TreeMap<>();
        reading.consider(
                        caller.tenant(),
                        pack.recipient(),
                        pack.content().language(),
                        pack.content().narratives())
                .narratives()
                .forEach(one -> {
                    if (one instanceof Considered.Excluded excluded) {
                        withheld.put(excluded.narrative().id(), excluded.rules());
                    }
                });
        return new Looked(pack, withheld, packs.links(caller.tenant(), pack.id()));
    }
}
