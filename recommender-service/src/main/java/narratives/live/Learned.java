package narratives.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import narratives.catalog.Narrative;
import narratives.catalog.NarrativeId;
import narratives.feedback.EventId;
import narratives.feedback.Feedback;
import narratives.feedback.FeedbackLog;
import narratives.feedback.Standing;
import narratives.model.Drift;
import narratives.model.NarrativeBlock;
import narratives.model.NarrativeEvidence;
import narratives.model.NarrativeTraits;
import narratives.model.OtherAnswer;
import narratives.model.PersonBlock;
import narratives.model.Prediction;
import narratives.model.RatedNarrative;
import narratives.model.RatingModel;
import narratives.model.Surprise;
import narratives.model.engagement.Blend;
import narratives.model.engagement.EngagementModel;
import narratives.people.Person;
import narratives.people.UserId;
import narratives.recommend.FittedComparators;
import narratives.recommend.IndexedCatalog;
import narratives.recommend.ScoreTable;

/**
 * A trained model and what narratives have gathered since: each rating that counts adds its contribution to the evidence
 * of its narrative, and gives back the same number when it no longer counts. Not thread-safe.
 *
 * <p>How wrong the model is about a first answer is noted before the answer is taken in; that and how much has changed is
 * the drift.
 *
 * <p>A contribution is worked out once, from the person's block at that moment, and remembered; for ratings that the
 * model was trained on it is worked out from what was known then, when it is first needed.
 */
final class Learned {
    private final ModelTraining.Trained trained;
    private final RatingModel model;
    private final int halfLife;
    private Map<UserId, Known> peopleThen;
    private final Map<NarrativeId, NarrativeTraits> traitsThen;
    private final Map<NarrativeId, NarrativeTraits> traits;
    private final Map<NarrativeId, NarrativeEvidence> evidence;
    private final Map<UserId, Map<NarrativeId, NarrativeEvidence>> contributions;
    private Optional<FittedComparators> comparators = Optional.empty();
    private int changes;
    private Surprise surprise;
    private boolean outdated;
    private int ratings;

    /**
     * @param halfLife after how many ratings one counts half in the surprise
     * @param knowledge of the position that the model was trained at, and no further
     */
    Learned(ModelTraining.Trained trained, int halfLife, Knowledge knowledge) {
        this.trained = trained;
        this.halfLife = halfLife;
        model = trained.model().ratings();
        surprise = Surprise.NONE;
        peopleThen = Map.copyOf(knowledge.people());
        Map<NarrativeId, NarrativeTraits> placed = new HashMap<>();
        knowledge
                .narratives()
                .forEach((id, narrative) -> placed.put(
                        id, model.traits(narrative.characterisation()).forScoring()));
        traitsThen = Map.copyOf(placed);
        traits = placed;
        evidence = new HashMap<>(model.evidence());
        contributions = new HashMap<>();
        ratings = trainedRatings();
    }

    /** The same, going its own way. */
    Learned(Learned other) {
        trained = other.trained;
        model = other.model;
        halfLife = other.halfLife;
        peopleThen = other.peopleThen;
        traitsThen = other.traitsThen;
        traits = new HashMap<>(other.traits);
        evidence = new HashMap<>(other.evidence);
        contributions = new HashMap<>();
        other.contributions.forEach((person, own) -> contributions.put(person, new HashMap<>(own)));
        comparators = other.comparators;
        changes = other.changes;
        surprise = other.surprise;
        outdated = other.outdated;
        ratings = other.ratings;
    }

    /** Takes in a narrative that is new or characterised anew. */
    void place(Narrative narrative) {
        traits.put(narrative.id(), model.traits(narrative.characterisation()).forScoring());
        changes++;
    }

    /** Notes that the questions changed, so that the model must be trained anew. */
    void outdate() {
        outdated = true;
    }

    /**
     * Takes in an event.
     *
     * @return the narrative whose evidence changed; empty if none did
     */
    Optional<NarrativeId> follow(Known before, Known after, Feedback event, String question) {
        Optional<NarrativeId> narrative = concerned(before, event).filter(traits::containsKey);
        if (narrative.isEmpty()) {
            return Optional.empty();
        }
        Optional<Double> old = before.answer(narrative.get(), question);
        Optional<Double> now = after.answer(narrative.get(), question);
        if (old.equals(now)) {
            return Optional.empty();
        }
        changes++;
        if (old.isPresent() && gave(after.person().id(), narrative.get(), question)) {
            giveBack(after.person(), narrative.get(), question);
        }
        now.ifPresent(answer -> add(after, narrative.get(), answer, question, old.isEmpty()));
        return narrative;
    }

