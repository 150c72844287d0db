package narratives.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import narratives.catalog.Answer;
import narratives.catalog.NarrativeId;
import narratives.model.TrainingSet.TrainingNarrative;
import narratives.model.TrainingSet.TrainingRating;

/**
 * One training, from the prior to a model. Each sweep sets in turn, in closed form, every person's block given the
 * narratives, every narrative's effect given the people, the maps given both, and the variances given all. Every sum runs in the order of the training set.
 */
final class VariationalFit {
    private final WeakPrior prior;
    private final TrainingSettings settings;
    private final ModelScale scale;
    private final RatingsByBoth ratings;
    private final List<TrainingNarrative> narratives;
    private final double mean;

    private final FeatureEncoder narrativeEncoder;
    private final FeatureEncoder personEncoder;
    private final ContentComponents components;
    private final double[][] traits;
    private final double[][] profiles;
    private final FeatureMapFit narrativeMap;
    private final FeatureMapFit personMaps;

    private final double[] effect;
    private final double[] effectVariance;
    private final double[][] block;
    private final double[][][] blockCovariance;

    private double intercept;
    private double interceptVariance;
    private double noise;
    private double narrativeVariance;
    private final double[] personVariances;

    VariationalFit(TrainingSet set, TrainingSettings settings) {
        this.settings = settings;
        this.scale = ModelScale.of(set.scale());
        this.prior = new WeakPrior(scale.range());
        this.narratives = set.narratives();
        this.ratings = new RatingsByBoth(set);
        this.mean = shrunkMean(set);
        List<SortedMap<String, Answer>> characterisations = narratives.stream()
                .map(narrative -> narrative.characterisation().answers())
                .toList();
        this.narrativeEncoder = FeatureEncoder.fit(FeatureQuestion.of(set.instrument()), characterisations);
        this.personEncoder = FeatureEncoder.fit(FeatureQuestion.inferred(set.people()), set.people());
        double[][] features =
                characterisations.stream().map(narrativeEncoder::encode).toArray(double[][]::new);
        this.profiles = set.people().stream().map(personEncoder::encode).toArray(double[][]::new);
        int columns = narrativeEncoder.columns().size();
        this.components = ContentComponents.fit(features, columns, settings.components());
        this.traits = Arrays.stream(features).map(components::project).toArray(double[][]::new);

        this.personVariances = prior.person(components.count());
        this.narrativeVariance = prior.narrative();
        this.noise = prior.noise();
        this.interceptVariance = prior.intercept();
        double[] weight = {
            WeakPrior.weight(narrativeVariance, narrativeEncoder.questionKeys().size())
        };
        this.narrativeMap =
                new FeatureMapFit(rows(features, ratings.narratives()), columns, weight, WeakPrior.PSEUDO_COUNT);
        int questions = personEncoder.questionKeys().size();
        this.personMaps = new FeatureMapFit(
                rows(profiles, ratings.people()),
                personEncoder.columns().size(),
                Arrays.stream(personVariances)
                        .map(variance -> WeakPrior.weight(variance, questions))
                        .toArray(),
                WeakPrior.PSEUDO_COUNT);
        this.effect = new double[narratives.size()];
        this.effectVariance = new double[narratives.size()];
        this.block = new double[profiles.length][];
        this.blockCovariance = new double[profiles.length][][];
    }

    /** The mean rating, with the middle of the scale as one rating more. */
    private static double shrunkMean(TrainingSet set) {
        double sum = set.scale().middle();
        for (TrainingRating rating : set.ratings()) {
            sum += rating.value();
        }
        return sum / (set.ratings().size() + 1);
    }

    private static double[][] rows(double[][] all, int[] places) {
        return Arrays.stream(places).mapToObj(place -> all[place]).toArray(double[][]::new);
    }

    /** Sweeps until nothing moves or the sweeps are used up; says how many it took. */
    int sweeps() {
        for (int sweep = 1; sweep <= settings.mostSweeps(); sweep++) {
            double[] before = parameters();
            people();
            narratives();
            maps();
            variances();
            if (change(before, parameters()) < settings.tolerance()) {
                return sweep;
            }
        }
        return settings.mostSweeps();
    }

    private double[] parameters() {
        double[] parameters = Arrays.copyOf(personVariances, personVariances.length + 3);
        parameters[personVariances.length] = noise;
        parameters[personVariances.length + 1] = narrativeVariance;
        parameters[personVariances.length + 2] = 1 + intercept / scale.range();
        return parameters;
    }

    private static double change(double[] before, double[] after) {
        double most = 0;
        for (int k = 0; k < before.length; k++) {
            most = Math.max(most, Math.abs(after[k] - before[k]) / Math.abs(before[k]));
        }
        return most;
    }

    private void people() {
        int[] rated = ratings.people();
        for (int row = 0; row < rated.length; row++) {
            double[] expected = new double[personVariances.length];
            for (int k = 0; k < expected.length; k++) {
                expected[k] = personMaps.mean(k, row);
            }
            int person = rated[row];
            PersonPrior.Given posterior =
                    PersonPrior.posterior(expected, personVariances, ratingsOf(person), mean, noise);
            block[person] = posterior.mean();
            blockCovariance[person] = posterior.covariance();
        }
    }

