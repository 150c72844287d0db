package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import narratives.calls.PackCalls;
import narratives.catalog.NarrativeId;
import narratives.pack.Pack;
import narratives.pack.PackId;
import narratives.pack.PackItem;
import narratives.pack.PackLink;
import narratives.pack.Purpose;
import narratives.pack.Recipient;
import narratives.recommend.Exclusion;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pack as those who make it see it, on the wire; and as it is stored, without what is only true at a moment. */
@Schema(
        name = "Pack",
        requiredProperties = {"packId", "version", "purpose", "state", "language", "items", "createdAt"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PackJson(
        String packId,

        @Schema(description = "One more with every change.") int version,

        @Schema(enumeration = {"early-intervention", "inpatient", "discharge", "stuck", "staff-training"})
        String purpose,

        @Schema(enumeration = {"draft", "frozen"}) String state,

        @Schema(description = "Left out: the usual one for the purpose.") @Nullable String title,

        String language,

        @Nullable String userId,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "By question key: a text, a list of texts, a number, or true or false.")
        @Nullable Map<String, @Nullable JsonNode> profile,

        @Nullable PreferencesJson preferences,

        @Nullable List<@Nullable String> audiences,

        @Schema(description = "In the order in which they are to be read.")
        List<@Nullable PackItemJson> items,

        @Schema(description = "Taken out by hand, and not suggested again.") @Nullable List<@Nullable String> droppedNarrativeIds,

        @Schema(format = "date-time") String createdAt,

        @Schema(format = "date-time", description = "Left out for a draft.") @Nullable String frozenAt,

        @Schema(description = "Every link that was given out, the oldest first.") @Nullable List<Link> links) {
    private static final String DRAFT = "draft";
    private static final String FROZEN = "frozen";

    /** A link that was given out; nobody is told its token again. */
    @Schema(
            name = "PackLink",
            requiredProperties = {"createdAt", "expiresAt"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Link(
            @Schema(format = "date-time") String createdAt,

            @Schema(format = "date-time") String expiresAt,

            @Schema(format = "date-time", description = "When somebody ended it.") @Nullable String endedAt) {
        private static Link from(PackLink link) {
            return new Link(
                    Timestamps.write(link.createdAt()),
                    Timestamps.write(link.expiresAt()),
                    link.endedAt().map(Timestamps::write).orElse(null));
        }
    }

    public static PackJson from(Pack pack) {
        Optional<Recipient.Described> described =
                pack.recipient() instanceof Recipient.Described told ? Optional.of(told) : Optional.empty();
        return new PackJson(
                pack.id().value(),
                pack.version(),
                pack.purpose().key(),
                pack.frozenAt().isPresent() ? FROZEN : DRAFT,
                pack.content().title().orElse(null),
                pack.content().language().toLanguageTag(),
                pack.recipient() instanceof Recipient.Somebody somebody
                        ? somebody.person().value()
                        : null,
                described
                        .filter(told -> !told.profile().answers().isEmpty())
                        .<Map<String, @Nullable JsonNode>>map(
                                told -> AnswersJson.from(told.profile().answers()))
                        .orElse(null),
                described.map(told -> PreferencesJson.from(told.preferences())).orElse(null),
                pack.recipient().audiences().isEmpty()
                        ? null
                        : List.copyOf(pack.recipient().audiences()),
                pack.content().items().stream().map(PackItemJson::from).toList(),
                pack.dropped().isEmpty()
                        ? null
                        : pack.dropped().stream().map(NarrativeId::value).toList(),
                Timestamps.write(pack.createdAt()),
                pack.frozenAt().map(Timestamps::write).orElse(null),
                null);
    }

    public static PackJson from(PackCalls.Looked looked) {
        List<@Nullable PackItemJson> items = new ArrayList<>();
        for (PackItem item : looked.pack().content().items()) {
            List<Exclusion> rules = looked.withheld().getOrDefault(item.narrative(), List.of());
            PackItemJson plain = PackItemJson.from(item);
            items.add(
                    rules.isEmpty()
                            ? plain
                            : plain.withheld(rules.stream()
                                    .map(WhyNotJson.RuleJson::from)
                                    .toList()));
        }
        PackJson pack = from(looked.pack());
        return new PackJson(
                pack.packId,
                pack.version,
                pack.purpose,
                pack.state,
                pack.title,
                pack.language,
                pack.userId,
                pack.profile,
                pack.preferences,
                pack.audiences,
                items,
                pack.droppedNarrativeIds,
                pack.createdAt,
                pack.frozenAt,
                looked.links().isEmpty()
                        ? null
                        : looked.links().stream().map(Link::from).toList());
    }

    /** The same without what is told of its readers, which has another form in other places. */
    public PackJson untold() {
        return new PackJson(
                packId,
                version,
                purpose,
                state,
                title,
                language,
                userId,
                null,
                null,
                audiences,
                items,
                droppedNarrativeIds,
                createdAt,
                frozenAt,
                links);
    }

    /** @throws narratives.contract.RecommenderException with every field that is wrong */
    public Pack toPack() {
        Fields fields = new Fields();
        Purpose wanted = PackRequestJson.purpose(fields, purpose).orElseThrow();
        Recipient recipient = PackRequestJson.recipient(fields, userId, profile, preferences, audiences);
        Locale spoken = PackRequestJson.language(fields, language);
        List<PackItem> read = PackEditJson.items(fields, items);
        List<NarrativeId> out = fields.narrativeIds("droppedNarrativeIds", droppedNarrativeIds, Integer.MAX_VALUE);
        Instant made = fields.instant("createdAt", createdAt).orElseThrow();
        Optional<Instant> frozen = fields.instant("frozenAt", frozenAt);
        fields.check();
        return new Pack(
                new PackId(packId),
                version,
                wanted,
                recipient,
                new Pack.Content(Optional.ofNullable(title), spoken, read),
                new TreeSet<>(out),
                made,
                frozen);
    }

    /** Nothing about a person is printed. */
    @Override
    public String toString() {
        return "PackJson[…]";
    }
}