    /**
     * Gives back everything that a person said, and forgets who they were.
     *
     * @return the narratives whose evidence changed
     */
    Set<NarrativeId> forget(Known known, String question) {
        Set<NarrativeId> concerned = new TreeSet<>();
        known.standing().answers().forEach((narrative, answers) -> {
            if (answers.containsKey(question) && gave(known.person().id(), narrative, question)) {
                giveBack(known.person(), narrative, question);
                changes++;
                concerned.add(narrative);
            }
        });
        UserId person = known.person().id();
        contributions.remove(person);
        Map<UserId, Known> others = new HashMap<>(peopleThen);
        others.remove(person);
        peopleThen = Map.copyOf(others);
        return concerned;
    }

    /** Whether an answer is in the evidence; one to a question that the model was not trained on is not. */
    private boolean gave(UserId person, NarrativeId narrative, String question) {
        return contributions.getOrDefault(person, Map.of()).containsKey(narrative)
                || (traitsThen.containsKey(narrative)
                        && Optional.ofNullable(peopleThen.get(person))
                                .flatMap(then -> then.standing().answer(narrative, question))
                                .isPresent());
    }

    private static Optional<NarrativeId> concerned(Known before, Feedback event) {
        return switch (event) {
            case Feedback.Rating rating -> Optional.of(rating.narrative());
            case Feedback.Retraction(var header, var retracts) -> rated(before, retracts);
            case Feedback.View view -> Optional.empty();
            case Feedback.Completion completion -> Optional.empty();
            case Feedback.Bookmark bookmark -> Optional.empty();
            case Feedback.Hide hide -> Optional.empty();
            case Feedback.Distress distress -> Optional.empty();
        };
    }

    private static Optional<NarrativeId> rated(Known known, EventId retracted) {
        return known.said().stream()
                .map(FeedbackLog.Entry::event)
                .filter(event -> event instanceof Feedback.Rating
                        && event.header().eventId().equals(retracted))
                .findFirst()
                .flatMap(Feedback::about);
    }

    private void add(Known known, NarrativeId narrative, double answer, String question, boolean isFirst) {
        SortedMap<NarrativeId, RatedNarrative> rated = rated(known.standing(), question, traits, evidence);
        double[] components = components(traits, narrative);
        if (isFirst) {
            noteSurprise(known, rated, narrative, answer, question);
        }
        NarrativeEvidence contribution = model.contribution(
                block(known.person(), rated, others(known.standing(), question, traits, evidence)), components, answer);
        evidence.merge(narrative, contribution, NarrativeEvidence::plus);
        contributions
                .computeIfAbsent(known.person().id(), first -> new HashMap<>())
                .put(narrative, contribution);
        ratings++;
    }

    /** Foretells an answer as serving would have a moment before it, and notes how wrong that was. */
    private void noteSurprise(
            Known known,
            SortedMap<NarrativeId, RatedNarrative> rated,
            NarrativeId narrative,
            double answer,
            String question) {
        SortedMap<NarrativeId, RatedNarrative> before = new TreeMap<>(rated);
        RatedNarrative about = Objects.requireNonNull(before.remove(narrative));
        SortedMap<NarrativeId, List<OtherAnswer>> others = others(known.standing(), question, traits, evidence);
        others.remove(narrative);
        Prediction foretold =
                model.predict(block(known.person(), before, others), about.components(), about.narrative());
        surprise = surprise.with(foretold, answer, halfLife);
    }

    private void giveBack(Person person, NarrativeId narrative, String question) {
        Map<NarrativeId, NarrativeEvidence> own = contributions.getOrDefault(person.id(), Map.of());
        NarrativeEvidence remembered = own.get(narrative);
        if (remembered != null) {
            own.remove(narrative);
        }
        NarrativeEvidence contribution =
                remembered != null ? remembered : contributionThen(person.id(), narrative, question);
        evidence.computeIfPresent(narrative, (id, had) -> had.minus(contribution));
        ratings--;
    }

    private NarrativeEvidence contributionThen(UserId person, NarrativeId narrative, String question) {
        Known then = Objects.requireNonNull(peopleThen.get(person));
        Standing standing = then.standing();
        PersonBlock block = block(
                then.person(),
                rated(standing, question, traitsThen, model.evidence()),
                others(standing, question, traitsThen, model.evidence()));
        return model.contribution(
                block,
                components(traitsThen, narrative),
                standing.answer(narrative, question).orElseThrow());
    }

    private static double[] components(Map<NarrativeId, NarrativeTraits> placed, NarrativeId narrative) {
        return Objects.requireNonNull(placed.get(narrative)).components();
    }

