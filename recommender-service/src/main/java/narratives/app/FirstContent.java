package narratives.app;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import narratives.catalog.ContentWarnings;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeFilter;
import narratives.catalog.Status;
import narratives.contract.TenantId;
import narratives.demonstration.Cohort;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog;
import narratives.safety.Curated;
import narratives.store.PostgresCatalog;
import narratives.store.PostgresFeedbackLog;
import narratives.store.PostgresPeople;
import narratives.store.PostgresSafetyDocuments;

/**
 * What an empty tenant starts with: always the example instrument and the questionnaire, so that narratives can be
 * characterised and rated at once; the made-up collection only where it was asked for.
 */
@ApplicationScoped
class FirstContent {
    private static final int BATCH = 500;

    /** A list that somebody would read through; and the day on which the collection was made up. */
    private static final int CURATED = 12;

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private final PostgresCatalog catalog;
    private final PostgresPeople people;
    private final PostgresFeedbackLog feedback;
    private final PostgresSafetyDocuments safety;

    FirstContent(
            PostgresCatalog catalog,
            PostgresPeople people,
            PostgresFeedbackLog feedback,
            PostgresSafetyDocuments safety) {
        this.catalog = catalog;
        this.people = people;
        this.feedback = feedback;
        this.safety = safety;
    }

    /** @param demonstration whether the made-up collection is wanted in an empty catalogue */
    void bring(TenantId tenant, boolean demonstration) {
        if (catalog.instrument(tenant).isEmpty()) {
            catalog.putInstrument(tenant, Shipped.instrument(), Optional.empty());
        }
        if (feedback.questionnaire(tenant).isEmpty()) {
            feedback.putQuestionnaire(tenant, Shipped.questionnaire(), Optional.empty());
        }
        if (demonstration && isUnfinished(tenant)) {
            demonstrate(tenant);
        }
    }

    /** Empty, or begun and cut off: what is already there is passed over by its ids. */
    private boolean isUnfinished(TenantId tenant) {
        List<Narrative> shipped = Shipped.narratives();
        List<Narrative> some =
                catalog.list(tenant, NarrativeFilter.ALL, Optional.empty(), Optional.empty(), shipped.size() + 1);
        boolean onlyOurs = some.stream()
                .allMatch(stored ->
                        shipped.stream().anyMatch(narrative -> narrative.id().equals(stored.id())));
        return some.isEmpty() || (onlyOurs && feedback.isEmpty(tenant));
    }

    /** The first that are known to need no warning; as made up as they are. */
    private static Curated curated(List<Narrative> narratives) {
        return new Curated(
                DAY,
                narratives.stream()
                        .filter(narrative -> narrative.status() == Status.PUBLISHED)
                        .filter(narrative -> narrative.contentWarnings().equals(ContentWarnings.of(List.of())))
                        .map(Narrative::id)
                        .limit(CURATED)
                        .toList());
    }

    private void demonstrate(TenantId tenant) {
        Log.info("Loading the demonstration collection; everything in it is made up");
        List<Narrative> narratives = Shipped.narratives();
        catalog.putAll(tenant, narratives);
        safety.putCurated(tenant, curated(narratives), Optional.empty());
        Cohort cohort = Cohort.draw(narratives, Cohort.SEED);
        people.putAll(tenant, cohort.people());
        List<Feedback> events = new ArrayList<>(cohort.events());
        for (int from = 0; from < events.size(); from += BATCH) {
            feedback.append(
                    tenant,
                    events.subList(from, Math.min(from + BATCH, events.size())),
                    FeedbackLog.UnknownPeople.REFUSE);
        }
    }
}
