package narratives.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import narratives.model.TrainingSet.TrainingNarrative;
import narratives.model.TrainingSet.TrainingRating;

/** The model of ratings as the service uses it: trained once, each person folded in from their own ratings. */
public record ModelOfRatings(String name, TrainingSettings settings) implements Method {
    /** To find the weights of a blend, ratings are foretold by a model without factors, swept so often: nearly the same. */
    private static final int BRIEF_SWEEPS = 20;

    /** One that takes a fraction of the time, to find the weights of a blend with. */
    public static ModelOfRatings brief(TrainingSettings settings) {
        return new ModelOfRatings(
                "brief", settings.withFactors(0).withMostSweeps(Math.min(BRIEF_SWEEPS, settings.mostSweeps())));
    }

    @Override
    public Fitted fit(TrainingSet training) {
        RatingModel model = new RatingModelTrainer(settings).train(training);
        List<NarrativeTraits> traits = new ArrayList<>();
        List<NarrativeBlock> blocks = new ArrayList<>();
        for (TrainingNarrative narrative : training.narratives()) {
            NarrativeTraits of = model.traits(narrative.characterisation());
            traits.add(of);
            blocks.add(model.block(of, model.evidence(narrative.id())));
        }
        return (person, own) -> {
            PersonBlock block = model.foldIn(
                    training.people().get(person),
                    rated(own, traits, blocks),
                    answers(training, model, person, own, blocks));
            return narrative -> {
                Prediction prediction =
                        model.predict(block, traits.get(narrative).components(), blocks.get(narrative));
                return new Estimate(prediction.mean(), OptionalDouble.of(prediction.variance()));
            };
        };
    }

    /** What a person of the training set answered to other questions. */
    private static List<OtherAnswer> answers(
            TrainingSet training,
            RatingModel model,
            int person,
            List<TrainingRating> own,
            List<NarrativeBlock> blocks) {
        List<OtherAnswer> answers = new ArrayList<>();
        for (OtherAnswers.Given answer : training.others().of(person)) {
            OptionalDouble rating = own.stream()
                    .filter(rated -> rated.narrative() == answer.narrative())
                    .mapToDouble(TrainingRating::value)
                    .findFirst();
            model.other(training.others().questions().get(answer.question()))
                    .ifPresent(question -> answers.add(
                            OtherAnswer.about(question, answer.value(), rating, blocks.get(answer.narrative()))));
        }
        return answers;
    }

    private static List<RatedNarrative> rated(
            List<TrainingRating> own, List<NarrativeTraits> traits, List<NarrativeBlock> blocks) {
        return own.stream()
                .map(rating -> new RatedNarrative(
                        traits.get(rating.narrative()).components(), blocks.get(rating.narrative()), rating.value()))
                .toList();
    }
}
