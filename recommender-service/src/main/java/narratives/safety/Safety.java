package narratives.safety;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import narratives.catalog.Instrument;
import narratives.catalog.NarrativeId;
import narratives.people.Profile;

/**
 * All that a tenant has decided about safety, as the log says it.
 *
 * @param curated empty where there is no such list
 * @param support empty where the service's own words are given
 * @param policy empty where the one in force cannot be read
 * @param flags what is done about narratives that seem to do harm; where no policy can be read, by the usual bounds
 */
public record Safety(
        Optional<Curated> curated,
        Optional<Support> support,
        Optional<SafetyPolicy> policy,
        SortedMap<NarrativeId, HarmFlag> flags) {
    public static final Safety UNDECIDED =
            new Safety(Optional.empty(), Optional.empty(), Optional.of(SafetyPolicy.USUAL));

    public Safety {
        flags = Collections.unmodifiableSortedMap(new TreeMap<>(flags));
    }

    /** While nothing seems to do harm. */
    public Safety(Optional<Curated> curated, Optional<Support> support, Optional<SafetyPolicy> policy) {
        this(curated, support, policy, new TreeMap<>());
    }

    /** With what follows from what readers said. */
    public Safety flagged(HarmLedger harm) {
        SortedMap<NarrativeId, HarmFlag> found = new TreeMap<>();
        harm.flags(policy.map(SafetyPolicy::harm).orElse(HarmPolicy.USUAL))
                .forEach(flag -> found.put(flag.narrative(), flag));
        return new Safety(curated, support, policy, found);
    }

    /** The narratives about which so much is done at least. */
    public SortedSet<NarrativeId> atLeast(HarmLevel level) {
        SortedSet<NarrativeId> found = new TreeSet<>();
        flags.forEach((narrative, flag) -> {
            if (flag.level().compareTo(level) >= 0) {
                found.add(narrative);
            }
        });
        return found;
    }

    public Safety with(Curated changed) {
        return new Safety(Optional.of(changed), support, policy, flags);
    }

    public Safety with(Support changed) {
        return new Safety(curated, Optional.of(changed), policy, flags);
    }

    public Safety with(SafetyPolicy changed) {
        return new Safety(curated, support, Optional.of(changed), flags);
    }

    /** A policy is in force that cannot be read. */
    public Safety withUnreadablePolicy() {
        return new Safety(curated, support, Optional.empty(), flags);
    }

    /** As it is under an instrument: a policy that asks of narratives what the instrument does not cannot be read. */
    public Safety under(Instrument instrument) {
        return new Safety(
                curated,
                support,
                policy.filter(readable -> readable.check(instrument).isEmpty()),
                flags);
    }

    /** Those rules that are about somebody; none where the policy cannot be read. */
    public List<PolicyRule> rules(Profile profile) {
        return policy.map(readable -> readable.rules().stream()
                        .filter(rule -> rule.isAbout(profile))
                        .toList())
                .orElse(List.of());
    }
}
