package narratives.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import narratives.people.ErasureKey;
import narratives.people.ErasureTag;
import narratives.people.UserId;

/**
 * Who was erased. Neither the log nor this names them: a tag is all there is, so everybody who is known has theirs worked
 * out beforehand, from the first erasure on. Not thread-safe.
 */
final class Erased {
    private final Map<ErasureTag, UserId> met;
    private final Set<ErasureTag> tags;
    private Optional<ErasureKey> key;

    Erased() {
        met = new HashMap<>();
        tags = new HashSet<>();
        key = Optional.empty();
    }

    /** The same, going its own way. */
    Erased(Erased other) {
        met = new HashMap<>(other.met);
        tags = new HashSet<>(other.tags);
        key = other.key;
    }

    /** Takes in somebody who is known from now on. */
    void meet(UserId person) {
        key.ifPresent(made -> met.put(made.tag(person), person));
    }

    /**
     * Somebody is to be forgotten.
     *
     * @param known everybody who is known
     * @return who it is; empty if nobody who is known
     */
    Optional<UserId> erase(ErasureKey made, ErasureTag tag, Set<UserId> known) {
        if (!key.equals(Optional.of(made))) {
            key = Optional.of(made);
            met.clear();
            known.forEach(this::meet);
        }
        tags.add(tag);
        return Optional.ofNullable(met.remove(tag));
    }

    void lift(ErasureTag tag) {
        tags.remove(tag);
    }

    boolean contains(UserId person) {
        return !tags.isEmpty()
                && key.filter(made -> tags.contains(made.tag(person))).isPresent();
    }
}
