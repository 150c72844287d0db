package narratives.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.catalog.NarrativeId;
import narratives.model.TrainingSet.TrainingRating;

/**
 * The model of a fit after its sweeps, and beside it the people of its training set as they are folded into that model.
 *
 * @param ratings of each person, as the fit knew their narratives last
 * @param people each of them folded in
 */
record FoldedEvidence(
        TrainingSet set,
        RatingModel model,
        List<List<RatedNarrative>> ratings,
        List<List<OtherAnswer>> answers,
        List<PersonBlock> people) {
    /** Makes the model of a fit. */
    static FoldedEvidence of(VariationalFit fit, TrainingSet set) {
        List<List<RatedNarrative>> ratings = new ArrayList<>();
        List<List<OtherAnswer>> answers = new ArrayList<>();
        for (int person = 0; person < set.people().size(); person++) {
            ratings.add(fit.ratingsOf(person));
            answers.add(fit.answersOf(person));
        }
        RatingModel model = fit.model();
        List<PersonBlock> people = new ArrayList<>();
        for (int person = 0; person < set.people().size(); person++) {
            people.add(model.foldIn(set.people().get(person), ratings.get(person), answers.get(person)));
        }
        return new FoldedEvidence(set, model, ratings, answers, people);
    }

    /** The evidence of the model is what ratings say by the people who were folded in, to the bit. */
    void isThatOfTheModel() {
        SortedMap<NarrativeId, EvidenceSum> sums = new TreeMap<>();
        for (TrainingRating rating : set.ratings()) {
            int factors = model.narratives().factors();
            var narrative = set.narratives().get(rating.narrative());
            sums.computeIfAbsent(narrative.id(), first -> new EvidenceSum(factors))
                    .add(
                            PeopleBlocks.of(people.get(rating.person()), factors),
                            0,
                            model.traits(narrative.characterisation()).components(),
                            rating.value() - model.mean());
        }
        assertThat(model.evidence()).hasSameSizeAs(sums);
        sums.forEach((id, sum) -> {
            NarrativeEvidence folded = sum.total();
            assertThat(model.evidence(id).count()).isEqualTo(folded.count());
            assertThat(model.evidence(id).weighted()).containsExactly(folded.weighted());
            assertThat(model.evidence(id).moments()).containsExactly(folded.moments());
        });
    }

    /** The evidence of the model is the sum of what each rating contributes, but for rounding. */
    void isTheSumOfContributions() {
        SortedMap<NarrativeId, NarrativeEvidence> summed = new TreeMap<>();
        for (TrainingRating rating : set.ratings()) {
            var narrative = set.narratives().get(rating.narrative());
            double[] components = model.traits(narrative.characterisation()).components();
            NarrativeEvidence contribution =
                    model.contribution(people.get(rating.person()), components, rating.value());
            summed.merge(narrative.id(), contribution, NarrativeEvidence::plus);
        }
        summed.forEach((id, evidence) -> {
            assertThat(evidence.count()).isEqualTo(model.evidence(id).count());
            assertThat(evidence.weighted()).containsExactly(model.evidence(id).weighted(), within(1e-12));
            assertThat(evidence.moments()).containsExactly(model.evidence(id).moments(), within(1e-12));
        });
    }
}
