package narratives.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.catalog.NarrativeId;
import narratives.model.Drift;
import narratives.model.NarrativeBlock;
import narratives.model.NarrativeEvidence;
import narratives.model.NarrativeTraits;
import narratives.model.PersonBlock;
import narratives.model.Prediction;
import narratives.model.RatedNarrative;
import narratives.model.RatingModel;
import narratives.model.RatingModelTrainer;
import narratives.model.Surprise;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;

/**
 * A model and all that came in since, as the service has it: everybody's ratings, the evidence of every narrative, and how
 * far both have moved. Not for several threads.
 */
final class StreamedModel {
    private final TrainingSet set;
    private final RatingModelTrainer trainer;
    private final int halfLife;
    private final SortedMap<Integer, SortedMap<Integer, TrainingRating>> said = new TreeMap<>();
    private final NarrativeTraits[] traits;
    private final NarrativeEvidence[] evidence;
    private final NarrativeBlock[] blocks;

    private RatingModel model;
    private int trainedRatings;
    private int changes;
    private int sweeps;
    private Surprise surprise = Surprise.NONE;

    /**
     * @param set its people and narratives; its ratings come later
     * @param start the ratings that the model was trained on
     */
    StreamedModel(
            TrainingSet set, RatingModelTrainer trainer, int halfLife, List<TrainingRating> start, RatingModel model) {
        this.set = set;
        this.trainer = trainer;
        this.halfLife = halfLife;
        int narratives = set.narratives().size();
        traits = new NarrativeTraits[narratives];
        evidence = new NarrativeEvidence[narratives];
        blocks = new NarrativeBlock[narratives];
        start.forEach(this::remember);
        this.model = model;
        install(model);
    }

    private void install(RatingModel trained) {
        model = trained;
        for (int i = 0; i < blocks.length; i++) {
            traits[i] = model.traits(set.narratives().get(i).characterisation()).forScoring();
            evidence[i] = model.evidence(id(i));
            blocks[i] = model.block(traits[i], evidence[i]);
        }
        trainedRatings = said.values().stream().mapToInt(SortedMap::size).sum();
        changes = 0;
        surprise = Surprise.NONE;
    }

    private NarrativeId id(int narrative) {
        return set.narratives().get(narrative).id();
    }

    /** What is foretold of a rating from all that was remembered of its person. */
    Prediction foretell(TrainingRating rating) {
        int i = rating.narrative();
        return model.predict(person(rating.person()), traits[i].components(), blocks[i]);
    }

    private PersonBlock person(int person) {
        List<RatedNarrative> rated = ownOf(person).stream()
                .map(rating -> new RatedNarrative(
                        traits[rating.narrative()].components(), blocks[rating.narrative()], rating.value()))
                .toList();
        return model.foldIn(set.people().get(person), rated);
    }

    private Collection<TrainingRating> ownOf(int person) {
        SortedMap<Integer, TrainingRating> own = said.get(person);
        return own == null ? List.of() : own.values();
    }

    /** Takes a rating into account for its person. */
    void remember(TrainingRating rating) {
        said.computeIfAbsent(rating.person(), first -> new TreeMap<>()).put(rating.narrative(), rating);
    }

    /** Takes a rating that was remembered into account for its narrative, and how it was foretold for the drift. */
    void gather(TrainingRating rating, Prediction foretold) {
        int i = rating.narrative();
        PersonBlock person = person(rating.person());
        evidence[i] = evidence[i].plus(model.contribution(person, traits[i].components(), rating.value()));
        blocks[i] = model.block(traits[i], evidence[i]);
        changes++;
        surprise = surprise.with(foretold, rating.value(), halfLife);
    }

    Drift drift() {
        return new Drift(changes, trainedRatings + blocks.length, trainedRatings, sweeps, surprise, false);
    }

    void refit() {
        install(trainer.train(now()));
        sweeps = 0;
    }

    void sweep(int times) {
        SortedMap<NarrativeId, NarrativeEvidence> gathered = new TreeMap<>();
        for (int i = 0; i < evidence.length; i++) {
            if (evidence[i].count() > 0) {
                gathered.put(id(i), evidence[i]);
            }
        }
        install(trainer.sweep(model.withEvidence(gathered), now(), times));
        sweeps++;
    }

    private TrainingSet now() {
        List<TrainingRating> ratings = new ArrayList<>();
        said.values().forEach(own -> ratings.addAll(own.values()));
        return set.withRatings(ratings);
    }
}
