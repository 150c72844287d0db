package narratives.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import narratives.catalog.NarrativeId;
import narratives.contract.FieldError;
import narratives.contract.Versioned;
import narratives.safety.Condition;
import narratives.safety.Gentle;
import narratives.safety.HarmPolicy;
import narratives.safety.ListPolicy;
import narratives.safety.PolicyRule;
import narratives.safety.SafetyPolicy;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A policy on the wire. Everything may be left out and is then as usual.
 *
 * @param version in an answer: the one in force; in a request: the one it was made from, absent if any will do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SafetyPolicy", description = "What a tenant decides about safety; what is left out is as usual.")
public record SafetyPolicyJson(
        @Schema(description = "In a request: the version it was made from; absent if any will do.") @Nullable Integer version,

        @Schema(description = "Who is not shown what.", maxItems = MOST_RULES) @Nullable List<@Nullable Rule> rules,

        @Schema(
                description =
                        "How long ago the log may last have been read; beyond that only the curated list is served.",
                minimum = "1",
                maximum = "604800",
                defaultValue = "300")
        @Nullable Integer safetyDataMaxAgeSeconds,

        @Schema(description = "Lifts that bound; not together with it.", defaultValue = "false") @Nullable Boolean safetyDataUnbounded,

        @Nullable GentleJson gentle,
        @Nullable HarmJson harm,
        @Nullable ListsJson lists) {
    private static final int MOST_RULES = 200;
    private static final int MOST_CONDITIONS = 50;
    private static final int MOST_ANSWERS = 200;
    private static final int LONGEST_DESCRIPTION = 1000;
    private static final int LONGEST_AGE = 7 * 86_400;
    private static final List<String> UNKNOWN = Arrays.stream(PolicyRule.Unknown.values())
            .map(PolicyRule.Unknown::key)
            .toList();

    /** That a question is answered by one of some answers. */
    @Schema(
            name = "Condition",
            requiredProperties = {"question", "answers"})
    public record ConditionJson(
            @Nullable String question,

            @Schema(description = "Keys of answers, or numbers, true and false as texts.") @Nullable List<@Nullable String> answers) {
        static ConditionJson from(Condition condition) {
            return new ConditionJson(condition.question(), List.copyOf(condition.answers()));
        }

        Condition toCondition() {
            return read(new Fields(), this).orElseThrow();
        }

        private static Optional<Condition> read(Fields fields, ConditionJson given) {
            fields.require("question", given.question);
            Optional<String> asked = fields.key("question", given.question);
            List<String> wanted = fields.<String, String>each(
                    "answers", given.answers, MOST_ANSWERS, (one, text) -> one.words("", text, Wire.LONGEST_LABEL));
            if (given.answers == null || given.answers.isEmpty()) {
                fields.refuse("answers", FieldError.REQUIRED, "At least one answer must be given.");
            }
            return wanted.isEmpty()
                    ? Optional.empty()
                    : asked.map(question -> new Condition(question, new TreeSet<>(wanted)));
        }

        private static List<Condition> read(
                Fields fields, String field, @Nullable List<@Nullable ConditionJson> conditions) {
            return fields.<ConditionJson, Condition>each(field, conditions, MOST_CONDITIONS, ConditionJson::read);
        }
    }

    /** Which narratives a rule keeps back. */
    @Schema(name = "PolicyExclusion")
    public record Exclude(
            @Schema(description = "Narratives with any of these.") @Nullable List<@Nullable String> contentWarnings,

            @Schema(description = "Narratives of which any of these holds.") @Nullable List<@Nullable ConditionJson> characteristics) {}

    /** That certain people are not shown certain narratives. */
    @Schema(
            name = "PolicyRule",
            requiredProperties = {"key", "description", "exclude"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Rule(
            @Nullable String key,

            @Schema(description = "One sentence, told to whoever asks why not.", maxLength = LONGEST_DESCRIPTION)
            @Nullable String description,

            @Schema(description = "All must hold of the profile; an unanswered question does not. Empty: everybody.")
            @Nullable List<@Nullable ConditionJson> when,

            @Nullable Exclude exclude,

            @Schema(
                    enumeration = {"exclude", "show"},
                    defaultValue = "exclude",
                    description = "What becomes of narratives of which it is not known.")
            @Nullable String unknown) {
        private static Rule from(PolicyRule rule) {
            return new Rule(
                    rule.key(),
                    rule.description(),
                    rule.when().stream().map(ConditionJson::from).toList(),
                    new Exclude(
                            List.copyOf(rule.contentWarnings()),
                            rule.characteristics().stream()
                                    .map(ConditionJson::from)
                                    .toList()),
                    rule.unknown().key());
        }

        private static Optional<PolicyRule> read(Fields fields, Rule given) {
            fields.require("key", given.key);
            fields.require("description", given.description);
            Optional<String> named = fields.key("key", given.key);
            Optional<String> said = fields.words("description", given.description, LONGEST_DESCRIPTION);
            List<Condition> whom = ConditionJson.read(fields, "when", given.when);
            Fields what = fields.below("exclude");
            Exclude exclude = given.exclude == null ? new Exclude(null, null) : given.exclude;
            List<String> warnings = what.<String, String>each(
                    "contentWarnings",
                    exclude.contentWarnings,
                    NarrativeJson.MOST_WARNINGS,
                    (one, key) -> one.key("", key));
            List<Condition> characteristics = ConditionJson.read(what, "characteristics", exclude.characteristics);
            if (isEmpty(exclude.contentWarnings) && isEmpty(exclude.characteristics)) {
                fields.refuse("exclude", FieldError.REQUIRED, "Must name a content warning or a characteristic.");
            }
            PolicyRule.Unknown unsaid = fields.named("unknown", given.unknown, PolicyRule.Unknown::of, UNKNOWN)
                    .orElse(PolicyRule.Unknown.EXCLUDE);
            return named.isEmpty() || said.isEmpty() || (warnings.isEmpty() && characteristics.isEmpty())
                    ? Optional.empty()
                    : Optional.of(new PolicyRule(
                            named.get(), said.get(), whom, new TreeSet<>(warnings), characteristics, unsaid));
        }

        private static boolean isEmpty(@Nullable List<?> given) {
            return given == null || given.isEmpty();
        }
    }

    /** How somebody is treated who has said that a narrative distressed them. */
    @Schema(name = "GentlePolicy", description = "For somebody who has said that a narrative distressed them.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record GentleJson(
            @Schema(minimum = "1", maximum = "365", defaultValue = "7") @Nullable Integer days,

            @Schema(minimum = "1", maximum = "3", defaultValue = "1") @Nullable Integer minSeverity,

            @Schema(description = "As many narratives at most.", minimum = "1", maximum = "100", defaultValue = "3")
            @Nullable Integer count,

            @Schema(description = "Narratives of which any of these holds come first.") @Nullable List<@Nullable ConditionJson> prefer,

            @Schema(description = "Narratives that come before all others.") @Nullable List<@Nullable String> aftercareNarrativeIds) {
        private static final int MOST_DAYS = 365;
        private static final int MOST_SEVERE = 3;
        private static final int MOST_LISTED = 100;

        private static GentleJson from(Gentle gentle) {
            return new GentleJson(
                    (int) gentle.lasts().toDays(),
                    gentle.minSeverity(),
                    gentle.count(),
                    gentle.prefer().stream().map(ConditionJson::from).toList(),
                    gentle.aftercare().stream().map(NarrativeId::value).toList());
        }

        private static Gentle read(Fields parent, @Nullable GentleJson given) {
            if (given == null) {
                return Gentle.USUAL;
            }
            Fields fields = parent.below("gentle");
            int lasts = fields.whole("days", given.days, 1, MOST_DAYS)
                    .orElse((int) Gentle.USUAL.lasts().toDays());
            int from = fields.whole("minSeverity", given.minSeverity, 1, MOST_SEVERE)
                    .orElse(Gentle.USUAL.minSeverity());
            int most = fields.whole("count", given.count, 1, MOST_LISTED).orElse(Gentle.USUAL.count());
            List<Condition> first = ConditionJson.read(fields, "prefer", given.prefer);
            List<NarrativeId> after =
                    fields.narrativeIds("aftercareNarrativeIds", given.aftercareNarrativeIds, MOST_LISTED);
            fields.different("aftercareNarrativeIds", after);
            return new Gentle(Duration.ofDays(lasts), from, most, first, after);
        }
    }

    /** From which rate of harm on something is done about a narrative. */
    @Schema(
            name = "HarmPolicy",
            description = "From which share of readers whom a narrative leaves worse something is done about it.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HarmJson(
            @Schema(description = "Somebody should look at it.", defaultValue = "0.2") @Nullable Double review,

            @Schema(description = "It is no longer shown by chance.", defaultValue = "0.3") @Nullable Double hold,

            @Schema(description = "It is not shown until somebody has looked at it.", defaultValue = "0.4") @Nullable Double suspend,

            @Schema(
                    description = "How sure one must be that the share is above.",
                    minimum = "0.5",
                    maximum = "0.999",
                    defaultValue = "0.9")
            @Nullable Double certainty,

            @Schema(
                    description = "Nothing is done before so many have said something.",
                    minimum = "1",
                    maximum = "1000000",
                    defaultValue = "5")
            @Nullable Integer minReaders) {
        private static final double LEAST = .001;
        private static final double MOST = .999;
        private static final int MOST_READERS = 1_000_000;

        private static HarmJson from(HarmPolicy harm) {
            return new HarmJson(harm.review(), harm.hold(), harm.suspend(), harm.certainty(), harm.minReaders());
        }

        private static HarmPolicy read(Fields parent, @Nullable HarmJson given) {
            if (given == null) {
                return HarmPolicy.USUAL;
            }
            Fields fields = parent.below("harm");
            HarmPolicy usual = HarmPolicy.USUAL;
            double look = fields.number("review", given.review, LEAST, MOST).orElse(usual.review());
            double hide = fields.number("hold", given.hold, LEAST, MOST).orElse(usual.hold());
            double stop = fields.number("suspend", given.suspend, LEAST, MOST).orElse(usual.suspend());
            double sure = fields.number("certainty", given.certainty, .5, MOST).orElse(usual.certainty());
            int least = fields.whole("minReaders", given.minReaders, 1, MOST_READERS)
                    .orElse(usual.minReaders());
            if (look > hide || hide > stop) {
                fields.refuse("", FieldError.OUT_OF_RANGE, "review must not be above hold, nor hold above suspend.");
                return usual;
            }
            return new HarmPolicy(look, hide, stop, sure, least);
        }
    }

    /** What makes a list good as a list. */
    @Schema(
            name = "ListPolicy",
            description = "What makes a list good as a list. Every weight is within 0 and 1; 0 is off.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ListsJson(
            @Schema(description = "How much P(less hopeful) counts against P(more hopeful).", defaultValue = "1")
            @Nullable Double harm,

            @Schema(description = "Of being unlike what stands before.", defaultValue = "0") @Nullable Double variety,

            @Schema(description = "Of showing of each kind as much as the person likes of it.", defaultValue = "0")
            @Nullable Double calibration,

            @Schema(description = "The questions whose answers are kinds.") @Nullable List<@Nullable String> calibrated,

            @Schema(description = "What a second narrative of the same narrator loses.", defaultValue = "0") @Nullable Double fatigue,

            @Schema(description = "What a narrative loses that was opened before.", defaultValue = "0") @Nullable Double repeat,

            @Schema(description = "Groups that every list has a share of.") @Nullable List<@Nullable FloorJson> floors,

            @Schema(description = "Whether the last place of a first page is drawn.", defaultValue = "false") @Nullable Boolean exploration) {
        private static final int MOST = 20;

        /** A group of narratives, and how much of a list is theirs at least. */
        @Schema(
                name = "ListFloor",
                requiredProperties = {"group", "share"})
        public record FloorJson(
                @Nullable ConditionJson group,

                @Schema(minimum = "0.01", maximum = "1") @Nullable Double share) {
            private static Optional<ListPolicy.Floor> read(Fields fields, FloorJson given) {
                fields.require("group", given.group);
                fields.require("share", given.share);
                Optional<Condition> whose =
                        given.group == null ? Optional.empty() : ConditionJson.read(fields.below("group"), given.group);
                OptionalDouble part = fields.number("share", given.share, .01, 1);
                return part.isEmpty()
                        ? Optional.empty()
                        : whose.map(group -> new ListPolicy.Floor(group, part.getAsDouble()));
            }
        }

        private static ListsJson from(ListPolicy lists) {
            return new ListsJson(
                    lists.harm(),
                    lists.variety(),
                    lists.calibration(),
                    lists.calibrated(),
                    lists.fatigue(),
                    lists.repeat(),
                    lists.floors().stream()
                            .map(floor -> new FloorJson(ConditionJson.from(floor.group()), floor.share()))
                            .toList(),
                    lists.exploration());
        }

        private static ListPolicy read(Fields parent, @Nullable ListsJson given) {
            if (given == null) {
                return ListPolicy.PLAIN;
            }
            Fields fields = parent.below("lists");
            double against = fields.number("harm", given.harm, 0, 1).orElse(ListPolicy.PLAIN.harm());
            double unlike = fields.number("variety", given.variety, 0, 1).orElse(0);
            double kinds = fields.number("calibration", given.calibration, 0, 1).orElse(0);
            List<String> questions = fields.<String, String>each(
                    "calibrated", given.calibrated, MOST, (one, question) -> one.key("", question));
            fields.different("calibrated", questions);
            double tired = fields.number("fatigue", given.fatigue, 0, 1).orElse(0);
            double again = fields.number("repeat", given.repeat, 0, 1).orElse(0);
            List<ListPolicy.Floor> shares =
                    fields.<FloorJson, ListPolicy.Floor>each("floors", given.floors, MOST, FloorJson::read);
            boolean explores = given.exploration != null && given.exploration;
            if (unlike + kinds >= 1) {
                fields.refuse("", FieldError.OUT_OF_RANGE, "variety and calibration together must be below 1.");
                return ListPolicy.PLAIN;
            }
            if (kinds > 0 && questions.isEmpty()) {
                fields.refuse("calibrated", FieldError.REQUIRED, "calibration needs a question.");
            }
            return new HashSet<>(questions).size() < questions.size()
                    ? ListPolicy.PLAIN
                    : new ListPolicy(against, unlike, kinds, questions, tired, again, shares, explores);
        }
    }

    public static SafetyPolicyJson from(Versioned<SafetyPolicy> versioned) {
        SafetyPolicy policy = versioned.value();
        return new SafetyPolicyJson(
                versioned.version(),
                policy.rules().stream().map(Rule::from).toList(),
                policy.safetyDataMaxAge().map(age -> (int) age.toSeconds()).orElse(null),
                policy.safetyDataMaxAge().isEmpty() ? true : null,
                GentleJson.from(policy.gentle()),
                HarmJson.from(policy.harm()),
                ListsJson.from(policy.lists()));
    }

    /** @throws narratives.contract.RecommenderException with every field that is wrong */
    public SafetyPolicy toPolicy() {
        Fields fields = new Fields();
        fields.whole("version", version, 1, Integer.MAX_VALUE);
        List<PolicyRule> read = fields.<Rule, PolicyRule>each("rules", rules, MOST_RULES, Rule::read);
        if (rules != null) {
            fields.unique(
                    "rules",
                    rules.stream()
                            .map(rule -> rule == null || rule.key() == null ? "" : rule.key())
                            .toList());
        }
        boolean unbounded = safetyDataUnbounded != null && safetyDataUnbounded;
        if (unbounded) {
            fields.forbid("safetyDataMaxAgeSeconds", safetyDataMaxAgeSeconds, "Not together with safetyDataUnbounded.");
        }
        int seconds = fields.whole("safetyDataMaxAgeSeconds", safetyDataMaxAgeSeconds, 1, LONGEST_AGE)
                .orElse((int) SafetyPolicy.USUAL_MAX_AGE.toSeconds());
        Gentle afterDistress = GentleJson.read(fields, gentle);
        HarmPolicy bounds = HarmJson.read(fields, harm);
        ListPolicy arranged = ListsJson.read(fields, lists);
        fields.check();
        return new SafetyPolicy(
                read,
                unbounded ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)),
                afterDistress,
                bounds,
                arranged);
    }
}
