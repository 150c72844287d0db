package narratives.pack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import narratives.catalog.NarrativeId;
import narratives.contract.ErrorCode;
import narratives.contract.RecommenderException;

/**
 * A shortlist for a purpose.
 *
 * @param version 1 when it was made, and one more with every change
 * @param content what somebody may edit
 * @param dropped narratives that somebody took out; they are not suggested again
 * @param frozenAt since when nothing is changed any more; empty for a draft
 */
public record Pack(
        PackId id,
        int version,
        Purpose purpose,
        Recipient recipient,
        Content content,
        SortedSet<NarrativeId> dropped,
        Instant createdAt,
        Optional<Instant> frozenAt) {
    /** As many narratives as a pack may hold: nobody reads through more, chosen by us. */
    public static final int MOST = 50;

    /**
     * What stands in a pack.
     *
     * @param title empty: the usual one for its purpose
     * @param language in which it speaks to its reader
     * @param items in the order in which they are to be read
     */
    public record Content(Optional<String> title, Locale language, List<PackItem> items) {
        /** @throws IllegalArgumentException if there are too many narratives, or one occurs twice */
        public Content {
            items = List.copyOf(items);
            if (items.size() > MOST) {
                throw new IllegalArgumentException("a pack of " + items.size() + " narratives");
            }
            if (new HashSet<>(narratives(items)).size() < items.size()) {
                throw new IllegalArgumentException("a narrative occurs twice in a pack");
            }
        }

        public List<NarrativeId> narratives() {
            return narratives(items);
        }

        private static List<NarrativeId> narratives(List<PackItem> items) {
            return items.stream().map(PackItem::narrative).toList();
        }
    }

    /** @throws IllegalArgumentException if it is for somebody and its purpose is for nobody in particular */
    public Pack {
        dropped = Collections.unmodifiableSortedSet(new TreeSet<>(dropped));
        if (!purpose.isForSomebody() && recipient instanceof Recipient.Somebody) {
            throw new IllegalArgumentException("a pack for staff is for nobody in particular");
        }
    }

    /** A new one. */
    public static Pack draft(PackId id, Purpose purpose, Recipient recipient, Content content, Instant now) {
        return new Pack(id, 1, purpose, recipient, content, new TreeSet<>(), now, Optional.empty());
    }

    /**
     * The same with other content. What is no longer in it counts as dropped; what is in it again does not.
     *
     * @throws RecommenderException {@code PACK_FROZEN}
     */
    public Pack edited(Content changed) {
        requireDraft();
        SortedSet<NarrativeId> out = new TreeSet<>(dropped);
        out.addAll(content.narratives());
        changed.narratives().forEach(out::remove);
        return new Pack(id, version + 1, purpose, recipient, changed, out, createdAt, frozenAt);
    }

    /**
     * The same with these in the place of all that is not kept.
     *
     * @throws RecommenderException {@code PACK_FROZEN}
     */
    public Pack filled(List<NarrativeId> suggested) {
        requireDraft();
        List<PackItem> items = new ArrayList<>(kept());
        suggested.stream().map(PackItem::suggested).forEach(items::add);
        Content changed = new Content(content.title(), content.language(), items);
        return new Pack(id, version + 1, purpose, recipient, changed, dropped, createdAt, frozenAt);
    }

    /** What stays when it is filled anew. */
    public List<PackItem> kept() {
        return content.items().stream().filter(PackItem::kept).toList();
    }

    /** The same, for good. One that is frozen stays as it is. */
    public Pack frozen(Instant now) {
        return frozenAt.isPresent()
                ? this
                : new Pack(id, version + 1, purpose, recipient, content, dropped, createdAt, Optional.of(now));
    }

    private void requireDraft() {
        if (frozenAt.isPresent()) {
            throw new RecommenderException(ErrorCode.PACK_FROZEN, ErrorCode.PACK_FROZEN.title());
        }
    }

    /** Nothing about a person is printed. */
    @Override
    public String toString() {
        return "Pack[" + id + "]";
    }
}