    private SortedMap<NarrativeId, RatedNarrative> rated(
            Standing standing,
            String question,
            Map<NarrativeId, NarrativeTraits> placed,
            Map<NarrativeId, NarrativeEvidence> gathered) {
        SortedMap<NarrativeId, RatedNarrative> rated = new TreeMap<>();
        standing.answers().forEach((narrative, answers) -> {
            Double answer = answers.get(question);
            NarrativeTraits trait = placed.get(narrative);
            if (answer != null && trait != null) {
                NarrativeEvidence had = gathered.getOrDefault(narrative, NarrativeEvidence.NONE);
                rated.put(narrative, new RatedNarrative(trait.components(), model.block(trait, had), answer));
            }
        });
        return rated;
    }

    /** Answers to other questions than this one, by narrative. */
    private SortedMap<NarrativeId, List<OtherAnswer>> others(
            Standing standing,
            String question,
            Map<NarrativeId, NarrativeTraits> placed,
            Map<NarrativeId, NarrativeEvidence> gathered) {
        SortedMap<NarrativeId, List<OtherAnswer>> others = new TreeMap<>();
        if (!model.others().isEmpty()) {
            standing.answers().forEach((narrative, answers) -> {
                NarrativeTraits trait = placed.get(narrative);
                if (trait != null) {
                    NarrativeBlock block = model.block(trait, gathered.getOrDefault(narrative, NarrativeEvidence.NONE));
                    others.put(narrative, model.others(answers, question, block));
                }
            });
        }
        return others;
    }

    private PersonBlock block(
            Person person,
            SortedMap<NarrativeId, RatedNarrative> rated,
            SortedMap<NarrativeId, List<OtherAnswer>> others) {
        return model.foldIn(
                person.profile().answers(),
                List.copyOf(rated.values()),
                others.values().stream().flatMap(List::stream).toList());
    }

    /** The scores of a catalogue, as they stand now. */
    ScoreTable table(IndexedCatalog catalog) {
        Optional<EngagementModel> engagement = engagement();
        ScoreTable.Builder builder = new ScoreTable.Builder(
                catalog.size(),
                model.components().count(),
                model.narratives().factors(),
                engagement.map(EngagementModel::coordinates).orElse(0));
        for (int item = 0; item < catalog.size(); item++) {
            Narrative narrative = catalog.narrative(item);
            NarrativeTraits trait = traits.get(narrative.id());
            // A narrative that is known beyond the canonical position only has no traits yet.
            NarrativeTraits placed = trait == null ? model.traits(narrative.characterisation()) : trait;
            builder.set(item, placed.components(), block(narrative.id(), placed));
            int at = item;
            engagement.ifPresent(drawn -> builder.set(at, drawn.traits(narrative.id(), narrative.characterisation())));
        }
        return builder.build();
    }

    /** The same scores, where the evidence of some narratives has changed. */
    ScoreTable table(ScoreTable table, IndexedCatalog catalog, List<NarrativeId> changed) {
        Map<Integer, NarrativeBlock> blocks = new HashMap<>();
        for (NarrativeId id : changed) {
            NarrativeTraits trait = traits.get(id);
            if (trait != null) {
                catalog.index(id).ifPresent(item -> blocks.put(item, block(id, trait)));
            }
        }
        return table.with(blocks);
    }

    private NarrativeBlock block(NarrativeId id, NarrativeTraits trait) {
        return model.block(trait, evidence.getOrDefault(id, NarrativeEvidence.NONE));
    }

    /** Puts beside the model what was fitted to what it was trained on. */
    void compareWith(FittedComparators fitted) {
        comparators = Optional.of(fitted);
    }

    Optional<FittedComparators> comparators() {
        return comparators;
    }

    RatingModel model() {
        return model;
    }

    /** What people turn to; empty if that was not learned, or is not to count. */
    Optional<EngagementModel> engagement() {
        return trained.model().engagement().filter(drawn -> !drawn.blend().equals(Blend.OF_NOTHING));
    }

    /** Where the model comes from. */
    ModelTraining.Trained trained() {
        return trained;
    }

    /** The model with what narratives have gathered by now. */
    RatingModel gathered() {
        SortedMap<NarrativeId, NarrativeEvidence> now = new TreeMap<>(evidence);
        now.values().removeIf(NarrativeEvidence::isNone);
        return model.withEvidence(now);
    }

    int trainedRatings() {
        return model.evidence().values().stream()
                .mapToInt(NarrativeEvidence::count)
                .sum();
    }

    /** How many ratings count at this moment. */
    int ratings() {
        return ratings;
    }

    Drift drift() {
        int trainedRatings = trainedRatings();
        return new Drift(
                changes, trainedRatings + traitsThen.size(), trainedRatings, trained.sweeps(), surprise, outdated);
    }
}
