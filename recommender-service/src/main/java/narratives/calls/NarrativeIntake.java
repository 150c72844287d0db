package narratives.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import narratives.catalog.Catalog;
import narratives.catalog.Instrument;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.catalog.Status;
import narratives.contract.FieldError;
import narratives.contract.RecommenderException;
import narratives.contract.TenantId;
import narratives.contract.Versioned;

/**
 * The way of every narrative into the catalogue. Its answers must be the instrument's, and a status that is left out
 * stays what it was: a nightly load of the whole collection must not publish what somebody withdrew.
 */
final class NarrativeIntake {
    private final Catalog catalog;

    NarrativeIntake(Catalog catalog) {
        this.catalog = catalog;
    }

    Instrument instrument(TenantId tenant) {
        return catalog.instrument(tenant).map(Versioned::value).orElse(Instrument.EMPTY);
    }

    /** @throws RecommenderException with every answer that the instrument refuses */
    static Narrative checked(Narrative narrative, Instrument instrument) {
        List<FieldError> errors = instrument.check(narrative.characterisation()).stream()
                .map(error -> error.below("characteristics"))
                .toList();
        if (!errors.isEmpty()) {
            throw RecommenderException.invalid(errors);
        }
        return narrative;
    }

    /** The narratives as they are to be stored. */
    List<Narrative> withStatus(TenantId tenant, List<GivenNarrative> given) {
        List<NarrativeId> silent = given.stream()
                .filter(one -> !one.statusSaid())
                .map(one -> one.narrative().id())
                .distinct()
                .toList();
        Map<NarrativeId, Status> before = silent.isEmpty()
                ? Map.of()
                : catalog.findAll(tenant, silent).stream().collect(Collectors.toMap(Narrative::id, Narrative::status));
        List<Narrative> narratives = new ArrayList<>();
        for (GivenNarrative one : given) {
            Narrative narrative = one.narrative();
            Status status = before.get(narrative.id());
            narratives.add(one.statusSaid() || status == null ? narrative : narrative.with(status));
        }
        return narratives;
    }
}
