package narratives.recommend;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import narratives.catalog.NarrativeId;
import narratives.people.Profile;
import narratives.safety.HarmLevel;
import narratives.safety.PolicyRule;
import narratives.safety.Safety;

/**
 * What a tenant's decisions, and what readers said, keep from one reader.
 *
 * @param rules those that are about the reader
 * @param suspended narratives that are not shown until somebody has looked at them
 * @param held narratives that are not shown by chance
 */
record Precautions(List<PolicyRule> rules, SortedSet<NarrativeId> suspended, SortedSet<NarrativeId> held) {
    static final Precautions NONE = new Precautions(List.of(), new TreeSet<>(), new TreeSet<>());

    Precautions {
        rules = List.copyOf(rules);
        suspended = Collections.unmodifiableSortedSet(new TreeSet<>(suspended));
        held = Collections.unmodifiableSortedSet(new TreeSet<>(held));
    }

    /** @param byChance whether chance decides what is shown */
    static Precautions of(Safety safety, Profile profile, boolean byChance) {
        return new Precautions(
                safety.rules(profile),
                safety.atLeast(HarmLevel.SUSPENDED),
                byChance ? safety.atLeast(HarmLevel.HELD) : new TreeSet<>());
    }
}
