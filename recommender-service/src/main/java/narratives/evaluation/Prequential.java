package narratives.evaluation;

import java.util.ArrayList;
import java.util.List;
import narratives.model.Drift;
import narratives.model.Prediction;
import narratives.model.RatingModel;
import narratives.model.RatingModelTrainer;
import narratives.model.TrainingSet;
import narratives.model.TrainingSet.TrainingRating;
import narratives.model.TrainingSettings;
import narratives.model.Upkeep;

/**
 * Prequential evaluation: ratings in the order of time, each foretold from what came before it and then learned from
 * (Dawid, Journal of the Royal Statistical Society A 147, 1984, 278-292; for streams of ratings Vinagre, Jorge and Gama,
 * Workshop on Recommender Systems Evaluation, RecSys 2014). It says what a service would have got wrong, with nothing
 * known of the future but which narratives and profiles there will be.
 */
public final class Prequential {
    private final TrainingSet set;
    private final List<TrainingRating> inTime;
    private final Settings settings;
    private final Progress progress;
    private final RatingModelTrainer trainer;

    /**
     * How it is done.
     *
     * @param start share of the ratings that the first model is fitted on; above 0 and below 1
     * @param window how many ratings make a point of the learning curve; 1 or more
     * @param refitEvery after how many ratings {@link Strategy#REFIT} fits anew; 1 or more
     * @param warmSweeps how many sweeps bring a model up to date; 1 or more
     * @param bounds when {@link Strategy#SWEEPS} and {@link Strategy#UPKEEP} do something
     */
    public record Settings(
            double start, int window, int refitEvery, int warmSweeps, Drift.Bounds bounds, TrainingSettings training) {
        /** A fifth to begin with, windows and refits of 5,000 ratings, and the defaults of the service. */
        public static final Settings DEFAULT =
                new Settings(.2, 5000, 5000, 3, Drift.Bounds.DEFAULT, TrainingSettings.DEFAULT);

        /** @throws IllegalArgumentException if a number is out of its range */
        public Settings {
            if (!(start > 0 && start < 1)) {
                throw new IllegalArgumentException("start is " + start + "; must be above 0 and below 1");
            }
            if (window < 1) {
                throw new IllegalArgumentException("window is " + window + "; must be at least 1");
            }
            if (refitEvery < 1) {
                throw new IllegalArgumentException("refitEvery is " + refitEvery + "; must be at least 1");
            }
            if (warmSweeps < 1) {
                throw new IllegalArgumentException("warmSweeps is " + warmSweeps + "; must be at least 1");
            }
        }
    }

    /** Hears how far a strategy has come, at the end of every window. */
    @FunctionalInterface
    public interface Progress {
        /** @param foretold how many ratings, of how many */
        void at(Strategy strategy, int foretold, int of);
    }

    private Prequential(TrainingSet set, List<TrainingRating> inTime, Settings settings, Progress progress) {
        this.set = set;
        this.inTime = inTime;
        this.settings = settings;
        this.progress = progress;
        this.trainer = new RatingModelTrainer(settings.training());
    }

    /**
     * Runs through the ratings once for each strategy. Given the same, it finds the same.
     *
     * @param inTime the ratings of the set in the order in which they were given, of each person one a narrative
     * @throws IllegalArgumentException if those are others than the ratings of the set, somebody rated something twice,
     *     or there is nothing to begin with or to foretell
     */
    public static List<Course> run(
            TrainingSet set,
            List<TrainingRating> inTime,
            List<Strategy> strategies,
            Settings settings,
            Progress progress) {
        if (!inTime.stream().sorted(TrainingSet.CANONICAL).toList().equals(set.ratings())) {
            throw new IllegalArgumentException("the ratings in the order of time must be those of the training set");
        }
        for (int e = 1; e < set.ratings().size(); e++) {
            TrainingRating one = set.ratings().get(e - 1);
            TrainingRating next = set.ratings().get(e);
            if (one.person() == next.person() && one.narrative() == next.narrative()) {
                throw new IllegalArgumentException("somebody has rated the same narrative twice");
            }
        }
        int begin = (int) (inTime.size() * settings.start());
        if (begin == 0 || begin == inTime.size()) {
            throw new IllegalArgumentException("there are " + inTime.size() + " ratings; too few to begin with some");
        }
        return new Prequential(set, List.copyOf(inTime), settings, progress).courses(strategies, begin);
    }

    private List<Course> courses(List<Strategy> strategies, int begin) {
        List<TrainingRating> start = inTime.subList(0, begin);
        RatingModel first = trainer.train(set.withRatings(start));
        List<Course> courses = new ArrayList<>();
        for (Strategy strategy : strategies) {
            StreamedModel model =
                    new StreamedModel(set, trainer, settings.bounds().halfLife(), start, first);
            courses.add(course(strategy, model, begin));
        }
        return List.copyOf(courses);
    }

    private Course course(Strategy strategy, StreamedModel model, int begin) {
        StretchSum total = new StretchSum(begin);
        StretchSum window = new StretchSum(begin);
        List<Stretch> windows = new ArrayList<>();
        int sweeps = 0;
        int refits = 0;
        for (int e = begin; e < inTime.size(); e++) {
            TrainingRating rating = inTime.get(e);
            Prediction foretold = model.foretell(rating);
            total.add(foretold, rating.value(), set.scale());
            window.add(foretold, rating.value(), set.scale());
            learn(strategy, model, rating, foretold);
            switch (due(strategy, model, total.ratings())) {
                case NOTHING -> {}
                case SWEEPS -> {
                    model.sweep(settings.warmSweeps());
                    sweeps++;
                }
                case REFIT -> {
                    model.refit();
                    refits++;
                }
            }
            if (window.ratings() == settings.window() || e == inTime.size() - 1) {
                windows.add(window.total());
                window = new StretchSum(e + 1);
                progress.at(strategy, total.ratings(), inTime.size() - begin);
            }
        }
        return new Course(strategy, total.total(), windows, sweeps, refits);
    }

    private static void learn(Strategy strategy, StreamedModel model, TrainingRating rating, Prediction foretold) {
        switch (strategy) {
            case STATIC -> {}
            case PERSON -> model.remember(rating);
            case STATISTICS, SWEEPS, UPKEEP, REFIT -> {
                model.remember(rating);
                model.gather(rating, foretold);
            }
        }
    }

    private Upkeep due(Strategy strategy, StreamedModel model, int foretold) {
        return switch (strategy) {
            case STATIC, PERSON, STATISTICS -> Upkeep.NOTHING;
            case SWEEPS -> model.drift().due(settings.bounds()) == Upkeep.NOTHING ? Upkeep.NOTHING : Upkeep.SWEEPS;
            case UPKEEP -> model.drift().due(settings.bounds());
            case REFIT -> foretold % settings.refitEvery() == 0 ? Upkeep.REFIT : Upkeep.NOTHING;
        };
    }
}
