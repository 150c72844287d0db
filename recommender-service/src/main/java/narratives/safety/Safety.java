package narratives.safety;

import java.util.List;
import java.util.Optional;
import narratives.catalog.Instrument;
import narratives.people.Profile;

/**
 * All that a tenant has decided about safety, as the log says it.
 *
 * @param curated empty where there is no such list
 * @param support empty where the service's own words are given
 * @param policy empty where the one in force cannot be read
 */
public record Safety(Optional<Curated> curated, Optional<Support> support, Optional<SafetyPolicy> policy) {
    public static final Safety UNDECIDED =
            new Safety(Optional.empty(), Optional.empty(), Optional.of(SafetyPolicy.USUAL));

    public Safety with(Curated changed) {
        return new Safety(Optional.of(changed), support, policy);
    }

    public Safety with(Support changed) {
        return new Safety(curated, Optional.of(changed), policy);
    }

    public Safety with(SafetyPolicy changed) {
        return new Safety(curated, support, Optional.of(changed));
    }

    /** A policy is in force that cannot be read. */
    public Safety withUnreadablePolicy() {
        return new Safety(curated, support, Optional.empty());
    }

    /** As it is under an instrument: a policy that asks of narratives what the instrument does not cannot be read. */
    public Safety under(Instrument instrument) {
        return new Safety(
                curated,
                support,
                policy.filter(readable -> readable.check(instrument).isEmpty()));
    }

    /** Those rules that are about somebody; none where the policy cannot be read. */
    public List<PolicyRule> rules(Profile profile) {
        return policy.map(readable -> readable.rules().stream()
                        .filter(rule -> rule.isAbout(profile))
                        .toList())
                .orElse(List.of());
    }
}
