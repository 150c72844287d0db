package narratives.calls;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import narratives.access.Caller;
import narratives.catalog.Catalog;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.catalog.Status;
import narratives.contract.ErrorCode;
import narratives.contract.FieldError;
import narratives.contract.LogPosition;
import narratives.contract.RecommenderException;
import narratives.contract.Versioned;
import narratives.safety.Curated;
import narratives.safety.HarmFlag;
import narratives.safety.HarmFlags;
import narratives.safety.HarmStep;
import narratives.safety.PolicyRule;
import narratives.safety.Review;
import narratives.safety.SafetyDocuments;
import narratives.safety.SafetyPolicy;
import narratives.safety.Support;

/** What is done with the curated list, the help in a crisis and the policy. */
public final class SafetyCalls {
    /** As many narratives of a rule as are named. */
    private static final int LISTED = 100;

    private final SafetyDocuments documents;
    private final Catalog catalog;
    private final HarmFlags flags;

    /**
     * What a policy would remove.
     *
     * @param published how many narratives may be shown without it, times of availability aside
     * @param left how many of them no rule removes, for somebody whom all rules are about
     * @param rules in the order of the policy
     */
    public record Trial(long published, long left, List<Removed> rules) {
        public Trial {
            rules = List.copyOf(rules);
        }
    }

    /**
     * What one rule would remove for those whom it is about.
     *
     * @param narratives how many
     * @param some the first 100 of them, in catalogue order
     */
    public record Removed(String rule, long narratives, List<NarrativeId> some) {
        public Removed {
            some = List.copyOf(some);
        }
    }

    /**
     * A narrative that seems to do harm.
     *
     * @param steps what was done about it, the oldest first
     */
    public record Flagged(HarmFlag flag, List<HarmStep> steps) {
        public Flagged {
            steps = List.copyOf(steps);
        }
    }

    SafetyCalls(SafetyDocuments documents, Catalog catalog, HarmFlags flags) {
        this.documents = documents;
        this.catalog = catalog;
        this.flags = flags;
    }

    /** The narratives that seem to do harm, or about which somebody has decided, in catalogue order. */
    public List<Flagged> flags(Caller caller) {
        Map<NarrativeId, List<HarmStep>> steps =
                documents.steps(caller.tenant()).stream().collect(Collectors.groupingBy(HarmStep::narrative));
        return flags.of(caller.tenant()).values().stream()
                .map(flag -> new Flagged(flag, steps.getOrDefault(flag.narrative(), List.of())))
                .toList();
    }

    /**
     * Decides about a narrative; where that stands in the log.
     *
     * @throws RecommenderException {@code NARRATIVE_UNKNOWN}
     */
    public LogPosition review(Caller caller, Review review) {
        if (catalog.find(caller.tenant(), review.narrative()).isEmpty()) {
            throw unknown(ErrorCode.NARRATIVE_UNKNOWN);
        }
        return documents.review(caller.tenant(), review);
    }

    /** @throws RecommenderException {@code CURATED_UNKNOWN} */
    public Versioned<Curated> curated(Caller caller) {
        return documents.curated(caller.tenant()).orElseThrow(() -> unknown(ErrorCode.CURATED_UNKNOWN));
    }

    /**
     * Puts a curated list in force.
     *
     * @param version the one it was made from; empty if any will do
     * @throws RecommenderException {@code VERSION_CONFLICT}; {@code INVALID_REQUEST} if it names a narrative that there is
     *     not
     */
    public DocumentCalls.Put<Curated> put(
            Caller caller,
            Curated curated,
            Optional<Integer> version,
            DocumentCalls.Precondition<Curated> precondition) {
        Optional<Versioned<Curated>> before = documents.curated(caller.tenant());
        requireKnown(caller, "narrativeIds", curated.narratives());
        return new DocumentCalls.Put<>(
                documents.putCurated(caller.tenant(), curated, expected(precondition, before, version)),
                before.isEmpty());
    }

    /** @throws RecommenderException {@code SUPPORT_UNKNOWN} */
    public Versioned<Support> support(Caller caller) {
        return documents.support(caller.tenant()).orElseThrow(() -> unknown(ErrorCode.SUPPORT_UNKNOWN));
    }