    /** A person's ratings, with what is known of the narratives now. */
    List<RatedNarrative> ratingsOf(int person) {
        List<RatedNarrative> of = new ArrayList<>();
        for (int e = ratings.firstOf(person); e < ratings.firstOf(person + 1); e++) {
            int narrative = ratings.narrative(e);
            of.add(new RatedNarrative(traits[narrative], effect[narrative], ratings.value(e)));
        }
        return of;
    }

    private double value(int person, int narrative) {
        double value = block[person][0];
        for (int k = 0; k < components.count(); k++) {
            value += block[person][k + 1] * traits[narrative][k];
        }
        return value;
    }

    private NarrativeEvidence evidence(int narrative) {
        double weighted = 0;
        int[] events = ratings.of(narrative);
        for (int e : events) {
            weighted += ratings.value(e) - mean - value(ratings.person(e), narrative);
        }
        return new NarrativeEvidence(events.length, weighted);
    }

    private void narratives() {
        int[] rated = ratings.narratives();
        for (int row = 0; row < rated.length; row++) {
            double expected = intercept + narrativeMap.mean(0, row);
            Effect posterior = NarrativePrior.effect(expected, 0, narrativeVariance, evidence(rated[row]), noise);
            effect[rated[row]] = posterior.mean();
            effectVariance[rated[row]] = posterior.variance();
        }
    }

    private void maps() {
        int[] rated = ratings.narratives();
        double sum = 0;
        for (int row = 0; row < rated.length; row++) {
            sum += effect[rated[row]] - narrativeMap.mean(0, row);
        }
        double precision = 1 / prior.intercept() + rated.length / narrativeVariance;
        intercept = sum / narrativeVariance / precision;
        interceptVariance = 1 / precision;
        double[] rest = new double[rated.length];
        for (int row = 0; row < rated.length; row++) {
            rest[row] = effect[rated[row]] - intercept;
        }
        narrativeMap.step(0, rest, narrativeVariance);
        for (int k = 0; k < personVariances.length; k++) {
            int output = k;
            double[] targets = Arrays.stream(ratings.people())
                    .mapToDouble(person -> block[person][output])
                    .toArray();
            personMaps.step(k, targets, personVariances[k]);
        }
    }

    private void variances() {
        int[] rated = ratings.narratives();
        double squares = rated.length * interceptVariance + narrativeMap.totalVariance(0);
        double posteriors = 0;
        for (int row = 0; row < rated.length; row++) {
            double rest = effect[rated[row]] - intercept - narrativeMap.mean(0, row);
            squares += rest * rest;
            posteriors += effectVariance[rated[row]];
        }
        narrativeVariance = prior.learned(prior.narrative(), narrativeVariance, squares, posteriors, rated.length);

        int[] people = ratings.people();
        double[] guesses = prior.person(components.count());
        for (int k = 0; k < personVariances.length; k++) {
            squares = personMaps.totalVariance(k);
            posteriors = 0;
            for (int row = 0; row < people.length; row++) {
                double rest = block[people[row]][k] - personMaps.mean(k, row);
                squares += rest * rest;
                posteriors += blockCovariance[people[row]][k][k];
            }
            personVariances[k] = prior.learned(guesses[k], personVariances[k], squares, posteriors, people.length);
        }

        squares = 0;
        for (int person : people) {
            PersonBlock of = new PersonBlock(block[person], blockCovariance[person]);
            for (int e = ratings.firstOf(person); e < ratings.firstOf(person + 1); e++) {
                int narrative = ratings.narrative(e);
                double rest = ratings.value(e) - mean - value(person, narrative) - effect[narrative];
                squares += rest * rest + of.variance(traits[narrative]) + effectVariance[narrative];
            }
        }
        noise = prior.learned(prior.noise(), squares, ratings.size());
    }

    /** The model, with evidence from every person's block as fold-in finds it under the final parameters. */
    RatingModel model() {
        RatingModel without = new RatingModel(
                scale,
                mean,
                noise,
                narrativeEncoder,
                personEncoder,
                components,
                new PersonPrior(personMaps.map(), personVariances.clone()),
                new NarrativePrior(intercept, interceptVariance, narrativeMap.map(), narrativeVariance),
                new TreeMap<>());
        for (int person : ratings.people()) {
            PersonBlock last = without.people().posterior(profiles[person], ratingsOf(person), mean, noise);
            block[person] = last.mean();
            blockCovariance[person] = last.covariance();
        }
        SortedMap<NarrativeId, NarrativeEvidence> evidence = new TreeMap<>();
        for (int narrative : ratings.narratives()) {
            evidence.put(narratives.get(narrative).id(), evidence(narrative));
        }
        return new RatingModel(
                scale,
                mean,
                noise,
                narrativeEncoder,
                personEncoder,
                components,
                without.people(),
                without.narratives(),
                evidence);
    }

    /** A rated person's block as the last step left it. */
    PersonBlock blockOf(int person) {
        return new PersonBlock(block[person], blockCovariance[person]);
    }
}