    /** Puts the help in a crisis in force, as {@link #put(Caller, Curated, Optional, DocumentCalls.Precondition)}. */
    public DocumentCalls.Put<Support> put(
            Caller caller,
            Support support,
            Optional<Integer> version,
            DocumentCalls.Precondition<Support> precondition) {
        Optional<Versioned<Support>> before = documents.support(caller.tenant());
        return new DocumentCalls.Put<>(
                documents.putSupport(caller.tenant(), support, expected(precondition, before, version)),
                before.isEmpty());
    }

    /** @throws RecommenderException {@code POLICY_UNKNOWN} */
    public Versioned<SafetyPolicy> policy(Caller caller) {
        return documents.policy(caller.tenant()).orElseThrow(() -> unknown(ErrorCode.POLICY_UNKNOWN));
    }

    /**
     * Puts a policy in force, as {@link #put(Caller, Curated, Optional, DocumentCalls.Precondition)}.
     *
     * @throws RecommenderException also if it asks of narratives what the instrument does not
     */
    public DocumentCalls.Put<SafetyPolicy> put(
            Caller caller,
            SafetyPolicy policy,
            Optional<Integer> version,
            DocumentCalls.Precondition<SafetyPolicy> precondition) {
        Optional<Versioned<SafetyPolicy>> before = documents.policy(caller.tenant());
        check(caller, policy);
        return new DocumentCalls.Put<>(
                documents.putPolicy(caller.tenant(), policy, expected(precondition, before, version)),
                before.isEmpty());
    }

    /** What a policy would remove, if it were in force. Nothing changes. */
    public Trial tryOut(Caller caller, SafetyPolicy policy) {
        check(caller, policy);
        List<List<NarrativeId>> removed = policy.rules().stream()
                .<List<NarrativeId>>map(rule -> new ArrayList<>())
                .toList();
        long[] published = new long[1];
        Set<NarrativeId> gone = new HashSet<>();
        catalog.forEach(caller.tenant(), narrative -> {
            if (narrative.status() == Status.PUBLISHED) {
                published[0]++;
                for (int r = 0; r < removed.size(); r++) {
                    if (policy.rules().get(r).excludes(narrative)) {
                        removed.get(r).add(narrative.id());
                        gone.add(narrative.id());
                    }
                }
            }
        });
        List<Removed> rules = new ArrayList<>();
        for (int r = 0; r < removed.size(); r++) {
            List<NarrativeId> all = removed.get(r);
            PolicyRule rule = policy.rules().get(r);
            rules.add(new Removed(rule.key(), all.size(), all.subList(0, Math.min(LISTED, all.size()))));
        }
        return new Trial(published[0], published[0] - gone.size(), rules);
    }

    private void check(Caller caller, SafetyPolicy policy) {
        Instrument instrument =
                catalog.instrument(caller.tenant()).map(Versioned::value).orElse(Instrument.EMPTY);
        List<FieldError> errors = new ArrayList<>(policy.check(instrument));
        errors.addAll(
                unknown(caller, "gentle.aftercareNarrativeIds", policy.gentle().aftercare()));
        if (!errors.isEmpty()) {
            throw RecommenderException.invalid(errors);
        }
    }

    private void requireKnown(Caller caller, String field, List<NarrativeId> ids) {
        List<FieldError> errors = unknown(caller, field, ids);
        if (!errors.isEmpty()) {
            throw RecommenderException.invalid(errors);
        }
    }

    private List<FieldError> unknown(Caller caller, String field, List<NarrativeId> ids) {
        Set<NarrativeId> known = catalog.findAll(caller.tenant(), ids).stream()
                .map(Narrative::id)
                .collect(Collectors.toCollection(TreeSet::new));
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!known.contains(ids.get(i))) {
                errors.add(new FieldError(
                        field + "[" + i + "]",
                        ErrorCode.NARRATIVE_UNKNOWN.name(),
                        ErrorCode.NARRATIVE_UNKNOWN.title()));
            }
        }
        return errors;
    }

    private static <T> Optional<Integer> expected(
            DocumentCalls.Precondition<T> precondition, Optional<Versioned<T>> before, Optional<Integer> version) {
        return precondition.accept(before) ? before.map(Versioned::version) : version;
    }

    private static RecommenderException unknown(ErrorCode code) {
        return new RecommenderException(code, code.title());
    }
}
